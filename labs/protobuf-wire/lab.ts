import { defineLab } from '#model/lab.ts';
import { guide } from './guide.ts';
import { int64Json, negativeSize, reusedNumber, unknownField, zeroSize } from './predictions.ts';
import { likeTheLast } from './repeat.ts';
import { story } from './story.ts';

export const lab = defineLab({
  slug: 'protobuf-wire',
  line: 'grpc',
  needs: ['grpc'],
  servers: ['relay', 'warehouse'],
  roles: {
    shop: {
      program: 'shop.ts',
      start: 1,
      max: 1,
      breakable: false,
      env: { RELAY_URL: { servers: 'relay' }, ID_PREFIX: { start: 'letter' } },
    },
    relay: {
      program: 'relay.ts',
      start: 1,
      max: 1,
      breakable: false,
      env: { WAREHOUSE_URL: { servers: 'warehouse' }, FORWARD: { setting: 'forward' } },
    },
    warehouse: {
      program: 'warehouse.ts',
      start: 1,
      max: 1,
      breakable: false,
      env: { RELEASE: { setting: 'release' } },
    },
  },
  controls: [
    { id: 'again', kind: 'button', primary: true, effect: { tell: 'shop', line: () => 'again' }, sends: likeTheLast },
    {
      id: 'send',
      kind: 'form',
      fields: [
        { id: 'item', kind: 'text', initial: 'Áo mưa', maxLength: 24 },
        { id: 'quantity', kind: 'text', initial: '2', maxLength: 12 },
        { id: 'customer', kind: 'text', initial: '1042', maxLength: 20 },
        { id: 'points', kind: 'text', initial: '50', maxLength: 12 },
        { id: 'boxes', kind: 'text', initial: '500 1200 800', maxLength: 40 },
        { id: 'gift', kind: 'choice', options: ['no', 'yes'] },
        { id: 'voucher', kind: 'text', initial: '', maxLength: 16 },
      ],
      effect: { tell: 'shop', line: (order) => `send ${JSON.stringify(order)}` },
    },
    {
      id: 'forward',
      kind: 'choice',
      options: ['whole', 'copy'],
      initial: 'whole',
      effect: { tell: 'relay', line: (way) => `forward ${way}` },
    },
    {
      id: 'release',
      kind: 'choice',
      options: ['current', 'renamed', 'reused'],
      initial: 'current',
      effect: { tell: 'warehouse', line: (release) => `release ${release}` },
    },
  ],
  predictions: [zeroSize, negativeSize, int64Json, unknownField, reusedNumber],
  guide,
  story,
});
