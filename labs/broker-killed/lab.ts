import { defineLab } from '#model/lab.ts';
import { guide } from './guide.ts';
import { acked, dropped, kept, restarted } from './predictions.ts';
import { group, tables, topic } from './sides.ts';
import { story } from './story.ts';

const shop = { DB: { file: 'shop.db' } } as const;

export const lab = defineLab({
  slug: 'broker-killed',
  line: 'compare',
  needs: ['rabbitmq', 'kafka', 'sqlite'],
  ownBrokers: true,
  alone: true,
  topics: { [topic]: { partitions: 1 } },
  roles: {
    shop: {
      program: 'shop.ts',
      start: 1,
      max: 1,
      breakable: false,
      uses: ['rabbitmq', 'kafka'],
      env: { TOPIC: { topic }, PERSISTENT: { setting: 'persistent' } },
    },
    worker: {
      program: 'worker.ts',
      start: 1,
      max: 1,
      breakable: false,
      cable: true,
      uses: ['rabbitmq', 'sqlite'],
      env: { ...shop, TABLE: tables.rabbitmq },
    },
    reader: {
      program: 'reader.ts',
      start: 1,
      max: 1,
      breakable: false,
      uses: ['kafka', 'sqlite'],
      env: { ...shop, TABLE: tables.kafka, TOPIC: { topic }, GROUP_ID: { group } },
    },
  },
  controls: [
    { id: 'send', kind: 'button', primary: true, effect: { tell: 'shop', line: () => 'send 6' } },
    { id: 'kill-brokers', kind: 'button', effect: { killBrokers: ['rabbitmq', 'kafka'] } },
    {
      id: 'persistent',
      kind: 'choice',
      options: ['on', 'off'],
      initial: 'on',
      effect: { tell: 'shop', line: (value) => `persistent ${value}` },
    },
  ],
  predictions: [restarted, kept, acked, dropped],
  guide,
  story,
  workMs: (_body, program) => (program === 'shop' ? undefined : 1_000),
});
