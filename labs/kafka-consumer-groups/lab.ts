import { defineLab } from '#model/lab.ts';
import { statedWorkMs } from '#model/work-ms.ts';
import { guide } from './guide.ts';
import { afterKill, fourthMember, resumeAt, sameKey } from './predictions.ts';
import { story } from './story.ts';

const topic = 'orders';

export const lab = defineLab({
  slug: 'kafka-consumer-groups',
  line: 'kafka',
  needs: ['kafka'],
  topics: { [topic]: { partitions: 3 } },
  roles: {
    producer: {
      program: 'producer.ts',
      start: 1,
      max: 1,
      ids: ['shop'],
      breakable: false,
      env: { TOPIC: { topic }, KEY: { setting: 'key' } },
    },
    // The instances of `invoice-service`, which one alone cannot keep up.
    invoice: {
      program: 'consumer.ts',
      start: 1,
      max: 4,
      // The group's leader shares out by the order of names: the fourth is the one that is left over.
      ids: ['invoice-1', 'invoice-2', 'invoice-3', 'invoice-4'],
      env: { TOPIC: { topic }, GROUP_ID: { group: 'invoice' } },
    },
    analytics: {
      program: 'consumer.ts',
      start: 0,
      max: 1,
      ids: ['analytics'],
      env: { TOPIC: { topic }, GROUP_ID: { group: 'analytics' } },
    },
  },
  controls: [
    { id: 'send', kind: 'button', primary: true, effect: { tell: 'producer', line: () => 'send 1' } },
    {
      id: 'send-many',
      kind: 'amount',
      min: 1,
      max: 100,
      step: 1,
      initial: 30,
      effect: { tell: 'producer', line: (count) => `send ${count}` },
    },
    {
      id: 'rate',
      kind: 'slider',
      min: 0,
      max: 20,
      step: 1,
      initial: 0,
      effect: { tell: 'producer', line: (perSecond) => `rate ${perSecond}` },
    },
    {
      id: 'key',
      kind: 'choice',
      options: ['customer', 'none'],
      initial: 'customer',
      effect: { tell: 'producer', line: (key) => `key ${key}` },
    },
    { id: 'add-consumer', kind: 'button', effect: { start: 'invoice' } },
    { id: 'add-group', kind: 'button', effect: { start: 'analytics' } },
  ],
  predictions: [sameKey, fourthMember, afterKill, resumeAt],
  guide,
  story,
  workMs: statedWorkMs,
});
