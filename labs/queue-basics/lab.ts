import { defineLab } from '#model/lab.ts';
import { guide } from './guide.ts';
import { decoupled, overload, pace, scaling } from './predictions.ts';
import { story } from './story.ts';

export const lab = defineLab({
  slug: 'queue-basics',
  line: 'broker',
  needs: ['rabbitmq'],
  roles: {
    shop: { program: 'shop.ts', start: 1, max: 1, breakable: false, env: { ID_PREFIX: { start: 'letter' } } },
    worker: { program: 'worker.ts', start: 1, max: 4, env: { RATE: { setting: 'worker-rate' } } },
    mailer: { program: 'mailer.ts', start: 1, max: 1, env: { BATCH: { setting: 'batch' }, WAIT: { setting: 'wait' } } },
  },
  controls: [
    { id: 'rush', kind: 'button', primary: true, effect: { tell: 'shop', line: () => 'burst 300' } },
    {
      id: 'send-many',
      kind: 'amount',
      min: 1,
      max: 300,
      step: 1,
      initial: 40,
      effect: { tell: 'shop', line: (count) => `burst ${count}` },
    },
    {
      id: 'steady',
      kind: 'slider',
      min: 0,
      max: 100,
      step: 10,
      initial: 0,
      effect: { tell: 'shop', line: (perSecond) => `rate ${perSecond}` },
    },
    { id: 'add-worker', kind: 'button', effect: { start: 'worker' } },
    {
      id: 'worker-rate',
      kind: 'slider',
      min: 5,
      max: 40,
      step: 5,
      initial: 20,
      effect: { tell: 'worker', line: (perSecond) => `rate ${perSecond}` },
    },
    {
      id: 'batch',
      kind: 'choice',
      options: ['1', '50', '200'],
      initial: '200',
      effect: { tell: 'mailer', line: (size) => `batch ${size}` },
    },
    {
      id: 'wait',
      kind: 'stepper',
      min: 1,
      max: 15,
      step: 1,
      initial: 3,
      effect: { tell: 'mailer', line: (seconds) => `wait ${seconds}` },
    },
  ],
  predictions: [pace, scaling, overload, decoupled],
  guide,
  story,
});
