import { defineLab } from '#model/lab.ts';
import { guide } from './guide.ts';
import { frozen, inHand, newcomer, pinned } from './predictions.ts';
import { story } from './story.ts';

export const lab = defineLab({
  slug: 'grpc-one-connection',
  line: 'grpc',
  needs: ['grpc'],
  servers: ['stock'],
  roles: {
    shop: {
      program: 'shop.ts',
      start: 1,
      max: 1,
      breakable: false,
      env: {
        STOCK_URLS: { servers: 'stock' },
        POLICY: { setting: 'policy' },
        KEEPALIVE: { setting: 'keepalive' },
        ID_PREFIX: { start: 'letter' },
      },
    },
    stock: { program: 'stock.ts', start: 2, max: 3 },
  },
  controls: [
    { id: 'call', kind: 'button', primary: true, effect: { tell: 'shop', line: () => 'call 1' } },
    {
      id: 'call-many',
      kind: 'amount',
      min: 2,
      max: 24,
      step: 1,
      initial: 12,
      effect: { tell: 'shop', line: (count) => `call ${count}` },
    },
    {
      id: 'policy',
      kind: 'choice',
      options: ['pick_first', 'round_robin'],
      initial: 'pick_first',
      effect: { tell: 'shop', line: (policy) => `policy ${policy}` },
    },
    {
      id: 'keepalive',
      kind: 'choice',
      options: ['off', 'on'],
      initial: 'off',
      effect: { tell: 'shop', line: (keepalive) => `keepalive ${keepalive}` },
    },
    { id: 'add', kind: 'button', effect: { start: 'stock' } },
  ],
  predictions: [pinned, newcomer, inHand, frozen],
  guide,
  story,
});
