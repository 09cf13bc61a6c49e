import { defineLab } from '#model/lab.ts';
import { guide } from './guide.ts';
import { cutTwice, frozenTwice, heldUp, sooner, third } from './predictions.ts';
import { group, roles, tables, topic, victims } from './sides.ts';
import { story } from './story.ts';

const both = [victims.rabbitmq, victims.kafka] as const;
const shared = { DB: { file: 'shop.db' }, BAD: { setting: 'bad' } } as const;

export const lab = defineLab({
  slug: 'same-fault-two-brokers',
  line: 'compare',
  needs: ['rabbitmq', 'kafka', 'sqlite'],
  topics: { [topic]: { partitions: 2 } },
  roles: {
    shop: {
      program: 'shop.ts',
      start: 1,
      max: 1,
      breakable: false,
      uses: ['rabbitmq', 'kafka'],
      env: { TOPIC: { topic } },
    },
    worker: {
      program: 'worker.ts',
      start: 2,
      max: 3,
      cable: true,
      uses: ['rabbitmq', 'sqlite'],
      env: { ...shared, TABLE: tables.rabbitmq },
    },
    reader: {
      program: 'reader.ts',
      start: 2,
      max: 3,
      cable: true,
      uses: ['kafka', 'sqlite'],
      env: { ...shared, TABLE: tables.kafka, TOPIC: { topic }, GROUP_ID: { group } },
    },
  },
  controls: [
    { id: 'send', kind: 'button', primary: true, effect: { tell: 'shop', line: () => 'send 8' } },
    { id: 'kill-both', kind: 'button', effect: { do: 'kill', to: both } },
    { id: 'freeze-both', kind: 'button', effect: { do: 'freeze', to: both } },
    { id: 'thaw-both', kind: 'button', effect: { do: 'thaw', to: both } },
    { id: 'leave-both', kind: 'button', effect: { do: 'leave', to: both } },
    { id: 'cut-both', kind: 'button', effect: { cut: both, forMs: 9_000 } },
    { id: 'run-both', kind: 'button', effect: { do: 'run', to: both } },
    { id: 'poison', kind: 'button', effect: { tell: 'shop', line: () => 'poison' } },
    {
      id: 'bad',
      kind: 'choice',
      options: ['again', 'skip'],
      initial: 'again',
      effect: { tell: ['worker', 'reader'], line: (what) => `bad ${what}` },
    },
    { id: 'rush', kind: 'button', effect: { tell: 'shop', line: () => 'rush' } },
    { id: 'add-both', kind: 'button', effect: { start: [roles.rabbitmq, roles.kafka] } },
  ],
  predictions: [sooner, frozenTwice, cutTwice, heldUp, third],
  guide,
  story,
  workMs: (_body, program) => (program === 'shop' ? undefined : 700),
});
