import { defineLab } from '#model/lab.ts';
import { guide } from './guide.ts';
import { active, alter, expiry, returns } from './predictions.ts';
import { story } from './story.ts';
import { atFirst, orders, prices } from './topics.ts';

export const lab = defineLab({
  slug: 'kafka-retention',
  line: 'kafka',
  needs: ['kafka'],
  topics: {
    [orders]: { partitions: 1, config: atFirst.orders, surveyed: true },
    [prices]: { partitions: 1, config: atFirst.prices, surveyed: true },
  },
  roles: {
    shop: {
      program: 'shop.ts',
      start: 1,
      max: 1,
      breakable: false,
      env: {
        ORDERS: { topic: orders },
        PRICES: { topic: prices },
        FLOW: { setting: 'flow' },
        PRICES_FLOW: { setting: 'prices' },
      },
    },
    report: {
      program: 'report.ts',
      start: 1,
      max: 1,
      env: { TOPIC: { topic: orders }, GROUP_ID: { group: 'report' } },
    },
    catalog: {
      program: 'catalog.ts',
      start: 1,
      max: 1,
      env: { TOPIC: { topic: prices }, GROUP_ID: { group: 'catalog' } },
    },
    operator: {
      program: 'operator.ts',
      start: 1,
      max: 1,
      breakable: false,
      env: { ORDERS: { topic: orders }, PRICES: { topic: prices } },
    },
  },
  controls: [
    { id: 'send', kind: 'button', primary: true, effect: { tell: 'shop', line: () => 'send' } },
    {
      id: 'flow',
      kind: 'choice',
      options: ['off', 'on'],
      initial: 'off',
      effect: { tell: 'shop', line: (flow) => `flow ${flow}` },
    },
    {
      id: 'prices',
      kind: 'choice',
      options: ['off', 'on'],
      initial: 'off',
      effect: { tell: 'shop', line: (flow) => `prices ${flow}` },
    },
    {
      id: 'price',
      kind: 'form',
      fields: [
        { id: 'what', kind: 'choice', options: ['price', 'stop'] },
        { id: 'product', kind: 'choice', options: ['áo', 'mũ', 'giày'] },
      ],
      effect: { tell: 'shop', line: ({ what = 'price', product = '' }) => `${what} ${product}` },
    },
    { id: 'rebuild', kind: 'button', effect: { tell: 'catalog', line: () => 'rebuild' } },
    {
      id: 'config',
      kind: 'form',
      fields: [
        { id: 'topic', kind: 'choice', options: [orders, prices] },
        { id: 'name', kind: 'choice', options: ['retention.ms', 'retention.bytes', 'segment.ms'] },
        { id: 'value', kind: 'text', initial: '20000', maxLength: 9, required: true },
        { id: 'how', kind: 'choice', options: ['replace', 'merge'] },
      ],
      effect: {
        tell: 'operator',
        line: ({ how = '', topic = '', name = '', value = '' }) => `${how} ${topic} ${name} ${value.trim()}`,
      },
    },
    { id: 'restore', kind: 'button', effect: { tell: 'operator', line: () => 'restore' } },
  ],
  predictions: [expiry, returns, active, alter],
  guide,
  story,
});
