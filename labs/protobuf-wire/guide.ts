import type { Experiment, Move } from '#model/guide.ts';
import { setTo } from '#model/moves.ts';
import type { Picture } from '#model/picture.ts';
import { numbers } from './contract.ts';
import { fieldsOn, orderIn, sendings } from './orders.ts';
import type { story } from './story.ts';

type Typed = Partial<Record<'item' | 'quantity' | 'customer' | 'points' | 'boxes' | 'gift' | 'voucher', string>>;

/** An order as the form has it when nobody has touched it, but for what the experiment is about. */
export const order = (typed: Typed = {}): Record<string, string> => ({
  item: 'Áo mưa',
  quantity: '2',
  customer: '1042',
  points: '50',
  boxes: '500 1200 800',
  gift: 'no',
  voucher: '',
  ...typed,
});

const send = (typed?: Typed): Move => ({ act: 'send', value: order(typed) });
/** Programs as they were at the start. */
const [whole, current] = [setTo('forward', 'whole'), setTo('release', 'current')];

const hasSmallQuantity = (picture: Picture): boolean =>
  sendings(picture).some(({ call }) => fieldsOn(call.out).get(numbers.quantity)?.value.length === 1);

/** 2⁵³ + 1: the first whole number that a double has not. */
export const pastDouble = '9007199254740993';

export const guide: readonly Experiment<(typeof story)['objectives'][number]>[] = [
  {
    objective: 'both',
    moves: [
      { act: 'again', done: (picture) => sendings(picture).length > 0 },
      { done: (picture) => orderIn(picture)?.json?.call.ended !== undefined },
      send(),
    ],
  },
  {
    objective: 'varint',
    // One to compare with: its quantity takes a single byte.
    moves: [{ ...send(), done: hasSmallQuantity }, send({ quantity: '300' })],
  },
  { objective: 'absent', prediction: 'zero-size', moves: [current, send({ points: '0' })] },
  { objective: 'negative', prediction: 'negative-size', moves: [send({ points: '-50' })] },
  { objective: 'int64', prediction: 'int64-json', moves: [send({ customer: pastDouble })] },
  { objective: 'kept', prediction: 'unknown-field', moves: [whole, current, send({ voucher: 'TET' })] },
  { objective: 'lost', moves: [setTo('forward', 'copy'), send({ voucher: 'TET' })] },
  { objective: 'renamed', moves: [whole, setTo('release', 'renamed'), send()] },
  { objective: 'reused', prediction: 'reused-number', moves: [whole, setTo('release', 'reused'), send()] },
];
