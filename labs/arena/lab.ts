import { defineLab } from '#model/lab.ts';
import { guide } from './guide.ts';
import { atHigh, atLow, noise, whenLarge } from './predictions.ts';
import { story } from './story.ts';

/** Of what was carried nothing is worth keeping, and many that are gathered are one batch. */
const config = { 'retention.ms': '60000', 'segment.bytes': '16777216', 'max.message.bytes': '8000000' };
const [topic, replies] = ['arena', 'arena-replies'];

export const lab = defineLab({
  slug: 'arena',
  line: 'compare',
  needs: ['grpc', 'rabbitmq', 'kafka'],
  bare: true,
  alone: true,
  servers: ['receiver'],
  topics: { [topic]: { partitions: 3, config }, [replies]: { partitions: 1, config } },
  roles: {
    sender: {
      program: 'sender.ts',
      start: 1,
      max: 1,
      breakable: false,
      env: {
        RECEIVERS: { servers: 'receiver' },
        TOPIC: { topic },
        REPLIES: { topic: replies },
        GROUP_ID: { group: 'arena-sender' },
        RATE: { setting: 'rate' },
        SIZE: { setting: 'size' },
        MODE: { setting: 'mode' },
        ACKS: { setting: 'acks' },
        BATCH: { setting: 'batch' },
        DISK: { setting: 'disk' },
      },
    },
    receiver: {
      program: 'receiver.ts',
      start: 1,
      max: 3,
      breakable: false,
      env: { TOPIC: { topic }, REPLIES: { topic: replies }, GROUP_ID: { group: 'arena' } },
    },
  },
  controls: [
    { id: 'run', kind: 'button', primary: true, effect: { tell: 'sender', line: () => 'run' } },
    {
      id: 'rate',
      kind: 'choice',
      options: ['10', '500', '5000'],
      initial: '10',
      effect: { tell: 'sender', line: (rate) => `rate ${rate}` },
    },
    {
      id: 'size',
      kind: 'choice',
      options: ['100', '1000', '100000'],
      initial: '1000',
      effect: { tell: 'sender', line: (size) => `size ${size}` },
    },
    {
      id: 'mode',
      kind: 'choice',
      options: ['one-way', 'reply'],
      initial: 'one-way',
      effect: { tell: 'sender', line: (mode) => `mode ${mode}` },
    },
    {
      id: 'acks',
      kind: 'choice',
      options: ['none', 'confirmed'],
      initial: 'none',
      effect: { tell: 'sender', line: (acks) => `acks ${acks}` },
    },
    {
      id: 'batch',
      kind: 'choice',
      options: ['off', 'on'],
      initial: 'off',
      effect: { tell: 'sender', line: (batch) => `batch ${batch}` },
    },
    {
      id: 'disk',
      kind: 'choice',
      options: ['off', 'on'],
      initial: 'off',
      effect: { tell: 'sender', line: (disk) => `disk ${disk}` },
    },
    { id: 'greatest', kind: 'button', effect: { tell: 'sender', line: () => 'greatest' } },
    { id: 'add-receiver', kind: 'button', effect: { start: 'receiver' } },
  ],
  predictions: [atLow, noise, atHigh, whenLarge],
  guide,
  story,
});
