import { defineLab } from '#model/lab.ts';
import { guide } from './guide.ts';
import { killed, lateOrder, merge, whenEmitted } from './predictions.ts';
import { topics } from './records.ts';
import { story } from './story.ts';

const inTopics = { ORDERS: { topic: topics.orders } } as const;

export const lab = defineLab({
  slug: 'stream-patterns',
  line: 'streaming',
  needs: ['kafka', 'grpc'],
  servers: ['customers'],
  topics: {
    [topics.orders]: { partitions: 1 },
    [topics.payments]: { partitions: 1 },
    // In lab time: a record that a newer one of its key has replaced is gone after some seconds.
    [topics.changelog]: {
      partitions: 3,
      config: {
        'cleanup.policy': 'compact',
        'segment.ms': '1000',
        'max.compaction.lag.ms': '1000',
        'min.cleanable.dirty.ratio': '0.01',
        'delete.retention.ms': '1000',
      },
    },
    [topics.revenue]: { partitions: 1 },
    [topics.late]: { partitions: 1 },
    [topics.paid]: { partitions: 1 },
    [topics.big]: { partitions: 1 },
  },
  roles: {
    shop: {
      program: 'shop.ts',
      start: 1,
      max: 1,
      breakable: false,
      uses: ['kafka'],
      env: { ...inTopics, PAYMENTS: { topic: topics.payments }, PAY: { setting: 'pay' } },
    },
    join: {
      program: 'join.ts',
      start: 1,
      max: 1,
      breakable: false,
      uses: ['kafka'],
      env: {
        ...inTopics,
        PAYMENTS: { topic: topics.payments },
        PAID: { topic: topics.paid },
        GROUP_ID: { group: 'join' },
      },
    },
    windows: {
      program: 'windows.ts',
      start: 1,
      max: 1,
      uses: ['kafka'],
      env: {
        ...inTopics,
        CHANGELOG: { topic: topics.changelog },
        REVENUE: { topic: topics.revenue },
        LATE: { topic: topics.late },
        GROUP_ID: { group: 'windows' },
        GRACE: { setting: 'grace' },
        RESTORE: { setting: 'restore' },
      },
    },
    enrich: {
      program: 'enrich.ts',
      start: 1,
      max: 1,
      breakable: false,
      env: {
        ...inTopics,
        BIG: { topic: topics.big },
        GROUP_ID: { group: 'enrich' },
        CUSTOMERS_URL: { servers: 'customers' },
      },
    },
    customers: { program: 'customers.ts', start: 1, max: 1, uses: ['grpc'] },
  },
  controls: [
    { id: 'send', kind: 'button', primary: true, effect: { tell: 'shop', line: () => 'send 1' } },
    {
      id: 'send-many',
      kind: 'amount',
      min: 1,
      max: 20,
      step: 1,
      initial: 8,
      effect: { tell: 'shop', line: (count) => `send ${count}` },
    },
    {
      id: 'order',
      kind: 'form',
      fields: [
        { id: 'customer', kind: 'choice', options: ['An', 'Bé', 'Chi'] },
        { id: 'late', kind: 'choice', options: ['0', '5', '14', '30'] },
        { id: 'size', kind: 'choice', options: ['normal', 'large'] },
      ],
      effect: {
        tell: 'shop',
        line: ({ customer = '', late = '0', size = '' }) => `order ${customer} ${late} ${size}`,
      },
    },
    {
      id: 'grace',
      kind: 'choice',
      options: ['10', '0'],
      initial: '10',
      effect: { tell: 'windows', line: (seconds) => `grace ${seconds}` },
    },
    {
      id: 'pay',
      kind: 'choice',
      options: ['soon', 'slow', 'none'],
      initial: 'soon',
      effect: { tell: 'shop', line: (pay) => `pay ${pay}` },
    },
    {
      id: 'restore',
      kind: 'choice',
      options: ['none', 'changelog', 'replay'],
      initial: 'none',
      effect: { tell: 'windows', line: (restore) => `restore ${restore}` },
    },
  ],
  predictions: [whenEmitted, lateOrder, merge, killed],
  guide,
  story,
});
