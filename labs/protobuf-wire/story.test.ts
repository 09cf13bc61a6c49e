import { create, type MessageInitShape, toBinary, toJsonString } from '@bufbuild/protobuf';
import { expect, test } from 'vitest';
import type { EventDraft } from '#model/events.ts';
import { changed, printed } from '#model/platform/drafts.ts';
import { foundIn, logOf, settledIn } from '#model/replay.ts';
import { PackOrderRequestSchema as first } from '#proto/releases/first/shop/v1/packing_pb.ts';
import { PackOrderRequestSchema as current, PackOrderResponseSchema as response } from '#proto/shop/v1/packing_pb.ts';
import { negativeSize, unknownField, zeroSize } from './predictions.ts';
import { story } from './story.ts';

type Typed = MessageInitShape<typeof current>;

let calls = 0;
const bytesOf = (typed: Typed): Uint8Array => toBinary(current, create(current, typed));
const textOf = (typed: Typed): Uint8Array => new TextEncoder().encode(toJsonString(current, create(current, typed)));
const answerOf = (readBack: string): Uint8Array => toBinary(response, create(response, { readBack, amount: 240 }));

/** A call with its message and its answer, and within it what its server calls meanwhile. */
const call = (
  [program, server]: readonly [string, string],
  {
    message,
    answer,
    subject,
    format = 'proto',
    status = 0,
  }: { message: Uint8Array; answer: Uint8Array; subject: string; format?: string; status?: number },
  within: EventDraft[] = [],
): EventDraft[] => {
  calls += 1;
  const stream = 2 * calls - 1;
  const connection = `${program}/1`;
  const of = { origin: 'wire' as const, connection, call: `${connection}:${stream}`, stream };
  const [asker, teller] = [
    { ...of, program, side: 'client' as const },
    { ...of, program: server, side: 'server' as const },
  ];
  const headers = { 'content-type': `application/grpc+${format}`, 'ce-subject': subject };
  const carried = (bytes: Uint8Array) => ({
    number: 1,
    compressed: false,
    bytes: bytes.length,
    hex: Buffer.from(bytes).toString('hex'),
  });
  return [
    { type: 'http2.opened', ...asker, client: program, server, port: 1 },
    {
      type: 'call.opened',
      ...asker,
      method: '/shop.v1.PackingService/PackOrder',
      headers,
      flags: 4,
      bytes: 9,
      hex: '',
    },
    { type: 'call.message', ...asker, direction: 'out', ...carried(message) },
    { type: 'call.message', ...teller, direction: 'out', ...carried(message) },
    ...within,
    { type: 'call.message', ...teller, direction: 'back', ...carried(answer) },
    { type: 'call.message', ...asker, direction: 'back', ...carried(answer) },
    { type: 'call.closed', ...asker, status, details: '', headers: {}, flags: 5, bytes: 9, hex: '' },
  ];
};

let orders = 0;
/** An order, and what the relay makes of it. */
const order = (
  typed: Typed,
  passed: Uint8Array = bytesOf(typed),
  readBack = toJsonString(current, create(current, typed)),
) => {
  orders += 1;
  return sending({ message: bytesOf(typed), subject: String(orders) }, passed, readBack);
};
/** The same once more, as JSON. */
const again = (typed: Typed) =>
  sending({ message: textOf(typed), subject: String(orders), format: 'json' }, bytesOf(typed), '{}');

type Sent = Pick<Parameters<typeof call>[1], 'message' | 'subject' | 'format'>;
const sending = (sent: Sent, passed: Uint8Array, readBack: string): EventDraft[] => {
  const answer = answerOf(readBack);
  const onward = call(['relay', 'warehouse'], { message: passed, answer, subject: sent.subject });
  // The server's own word of the end: after it all have told.
  return [...call(['shop', 'relay'], { ...sent, answer }, onward), printed('relay', '')];
};

const objectives = (log: EventDraft[]): string[] => [...foundIn(story, logOf(log)).objectives.keys()];
const hints = (log: EventDraft[]): string[] => [...foundIn(story, logOf(log)).hints.keys()];
const plain = { item: 'DEP', quantity: 2, customerId: 1n, points: 50 };

