import { defineLab } from '#model/lab.ts';
import { guide } from './guide.ts';
import { blocked, climbed, limited, overtaken, replayedUnfixed } from './predictions.ts';
import { story } from './story.ts';

export const lab = defineLab({
  slug: 'rabbitmq-dlq-retry',
  line: 'rabbitmq',
  needs: ['rabbitmq'],
  roles: {
    shop: { program: 'shop.ts', start: 1, max: 1, breakable: false, env: { ID_PREFIX: { start: 'letter' } } },
    worker: {
      program: 'worker.ts',
      start: 1,
      max: 1,
      env: {
        MODE: { setting: 'mode' },
        RETURN: { setting: 'return' },
        GATEWAY: { setting: 'gateway' },
        PARSER: { setting: 'parser' },
        SCALE: { setting: 'scale' },
      },
    },
    operator: { program: 'operator.ts', start: 1, max: 1, breakable: false },
  },
  controls: [
    { id: 'good', kind: 'button', primary: true, effect: { tell: 'shop', line: () => 'good 1' } },
    { id: 'poison', kind: 'button', effect: { tell: 'shop', line: () => 'poison 1' } },
    {
      id: 'mode',
      kind: 'choice',
      options: ['requeue', 'dlx', 'retry', 'sort'],
      initial: 'requeue',
      effect: { tell: 'worker', line: (mode) => `mode ${mode}` },
    },
    {
      id: 'gateway',
      kind: 'choice',
      options: ['up', 'down'],
      initial: 'up',
      effect: { tell: 'worker', line: (state) => `gateway ${state}` },
    },
    {
      id: 'scale',
      kind: 'choice',
      options: ['1', '5', '10'],
      initial: '5',
      effect: { tell: 'worker', line: (times) => `scale ${times}` },
    },
    {
      id: 'parser',
      kind: 'choice',
      options: ['old', 'new'],
      initial: 'old',
      effect: { tell: 'worker', line: (version) => `parser ${version}` },
    },
    { id: 'limited', kind: 'button', effect: { tell: 'shop', line: () => 'limited 1' } },
    {
      id: 'return',
      kind: 'choice',
      options: ['nack', 'reject'],
      initial: 'nack',
      effect: { tell: 'worker', line: (method) => `return ${method}` },
    },
    { id: 'replay', kind: 'button', effect: { tell: 'operator', line: () => 'replay' } },
  ],
  predictions: [blocked, climbed, overtaken, limited, replayedUnfixed],
  guide,
  story,
  workMs: (_body, program) => (program === 'worker' ? 250 : undefined),
});
