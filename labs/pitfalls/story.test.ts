import { describe, expect, test } from 'vitest';
import type { EventDraft } from '#model/events.ts';
import { changed, exited, printed, started } from '#model/platform/drafts.ts';
import { foundIn, logOf, settledIn } from '#model/replay.ts';
import { closed, draftsOf } from '#model/technologies/rabbitmq/drafts.ts';
import { inserted } from '#model/technologies/sqlite/drafts.ts';
import { whyRefused, whySlow, whyStuck, whyTwice, whyUndone } from './predictions.ts';
import { story } from './story.ts';

const queue = (name: string) => {
  const drafts = draftsOf(name);
  return {
    ...drafts,
    sent: (id: string, rest: object = {}, bytes = 40): EventDraft =>
      drafts.published(id, { body: JSON.stringify({ order: id, ...rest }), bytes }),
    given: (id: string, redelivered = false, manual = true): EventDraft =>
      drafts.delivered(id, 'worker', { redelivered, manual }),
    done: (id: string): EventDraft => drafts.acked(id, 'worker'),
    back: (id: string, requeue = true): EventDraft => drafts.nacked(id, 'worker', { requeue }),
  };
};
const [pay, sale, parcel, dead, invoice] = ['payments', 'sale.reject', 'parcels', 'parcels.dead', 'invoices'].map(
  queue,
);
const [lane, other] = ['status.0', 'status.1'].map(queue);
if (!pay || !sale || !parcel || !dead || !invoice || !lane || !other) throw new Error('no queues');

const declared = ['payments', 'sale.reject', 'parcels', 'parcels.dead', 'invoices', 'status.0', 'status.1'].map(
  (name) => draftsOf(name).declared(),
);
const log = (drafts: readonly EventDraft[]) => logOf([...declared, started('shop'), started('worker'), ...drafts]);
const objectives = (...drafts: EventDraft[]): string[] => [...foundIn(story, log(drafts)).objectives.keys()];
const hints = (...drafts: EventDraft[]): string[] => [...foundIn(story, log(drafts)).hints.keys()];
const row = (table: string, ...parameters: string[]): EventDraft => ({
  type: 'statement.ran',
  origin: 'client',
  program: 'worker',
  verb: 'insert',
  table,
  parameters,
  changes: 1,
});
const names = (letter: string, count: number): string[] => Array.from({ length: count }, (_, i) => `${letter}${i + 1}`);

describe('twenty payments', () => {
  const orders = names('P', 20);
  const easy = orders.slice(1).flatMap((id) => [pay.given(id), inserted('worker', 'charges', id), pay.done(id)]);
  const first = [pay.given('P1'), inserted('worker', 'charges', 'P1'), pay.back('P1'), pay.given('P1', true)];
  const begin = [...orders.map((id) => pay.sent(id)), ...first];

  test('are charged once each although one came again', () => {
    const run = [...begin, inserted('worker', 'processed', 'P1', 0), pay.done('P1'), ...easy];
    expect(objectives(...run)).toEqual(['charged-once']);
    expect(settledIn(whyTwice, log(run))).toBeUndefined();
  });

  test('are not where one is charged a second time, and its message says why', () => {
    const run = [...begin, inserted('worker', 'charges', 'P1'), pay.done('P1'), ...easy];
    expect(objectives(...run)).toEqual([]);
    expect(settledIn(whyTwice, log(run))).toMatchObject({ actual: 'redelivered', facts: { order: 'P1', sent: 1 } });
  });

  test('prove nothing where none came again', () => {
    const plain = [pay.given('P1'), inserted('worker', 'charges', 'P1'), pay.done('P1')];
    expect(objectives(...orders.map((id) => pay.sent(id)), ...plain, ...easy)).toEqual([]);
  });

  test('are lost where automatic ack had them forgotten before they were charged', () => {
    expect(hints(pay.sent('P7'), pay.given('P7', false, false), pay.handled('P7', 'worker'))).toEqual(['auto-lost']);
  });

  test('are told apart from orders that were sent twice', () => {
    const run = ['P1', 'P1~2'].flatMap((id) => [pay.sent(id), pay.given(id), inserted('worker', 'charges', 'P1')]);
    expect(settledIn(whyTwice, log(run))?.actual).toBe('sent-twice');
  });
});

describe('a sale', () => {
  const orders = names('S', 60);
  const worked = (id: string): EventDraft[] => [sale.sent(id), sale.given(id), sale.done(id)];

  test('stays bounded where one was refused, sent again and done', () => {
    const late = [sale.sent('S1'), sale.refused('S1')];
    expect(objectives(...late, ...orders.slice(1).flatMap(worked), ...worked('S1~2'))).toEqual(['bounded']);
  });

  test('is not where nothing was ever refused, or where many waited', () => {
    expect(objectives(...orders.flatMap(worked))).toEqual([]);
    const crowd = [sale.sent('S1'), sale.refused('S1'), ...orders.slice(1).map((id) => sale.sent(id))];
    expect(objectives(...crowd, ...orders.slice(1).flatMap((id) => [sale.given(id), sale.done(id)]))).toEqual([]);
  });

  test('loses what the queue drops', () => {
    expect(hints(sale.sent('S1'), sale.dropped('S1', 'maxlen'))).toEqual(['orders-dropped']);
  });

  test('grows because orders come faster than they are done, because of one, or because nobody is given any', () => {
    const outpaced = orders.flatMap((id, i) => [
      sale.sent(id),
      ...(i % 3 === 0 ? [sale.given(id)] : []),
      ...(i % 3 === 2 ? [sale.done(`S${i - 1}`)] : []),
    ]);
    expect(settledIn(whySlow, log(outpaced))).toMatchObject({ actual: 'outpaced', facts: { sent: 46, done: 15 } });
    const crowd = orders.slice(1).map((id) => sale.sent(id));
    expect(settledIn(whySlow, log([sale.sent('S1'), sale.given('S1'), ...crowd]))?.actual).toBe('one-order');
    expect(settledIn(whySlow, log(crowd))?.actual).toBe('broker');
  });
});

