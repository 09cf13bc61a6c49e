import { defineLab } from '#model/lab.ts';
import { guide } from './guide.ts';
import { charges, probe, tries, waves } from './predictions.ts';
import { crowd } from './rushes.ts';
import { story } from './story.ts';

export const lab = defineLab({
  slug: 'resilience',
  line: 'hybrid',
  needs: ['grpc', 'sqlite'],
  servers: ['payment', 'catalog'],
  roles: {
    checkout: {
      program: 'checkout.ts',
      start: 1,
      max: 1,
      breakable: false,
      uses: ['grpc'],
      env: {
        PAYMENT_URL: { servers: 'payment' },
        CATALOG_URL: { servers: 'catalog' },
        ID_PREFIX: { start: 'letter' },
        RETRY: { setting: 'retry' },
        LIMIT: { setting: 'limit' },
        BREAKER: { setting: 'breaker' },
        BULKHEAD: { setting: 'bulkhead' },
        KEY: { setting: 'key' },
      },
    },
    payment: {
      program: 'payment.ts',
      start: 1,
      max: 1,
      env: { DB: { file: 'payment.db' }, PAYMENT: { setting: 'payment' } },
    },
    catalog: { program: 'catalog.ts', start: 1, max: 1, breakable: false, uses: ['grpc'] },
  },
  controls: [
    { id: 'rush', kind: 'button', primary: true, effect: { tell: 'checkout', line: () => `pay ${crowd}` } },
    { id: 'pay', kind: 'button', effect: { tell: 'checkout', line: () => 'pay 1' } },
    { id: 'price', kind: 'button', effect: { tell: 'checkout', line: () => 'price' } },
    {
      id: 'payment',
      kind: 'choice',
      options: ['ok', 'busy', 'failing', 'slow'],
      initial: 'ok',
      effect: { tell: 'payment', line: (state) => `payment ${state}` },
    },
    {
      id: 'retry',
      kind: 'choice',
      options: ['none', 'fixed', 'exponential', 'jitter'],
      initial: 'none',
      effect: { tell: 'checkout', line: (kind) => `retry ${kind}` },
    },
    {
      id: 'limit',
      kind: 'choice',
      options: ['none', 'try', 'budget'],
      initial: 'none',
      effect: { tell: 'checkout', line: (kind) => `limit ${kind}` },
    },
    {
      id: 'breaker',
      kind: 'choice',
      options: ['off', 'on'],
      initial: 'off',
      effect: { tell: 'checkout', line: (breaker) => `breaker ${breaker}` },
    },
    {
      id: 'bulkhead',
      kind: 'choice',
      options: ['off', 'on'],
      initial: 'off',
      effect: { tell: 'checkout', line: (bulkhead) => `bulkhead ${bulkhead}` },
    },
    {
      id: 'key',
      kind: 'choice',
      options: ['off', 'on'],
      initial: 'off',
      effect: { tell: 'checkout', line: (key) => `key ${key}` },
    },
  ],
  predictions: [waves, probe, charges, tries],
  guide,
  story,
});
