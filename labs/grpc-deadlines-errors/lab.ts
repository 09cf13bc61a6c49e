import { defineLab } from '#model/lab.ts';
import { guide } from './guide.ts';
import { afterDeadline, killed, leaving, secondHop } from './predictions.ts';
import { story } from './story.ts';

export const lab = defineLab({
  slug: 'grpc-deadlines-errors',
  line: 'grpc',
  needs: ['grpc', 'sqlite'],
  servers: ['order', 'stock'],
  roles: {
    checkout: {
      program: 'checkout.ts',
      start: 1,
      max: 1,
      breakable: false,
      env: {
        ORDER_URL: { servers: 'order' },
        ID_PREFIX: { start: 'letter' },
        DEADLINE: { setting: 'deadline' },
        REQUEST: { setting: 'request' },
        RETRY: { setting: 'retry' },
      },
    },
    order: {
      program: 'order.ts',
      start: 1,
      max: 1,
      env: { STOCK_URL: { servers: 'stock' }, PASS: { setting: 'pass' } },
    },
    stock: {
      program: 'stock.ts',
      start: 1,
      max: 1,
      env: { DB: { file: 'stock.db' }, PACE: { setting: 'pace' }, HEED: { setting: 'heed' } },
    },
  },
  controls: [
    { id: 'hold', kind: 'button', primary: true, effect: { tell: 'checkout', line: () => 'hold' } },
    { id: 'count', kind: 'button', effect: { tell: 'checkout', line: () => 'count' } },
    { id: 'cancel', kind: 'button', effect: { tell: 'checkout', line: () => 'cancel' } },
    {
      id: 'deadline',
      kind: 'stepper',
      min: 1,
      max: 15,
      step: 1,
      initial: 10,
      effect: { tell: 'checkout', line: (seconds) => `deadline ${seconds}` },
    },
    {
      id: 'pace',
      kind: 'choice',
      options: ['fast', 'slow'],
      initial: 'fast',
      effect: { tell: 'stock', line: (pace) => `pace ${pace}` },
    },
    {
      id: 'heed',
      kind: 'choice',
      options: ['off', 'on'],
      initial: 'off',
      effect: { tell: 'stock', line: (heed) => `heed ${heed}` },
    },
    {
      id: 'pass',
      kind: 'choice',
      options: ['off', 'on'],
      initial: 'off',
      effect: { tell: 'order', line: (pass) => `pass ${pass}` },
    },
    {
      id: 'request',
      kind: 'choice',
      options: ['good', 'no-token', 'bad-quantity', 'too-large'],
      initial: 'good',
      effect: { tell: 'checkout', line: (request) => `request ${request}` },
    },
    {
      id: 'retry',
      kind: 'choice',
      options: ['off', 'on'],
      initial: 'off',
      effect: { tell: 'checkout', line: (retry) => `retry ${retry}` },
    },
  ],
  predictions: [afterDeadline, secondHop, killed, leaving],
  guide,
  story,
});
