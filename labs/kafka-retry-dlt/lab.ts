import { defineLab } from '#model/lab.ts';
import { guide } from './guide.ts';
import { dead, main, retries } from './orders.ts';
import { blocked, left, overtaken, refused } from './predictions.ts';
import { story } from './story.ts';

const topics = {
  ORDERS: { topic: main },
  RETRY_2S: { topic: retries[0] },
  RETRY_6S: { topic: retries[1] },
  DLT: { topic: dead },
};
const store = { STORE_URL: { webServers: 'store' } };

export const lab = defineLab({
  slug: 'kafka-retry-dlt',
  line: 'kafka',
  needs: ['kafka', 'http', 'sqlite'],
  topics: {
    [main]: { partitions: 2 },
    [retries[0]]: { partitions: 1 },
    [retries[1]]: { partitions: 1 },
    [dead]: { partitions: 1 },
  },
  webServers: ['store'],
  roles: {
    shop: {
      program: 'shop.ts',
      start: 1,
      max: 1,
      breakable: false,
      uses: ['kafka', 'http'],
      env: { ...topics, ...store, ATTACH: { setting: 'attach' }, ID_PREFIX: { start: 'letter' } },
    },
    worker: {
      program: 'worker.ts',
      start: 1,
      max: 1,
      env: {
        ...topics,
        ...store,
        GROUP_ID: { group: 'payment' },
        DB: { file: 'payments.db' },
        MODE: { setting: 'mode' },
        GATEWAY: { setting: 'gateway' },
        PARSER: { setting: 'parser' },
      },
    },
    operator: {
      program: 'operator.ts',
      start: 1,
      max: 1,
      breakable: false,
      uses: ['kafka'],
      env: { ...topics, GROUP_ID: { group: 'replay', member: false } },
    },
    store: {
      program: 'store.ts',
      start: 1,
      max: 1,
      breakable: false,
      uses: ['http', 'sqlite'],
      env: { DB: { file: 'invoices.db' } },
    },
  },
  controls: [
    { id: 'send-an', kind: 'button', primary: true, effect: { tell: 'shop', line: () => 'send An' } },
    { id: 'send-chi', kind: 'button', effect: { tell: 'shop', line: () => 'send Chi' } },
    { id: 'send-bao', kind: 'button', effect: { tell: 'shop', line: () => 'send Bảo' } },
    { id: 'poison', kind: 'button', effect: { tell: 'shop', line: () => 'poison An' } },
    {
      id: 'mode',
      kind: 'choice',
      options: ['block', 'aside', 'keyed'],
      initial: 'block',
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
      id: 'parser',
      kind: 'choice',
      options: ['old', 'new'],
      initial: 'old',
      effect: { tell: 'worker', line: (version) => `parser ${version}` },
    },
    {
      id: 'replay-one',
      kind: 'form',
      fields: [{ id: 'offset', kind: 'text', initial: '0', maxLength: 6, required: true }],
      effect: { tell: 'operator', line: ({ offset = '' }) => `replay ${offset.trim()}` },
    },
    { id: 'replay-all', kind: 'button', effect: { tell: 'operator', line: () => 'replay all' } },
    { id: 'invoice', kind: 'button', effect: { tell: 'shop', line: () => 'invoice Bảo' } },
    {
      id: 'attach',
      kind: 'choice',
      options: ['inline', 'claim'],
      initial: 'inline',
      effect: { tell: 'shop', line: (manner) => `attach ${manner}` },
    },
  ],
  predictions: [blocked, overtaken, left, refused],
  guide,
  story,
  workMs: (_body, program) => (program === 'worker' ? 250 : undefined),
});
