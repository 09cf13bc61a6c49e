import { defineLab } from '#model/lab.ts';
import { guide } from './guide.ts';
import { keyless, moved, ownKey, readOrder, reread } from './predictions.ts';
import { topic } from './records.ts';
import { story } from './story.ts';

/** How long each reader works on a record; the second is quick enough to overtake the first. */
const workMs = { warehouse: 180, analytics: 60 } as const;

export const lab = defineLab({
  slug: 'kafka-log',
  line: 'kafka',
  needs: ['kafka'],
  topics: { [topic]: { partitions: 3 } },
  roles: {
    shop: {
      program: 'shop.ts',
      start: 1,
      max: 1,
      breakable: false,
      env: { TOPIC: { topic }, KEY: { setting: 'key' } },
    },
    warehouse: {
      program: 'reader.ts',
      start: 1,
      max: 1,
      env: { TOPIC: { topic }, GROUP_ID: { group: 'warehouse' }, WORK_MS: `${workMs.warehouse}` },
    },
    analytics: {
      program: 'reader.ts',
      start: 0,
      max: 1,
      env: { TOPIC: { topic }, GROUP_ID: { group: 'analytics' }, WORK_MS: `${workMs.analytics}` },
    },
  },
  controls: [
    { id: 'send', kind: 'button', primary: true, effect: { tell: 'shop', line: () => 'send 1' } },
    {
      id: 'write',
      kind: 'form',
      fields: [
        { id: 'key', kind: 'text', initial: 'Hà', maxLength: 40 },
        { id: 'times', kind: 'choice', options: ['3', '1'] },
      ],
      effect: { tell: 'shop', line: ({ key = '', times = '1' }) => `write ${times} ${key}` },
    },
    {
      id: 'send-many',
      kind: 'amount',
      min: 1,
      max: 60,
      step: 1,
      initial: 12,
      effect: { tell: 'shop', line: (count) => `send ${count}` },
    },
    {
      id: 'key',
      kind: 'choice',
      options: ['customer', 'none'],
      initial: 'customer',
      effect: { tell: 'shop', line: (key) => `key ${key}` },
    },
    { id: 'add-analytics', kind: 'button', effect: { start: 'analytics' } },
    { id: 'grow', kind: 'button', effect: { tell: 'shop', line: () => 'grow' } },
  ],
  predictions: [ownKey, keyless, readOrder, reread, moved],
  guide,
  story,
  workMs: (_, program) => (program === 'analytics' ? workMs.analytics : workMs.warehouse),
});