test('a quantity of two bytes counts after one of a single byte, of which 127 is the largest', () => {
  expect(objectives(order({ ...plain, quantity: 300 }))).toEqual([]);
  const largest = order({ ...plain, quantity: 127 });
  expect(hints(largest)).toEqual(['seven-bits']);
  expect(objectives([...largest, ...order({ ...plain, quantity: 128 })])).toEqual(['varint']);
  expect(hints(order({ ...plain, quantity: 128 }))).toEqual([]);
});

test('an order in both forms has three boxes in one field', () => {
  const two = { ...plain, boxes: [500, 1200] };
  expect(objectives([...order(two), ...again(two)])).toEqual([]);
  const three = { ...plain, boxes: [500, 1200, 800] };
  expect(objectives(order(three))).toEqual([]);
  expect(objectives([...order(three), ...again(three)])).toEqual(['both']);
});

test('points of 0 are not there, negative ones take eleven bytes', () => {
  const zero = order({ ...plain, points: 0 });
  expect(objectives(zero)).toEqual(['absent']);
  expect(settledIn(zeroSize, logOf(zero))?.actual).toBe('none');
  const negative = order({ ...plain, points: -1 });
  expect(objectives(negative)).toEqual(['negative']);
  expect(settledIn(negativeSize, logOf(negative))).toMatchObject({
    actual: 'eleven',
    facts: { points: '−1', size: 11 },
  });
  expect(settledIn(negativeSize, logOf(order(plain)))).toBeUndefined();
});

test('a customer counts as kept to the last digit only where the warehouse has read it so', () => {
  const large = { ...plain, customerId: 2n ** 53n + 1n };
  expect(objectives(order(large))).toEqual(['int64']);
  expect(objectives(order(large, undefined, '{"customerId":"9007199254740992"}'))).toEqual([]);
  expect(objectives(order({ ...plain, customerId: 2n ** 53n - 1n }))).toEqual([]);
});

test('a voucher is kept by who hands the message on, and lost by who copies what it knows', () => {
  const typed = { ...plain, voucher: 'TET' };
  const whole = changed('forward', 'whole');
  expect(objectives([whole, ...order(typed)])).toEqual(['kept']);
  expect(settledIn(unknownField, logOf([whole, ...order(typed)]))?.actual).toBe('kept');
  const known = toBinary(first, create(first, plain));
  const copied = [changed('forward', 'copy'), ...order(typed, known, '{}')];
  expect(objectives(copied)).toEqual(['lost']);
  expect(settledIn(unknownField, logOf(copied))).toBeUndefined();
  expect(hints([changed('forward', 'copy'), ...order(plain)])).toEqual(['nothing-to-lose']);
});

test('what the warehouse makes of field 4 is told by its answer', () => {
  expect(objectives(order(plain, undefined, '{"loyaltyPoints":50}'))).toEqual(['renamed']);
  expect(objectives(order(plain, undefined, '{"loyaltyPoints":49}'))).toEqual([]);
  expect(objectives(order(plain, undefined, '{"discountPercent":50}'))).toEqual(['reused']);
  expect(hints([changed('release', 'reused'), ...order({ ...plain, points: 0 })])).toEqual(['nothing-to-misread']);
});

test('an order that the code of the contract refuses never leaves', () => {
  const refused =
    'Đơn 1 không gửi được: cannot encode field shop.v1.PackOrderRequest.quantity to binary: invalid int32: NaN';
  expect(hints([printed('shop', refused, 'stderr')])).toEqual(['refused']);
  expect(hints([printed('shop', 'Đơn 1 không gửi được: [unavailable]', 'stderr')])).toEqual([]);
});

test('a call that fails shows nothing', () => {
  const message = bytesOf({ ...plain, points: -1 });
  const failed = call(['shop', 'relay'], { message, answer: answerOf(''), subject: 'x', status: 14 });
  expect(objectives([...failed, printed('relay', '')])).toEqual([]);
});

test('what the relay tells later than the shop belongs to the same order all the same', () => {
  const typed = { ...plain, voucher: 'TET' };
  const isRelays = (one: EventDraft) => 'call' in one && one.call.startsWith('relay/');
  const [first, second] = [order(typed), again(typed)];
  const late = [...first, ...second].filter(isRelays);
  const log = [...first.filter((one) => !isRelays(one)), ...second.filter((one) => !isRelays(one))];
  expect(objectives([changed('forward', 'whole'), ...log])).toEqual([]);
  expect(objectives([changed('forward', 'whole'), ...log, ...late, printed('relay', '')])).toEqual(['kept']);
});
