import { defineLab } from '#model/lab.ts';
import { guide } from './guide.ts';
import { fullDrop, fullReject, shortBehind, vipPrefetched } from './predictions.ts';
import { story } from './story.ts';

export const lab = defineLab({
  slug: 'rabbitmq-priority-backpressure',
  line: 'rabbitmq',
  needs: ['rabbitmq'],
  roles: {
    newsletter: {
      program: 'newsletter.ts',
      start: 1,
      max: 1,
      breakable: false,
      env: { LIMITS: { setting: 'limits' }, FLOW: { setting: 'flow' }, ID_PREFIX: { start: 'letter' } },
    },
    sender: {
      program: 'sender.ts',
      start: 1,
      max: 1,
      env: { LIMITS: { setting: 'limits' }, SPEED: { setting: 'speed' }, PREFETCH: { setting: 'prefetch' } },
    },
  },
  controls: [
    { id: 'send', kind: 'button', primary: true, effect: { tell: 'newsletter', line: () => 'send 1' } },
    {
      id: 'send-many',
      kind: 'amount',
      min: 1,
      max: 100,
      step: 1,
      initial: 30,
      effect: { tell: 'newsletter', line: (count) => `send ${count}` },
    },
    { id: 'vip', kind: 'button', effect: { tell: 'newsletter', line: () => 'vip 1' } },
    { id: 'short', kind: 'button', effect: { tell: 'newsletter', line: () => 'short 1' } },
    {
      id: 'rate',
      kind: 'slider',
      min: 0,
      max: 40,
      step: 1,
      initial: 0,
      effect: { tell: 'newsletter', line: (perSecond) => `rate ${perSecond}` },
    },
    {
      id: 'prefetch',
      kind: 'choice',
      options: ['1', '50'],
      initial: '1',
      effect: { tell: 'sender', line: (limit) => `prefetch ${limit}` },
    },
    {
      id: 'limits',
      kind: 'choice',
      options: ['open', 'drop-head', 'reject', 'ttl', 'priority'],
      initial: 'open',
      // Both of them: what one sends the other reads.
      effect: { tell: ['newsletter', 'sender'], line: (limits) => `limits ${limits}` },
    },
    {
      id: 'flow',
      kind: 'choice',
      options: ['off', 'on'],
      initial: 'off',
      effect: { tell: 'newsletter', line: (value) => `flow ${value}` },
    },
    {
      id: 'speed',
      kind: 'choice',
      options: ['pause', '2', '10'],
      initial: '2',
      effect: { tell: 'sender', line: (speed) => `speed ${speed}` },
    },
  ],
  predictions: [fullDrop, fullReject, shortBehind, vipPrefetched],
  guide,
  story,
  workMs: (_body, _program, { settings }) => 1000 / (Number(settings.speed) || 2),
});
