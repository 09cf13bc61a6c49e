import { defineLab } from '#model/lab.ts';
import { topic } from './figures.ts';
import { guide } from './guide.ts';
import { brokerAway, dbFirst, edited, relayCrash } from './predictions.ts';
import { story } from './story.ts';

const TOPIC = { topic };
const DB = { file: 'order.db' };

export const lab = defineLab({
  slug: 'outbox',
  line: 'hybrid',
  needs: ['kafka', 'sqlite'],
  topics: { [topic]: { partitions: 1 } },
  roles: {
    order: {
      program: 'order.ts',
      start: 1,
      max: 1,
      env: { TOPIC, DB, MODE: { setting: 'mode' }, CRASH: { setting: 'crash' }, ID_PREFIX: { start: 'letter' } },
    },
    staff: { program: 'staff.ts', start: 1, max: 1, breakable: false, uses: ['sqlite'], env: { DB } },
    relay: { program: 'relay.ts', start: 1, max: 1, cable: true, env: { TOPIC, DB, CRASH: { setting: 'crash' } } },
    capture: { program: 'capture.ts', start: 1, max: 1, env: { TOPIC, DB, MODE: { setting: 'mode' } } },
    shipping: {
      program: 'shipping.ts',
      start: 1,
      max: 1,
      breakable: false,
      env: { TOPIC, GROUP_ID: { group: 'shipping' }, DB: { file: 'shipping.db' }, DEDUP: { setting: 'dedup' } },
    },
  },
  controls: [
    { id: 'place', kind: 'button', primary: true, effect: { tell: 'order', line: () => 'place 1' } },
    {
      id: 'place-many',
      kind: 'amount',
      min: 1,
      max: 10,
      step: 1,
      initial: 5,
      effect: { tell: 'order', line: (count) => `place ${count}` },
    },
    {
      id: 'mode',
      kind: 'choice',
      options: ['db-first', 'broker-first', 'outbox', 'cdc'],
      initial: 'db-first',
      effect: { tell: ['order', 'capture'], line: (mode) => `mode ${mode}` },
    },
    {
      id: 'crash',
      kind: 'choice',
      options: ['never', 'order', 'relay'],
      initial: 'never',
      effect: { tell: ['order', 'relay'], line: (point) => `crash ${point}` },
    },
    {
      id: 'dedup',
      kind: 'choice',
      options: ['off', 'on'],
      initial: 'off',
      effect: { tell: 'shipping', line: (mode) => `dedup ${mode}` },
    },
    { id: 'cut', kind: 'button', effect: { cut: 'relay', forMs: 5_000 } },
    { id: 'edit', kind: 'button', effect: { tell: 'staff', line: () => 'edit' } },
  ],
  predictions: [dbFirst, relayCrash, brokerAway, edited],
  guide,
  story,
});
