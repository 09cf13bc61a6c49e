import { defineLab } from '#model/lab.ts';
import { guide } from './guide.ts';
import { afterHalfClose, cancel, fastServer } from './predictions.ts';
import { story } from './story.ts';

export const lab = defineLab({
  slug: 'grpc-call-types',
  line: 'grpc',
  needs: ['grpc'],
  servers: ['stock'],
  roles: {
    counter: {
      program: 'counter.ts',
      start: 1,
      max: 1,
      env: {
        STOCK_URL: { servers: 'stock' },
        KIND: { setting: 'kind' },
        COUNT: { setting: 'count' },
        SIZE: { setting: 'size' },
        READING: { setting: 'reading' },
      },
    },
    stock: { program: 'stock.ts', start: 1, max: 1, env: { PACE: { setting: 'pace' } } },
  },
  controls: [
    { id: 'open', kind: 'button', primary: true, effect: { tell: 'counter', line: () => 'open' } },
    {
      id: 'kind',
      kind: 'choice',
      options: ['unary', 'server', 'client', 'bidi'],
      initial: 'unary',
      effect: { tell: 'counter', line: (kind) => `kind ${kind}` },
    },
    {
      id: 'count',
      kind: 'stepper',
      min: 1,
      max: 30,
      step: 1,
      initial: 6,
      effect: { tell: 'counter', line: (count) => `count ${count}` },
    },
    { id: 'half-close', kind: 'button', effect: { tell: 'counter', line: () => 'half-close' } },
    { id: 'cancel', kind: 'button', effect: { tell: 'counter', line: () => 'cancel' } },
    {
      id: 'pace',
      kind: 'choice',
      options: ['steady', 'burst'],
      initial: 'steady',
      effect: { tell: 'stock', line: (pace) => `pace ${pace}` },
    },
    {
      id: 'size',
      kind: 'choice',
      options: ['small', 'large'],
      initial: 'small',
      effect: { tell: 'counter', line: (size) => `size ${size}` },
    },
    {
      id: 'reading',
      kind: 'choice',
      options: ['fast', 'slow'],
      initial: 'fast',
      effect: { tell: 'counter', line: (reading) => `reading ${reading}` },
    },
  ],
  predictions: [afterHalfClose, cancel, fastServer],
  guide,
  story,
});
