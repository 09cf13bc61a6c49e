import { defineLab } from '#model/lab.ts';
import { statedWorkMs } from '#model/work-ms.ts';
import { guide } from './guide.ts';
import { afterWork, answersLost, automaticBeforeWork, cutWithoutConfirms } from './predictions.ts';
import { story } from './story.ts';

export const lab = defineLab({
  slug: 'delivery-guarantees',
  line: 'broker',
  needs: ['rabbitmq', 'sqlite'],
  roles: {
    shop: {
      program: 'shop.ts',
      start: 1,
      max: 1,
      breakable: false,
      cable: true,
      env: { DB: { file: 'shop.db' }, CONFIRMS: { setting: 'confirms' } },
    },
    payment: {
      program: 'payment.ts',
      start: 1,
      max: 1,
      env: {
        DB: { file: 'payment.db' },
        ACK: { setting: 'ack' },
        DEDUP: { setting: 'dedup' },
        CRASH: { setting: 'crash' },
      },
    },
  },
  controls: [
    { id: 'send', kind: 'button', primary: true, effect: { tell: 'shop', line: () => 'send 1' } },
    {
      id: 'send-many',
      kind: 'amount',
      min: 1,
      max: 50,
      step: 1,
      initial: 5,
      effect: { tell: 'shop', line: (count) => `send ${count}` },
    },
    {
      id: 'crash',
      kind: 'choice',
      options: ['never', 'before', 'after'],
      initial: 'never',
      effect: { tell: 'payment', line: (point) => `crash ${point}` },
    },
    {
      id: 'ack',
      kind: 'choice',
      options: ['manual', 'auto'],
      initial: 'manual',
      effect: { tell: 'payment', line: (mode) => `ack ${mode}` },
    },
    {
      id: 'dedup',
      kind: 'choice',
      options: ['off', 'on'],
      initial: 'off',
      effect: { tell: 'payment', line: (mode) => `dedup ${mode}` },
    },
    {
      id: 'confirms',
      kind: 'choice',
      options: ['off', 'on'],
      initial: 'off',
      effect: { tell: 'shop', line: (mode) => `confirms ${mode}` },
    },
    { id: 'cut', kind: 'button', effect: { cut: 'shop', forMs: 4_000 } },
    { id: 'cut-answers', kind: 'button', effect: { cut: 'shop', forMs: 4_000, answersOnly: true } },
  ],
  predictions: [afterWork, automaticBeforeWork, cutWithoutConfirms, answersLost],
  guide,
  story,
  workMs: statedWorkMs,
});
