import type { LabEvent } from '#model/events.ts';
import type { Picture } from '#model/picture.ts';
import { prediction, type Settled } from '#model/prediction.ts';
import { sizeOf } from '#model/technologies/grpc/protobuf.ts';
import { fourth, numbers } from './contract.ts';
import {
  answerTo,
  type Ended,
  type Followed,
  fieldsOn,
  follow,
  integerIn,
  jsonOf,
  messageOn,
  type Order,
  type Sending,
} from './orders.ts';
import { isLarge } from './story.ts';

const begin = (): Followed => ({ ended: [] });

/** The outcome of the first sending, in the form that the question is about, that has one. */
const ofForm =
  <Option extends string>(
    form: 'protobuf' | 'json',
    read: (sending: Sending, order: Order, ended: Ended) => Settled<Option> | undefined,
  ) =>
  (followed: Followed, event: LabEvent, before: Picture): Settled<Option> | undefined => {
    for (const { ended, order, sending } of follow(followed, event, before)) {
      const found = sending === order[form] ? read(sending, order, ended) : undefined;
      if (found) return found;
    }
    return undefined;
  };

/** Points of 0 are sent. */
export const zeroSize = prediction(
  'zero-size',
  ['two', 'one', 'none'],
  begin,
  ofForm('protobuf', ({ call }) => {
    const sent = messageOn(call.out);
    const points = fieldsOn(call.out).get(numbers.points);
    if (!sent || (points && integerIn(points) !== 0n)) return undefined;
    const size = points ? sizeOf(points) : 0;
    return {
      actual: size === 0 ? 'none' : size === 1 ? 'one' : 'two',
      facts: { bytes: sent.bytes },
      evidence: [sent.seq],
    };
  }),
);

/** Points go from a small positive number to a small negative one. */
export const negativeSize = prediction(
  'negative-size',
  ['same', 'one-more', 'eleven'],
  begin,
  ofForm('protobuf', ({ call }) => {
    const sent = messageOn(call.out);
    const points = fieldsOn(call.out).get(numbers.points);
    if (!sent || !points || integerIn(points) >= 0n) return undefined;
    const size = sizeOf(points);
    return {
      actual: size <= 2 ? 'same' : size === 3 ? 'one-more' : 'eleven',
      facts: { points: String(integerIn(points)).replace('-', '−'), size },
      evidence: [sent.seq],
    };
  }),
);

/** A customer's number that no double holds is sent as JSON. */
export const int64Json = prediction(
  'int64-json',
  ['number', 'rounded', 'string'],
  begin,
  ofForm('json', (sending, { protobuf }) => {
    const sent = messageOn(sending.call.out);
    const customer = integerIn(fieldsOn(protobuf.call.out).get(numbers.customer));
    const [, quote, written] = /"customerId":("?)(-?\d+)/.exec(jsonOf(sending)) ?? [];
    if (!sent || !isLarge(customer) || written === undefined) return undefined;
    return {
      actual: quote ? 'string' : BigInt(written) === customer ? 'number' : 'rounded',
      facts: { sent: String(customer), written: `${quote}${written}${quote}` },
      evidence: [sent.seq],
    };
  }),
);

/** A voucher goes through a relay whose contract has none. */
export const unknownField = prediction(
  'unknown-field',
  ['dropped', 'refused', 'kept'],
  begin,
  ofForm('protobuf', ({ call, onward }, _, { status, seq, forward }) => {
    const sent = messageOn(call.out);
    if (!sent || forward !== 'whole' || !fieldsOn(call.out).has(numbers.voucher)) return undefined;
    if (status !== 0) return { actual: 'refused', facts: {}, evidence: [sent.seq, seq] };
    const passed = onward && messageOn(onward.out);
    if (!passed) return undefined;
    return {
      actual: fieldsOn(onward.out).has(numbers.voucher) ? 'kept' : 'dropped',
      facts: { sent: sent.bytes, passed: passed.bytes },
      evidence: [sent.seq, passed.seq],
    };
  }),
);

/** Points are sent to a warehouse whose contract has given their number to something else. */
export const reusedNumber = prediction(
  'reused-number',
  ['error', 'ignored', 'misread'],
  begin,
  ofForm('protobuf', (sending, _, { status, seq, release }) => {
    const sent = messageOn(sending.call.out);
    if (!sent || release !== 'reused' || !fieldsOn(sending.call.out).has(numbers.points)) return undefined;
    if (status !== 0) return { actual: 'error', facts: {}, evidence: [sent.seq, seq] };
    const answer = answerTo(sending);
    if (!answer) return undefined;
    const read = answer.read.get(fourth.reused);
    return {
      actual: read === undefined ? 'ignored' : 'misread',
      facts: { read: String(read ?? 0), amount: answer.amount },
      evidence: [sent.seq, answer.seq],
    };
  }),
);