describe('seven parcels, the third of which cannot be read', () => {
  const orders = names('L', 7);
  const rest = orders.filter((id) => id !== 'L3').flatMap((id) => [parcel.given(id), parcel.done(id)]);
  const round = [parcel.given('L3'), parcel.back('L3')];
  const begin = [...orders.map((id) => parcel.sent(id)), ...round];
  const copied = dead.published('L3~2', { program: 'worker' });

  test('are dealt with where it lies aside', () => {
    expect(objectives(...begin, copied, parcel.done('L3'), ...rest)).toEqual(['aside']);
  });

  test('are not where it was thrown away', () => {
    expect(objectives(...begin, parcel.back('L3', false), ...rest)).toEqual([]);
    expect(hints(...begin, parcel.back('L3', false))).toEqual(['parcel-lost']);
  });

  test('stand still for one, for all, or for a dead worker', () => {
    const rounds = [...round, ...round, ...round];
    expect(settledIn(whyStuck, log([...begin, ...rounds]))).toMatchObject({ actual: 'poison', facts: { times: 4 } });
    const both = ['L1', 'L2', 'L1', 'L2'].map((id) => parcel.back(id));
    expect(settledIn(whyStuck, log([...begin, ...both]))?.actual).toBe('all-fail');
    expect(settledIn(whyStuck, log([...begin, exited('worker')]))?.actual).toBe('worker-dead');
  });
});

describe('a large picture', () => {
  const error =
    'Channel closed by server: 406 (PRECONDITION-FAILED) with message "PRECONDITION_FAILED - message size 17333364 is larger than configured max size 16777216"';
  const complaint = printed('shop', error, 'stderr');

  test('arrives where the message bears its claim', () => {
    const claimed = [row('files', 'I1', '(13000000 bytes)'), invoice.sent('I1', {}, 120)];
    expect(objectives(...claimed, row('printed', 'I1', '13000000'))).toEqual(['light']);
    expect(objectives(...claimed, row('printed', 'I1', '20000'))).toEqual([]);
  });

  test('is refused by the broker, compressed or not', () => {
    expect(settledIn(whyRefused, log([complaint]))).toMatchObject({
      actual: 'size',
      facts: { size: '17333364', most: '16777216' },
    });
    expect(hints(complaint)).toEqual([]);
    expect(hints(changed('attach', 'gzip'), complaint)).toEqual(['still-large']);
    expect(settledIn(whyRefused, log([closed('shop')]))?.actual).toBe('network');
    expect(settledIn(whyRefused, log([invoice.back('I1')]))?.actual).toBe('worker');
  });
});

describe('orders that are cancelled', () => {
  const event = (to: typeof lane, order: string, state: string): EventDraft =>
    to.published(`${order}${state.charAt(0)}`, { body: JSON.stringify({ order, state }) });
  const given = (to: typeof lane, id: string): EventDraft => to.given(id);
  const wrote = (to: typeof lane, order: string, state: string): EventDraft[] => [
    row('states', order, state),
    to.done(`${order}${state.charAt(0)}`),
  ];
  const orders = names('D', 4);
  const apart = [
    ...orders.flatMap((order) => [event(lane, order, 'giao'), event(other, order, 'huỷ')]),
    ...[given(lane, 'D1g'), given(other, 'D1h')],
    ...orders.flatMap((order) => [...wrote(other, order, 'huỷ'), ...wrote(lane, order, 'giao')]),
  ];

  test('end cancelled where one queue has both events', () => {
    const run = [
      ...orders.flatMap((order) => [event(lane, order, 'giao'), event(lane, order, 'huỷ')]),
      ...orders.flatMap((order) => [...wrote(lane, order, 'giao'), ...wrote(lane, order, 'huỷ')]),
    ];
    expect(objectives(...run)).toEqual(['in-order']);
  });

  test('are delivered where two queues have them, and a pause does not help', () => {
    expect(objectives(...apart)).toEqual([]);
    expect(hints(...apart)).toEqual([]);
    expect(hints(changed('lanes', 'paced'), ...apart)).toEqual(['still-overtaken']);
    expect(settledIn(whyUndone, log(apart))).toMatchObject({
      actual: 'side-by-side',
      facts: { order: 'D1', first: 'status.0', second: 'status.1' },
    });
  });

  test('are delivered because the shop said so last, where it did', () => {
    const run = [
      ...[event(lane, 'D1', 'huỷ'), event(other, 'D1', 'giao'), given(lane, 'D1h'), given(other, 'D1g')],
      ...wrote(other, 'D1', 'giao'),
    ];
    expect(settledIn(whyUndone, log(run))?.actual).toBe('shop');
  });
});
