import { type Control, defineLab, type Role } from '#model/lab.ts';
import { guide } from './guide.ts';
import { awayDurable, awayTemporary, lateSubscriber, twoInstances } from './predictions.ts';
import { modeSetting, type Service, serviceOf, workTimes } from './services.ts';
import { story } from './story.ts';

const service = (name: Service, start: number, max: number): Role => ({
  program: `${name}.ts`,
  start,
  max,
  env: { QUEUE: { setting: modeSetting(name) } },
  ...(name === 'email' && { ids: ['email-1', 'email-2'] }),
});

/** Each program of the service has its own: told live, and given to it at its next start. */
const mode = <Name extends Service>(name: Name, initial: 'durable' | 'temporary') =>
  ({
    id: modeSetting(name),
    kind: 'choice',
    options: ['durable', 'temporary'],
    initial,
    per: 'program',
    effect: { tell: name, line: (kind) => `queue ${kind}` },
  }) as const satisfies Control;

export const lab = defineLab({
  slug: 'rabbitmq-pubsub',
  line: 'rabbitmq',
  needs: ['rabbitmq'],
  roles: {
    shop: { program: 'shop.ts', start: 1, max: 1, breakable: false, env: { ID_PREFIX: { start: 'letter' } } },
    email: service('email', 1, 2),
    inventory: service('inventory', 1, 1),
    analytics: service('analytics', 0, 1),
  },
  controls: [
    { id: 'send', kind: 'button', primary: true, effect: { tell: 'shop', line: () => 'send 1' } },
    {
      id: 'send-many',
      kind: 'amount',
      min: 1,
      max: 60,
      step: 1,
      initial: 6,
      effect: { tell: 'shop', line: (count) => `send ${count}` },
    },
    {
      id: 'rate',
      kind: 'slider',
      min: 0,
      max: 10,
      step: 1,
      initial: 0,
      effect: { tell: 'shop', line: (perSecond) => `rate ${perSecond}` },
    },
    { id: 'add-analytics', kind: 'button', effect: { start: 'analytics' } },
    { id: 'add-email', kind: 'button', effect: { start: 'email' } },
    mode('email', 'durable'),
    mode('inventory', 'durable'),
    mode('analytics', 'temporary'),
  ],
  predictions: [lateSubscriber, awayDurable, awayTemporary, twoInstances],
  guide,
  story,
  workMs: (_body, program, picture) => {
    const name = serviceOf(picture.programs[program]?.role ?? '');
    return name && workTimes[name];
  },
});
