import { describe, expect, test } from 'vitest';
import type { EventDraft } from '#model/events.ts';
import { emptyPicture } from '#model/picture.ts';
import { accepted, changed, exited, printed, started } from '#model/platform/drafts.ts';
import { fold } from '#model/reduce.ts';
import { foundIn, logOf, settledIn } from '#model/replay.ts';
import { draftsOf } from '#model/technologies/kafka/drafts.ts';
import { inserted } from '#model/technologies/sqlite/drafts.ts';
import { isHalf, isPhantom, missingIn, phantomsIn, shippedTwiceIn } from './figures.ts';
import { brokerAway, dbFirst, edited, relayCrash } from './predictions.ts';
import { story } from './story.ts';

const { created, appended } = draftsOf('order-events', 'shipping');
const begin = [...['order', 'relay', 'capture', 'shipping', 'staff'].map((id) => started(id)), created(1)];
const log = (drafts: EventDraft[]) => logOf([...begin, ...drafts]);
const objectives = (...drafts: EventDraft[]): string[] => [...foundIn(story, log(drafts)).objectives.keys()];
const hints = (...drafts: EventDraft[]): string[] => [...foundIn(story, log(drafts)).hints.keys()];
const pictureOf = (...drafts: EventDraft[]) => fold(emptyPicture, log(drafts));

let offset = 0;
const told = (order: string, { by = 'order', type = 'order.placed', id = `${order}.1` } = {}): EventDraft =>
  appended(0, offset++, { program: by, key: order, headers: { ce_id: id, ce_type: type, ce_subject: order } });
const relayed = (order: string): EventDraft => told(order, { by: 'relay' });
const row = (order: string): EventDraft => inserted('order', 'orders', order);
const waiting = (order: string): EventDraft => inserted('order', 'outbox', `${order}.1`);
const removed = (order: string): EventDraft => ({ ...ran('relay', 'delete', 'outbox', `${order}.1`) });
const parcel = (order: string): EventDraft => inserted('shipping', 'shipments', order);
const ran = (program: string, verb: 'update' | 'delete', table: string, ...parameters: string[]): EventDraft => ({
  type: 'statement.ran',
  origin: 'client',
  program,
  verb,
  table,
  parameters,
  changes: 1,
});
const place = accepted('place');
const mode = (value: string): EventDraft => changed('mode', value);
const died = exited('order');
const cut: EventDraft = { type: 'cable.cut', origin: 'platform', program: 'relay', lost: 'both-ways' };
const mended: EventDraft = { type: 'cable.mended', origin: 'platform', program: 'relay' };

describe('a death between the database and the broker', () => {
  const run = [mode('db-first'), row('1'), died, started('order')];

  test('leaves an order that nobody hears of, which the next event shows', () => {
    expect(objectives(...run)).toEqual([]);
    expect(objectives(...run, row('B1'), told('B1'))).toEqual(['unannounced']);
    expect(settledIn(dbFirst, log([...run, told('B1')]))).toMatchObject({
      actual: 'never',
      facts: { order: '1', next: 'B1' },
    });
    expect(missingIn(pictureOf(...run))).toEqual(['1']);
    expect(isHalf(pictureOf(...run))).toBe(true);
    expect(isHalf(pictureOf(...run, row('B1'), told('B1')))).toBe(false);
  });

  test('is none where the event was sent, now or later', () => {
    expect(objectives(mode('db-first'), row('1'), told('1'), died, told('2'))).toEqual([]);
    expect(settledIn(dbFirst, log([...run, told('1'), told('B1')]))?.actual).toBe('later');
  });
});

test('a death between the broker and the database ships what nobody ordered', () => {
  const run = [mode('broker-first'), told('1'), died];
  expect(objectives(...run)).toEqual([]);
  expect(objectives(...run, parcel('1'))).toEqual(['phantom']);
  expect(objectives(mode('broker-first'), told('1'), parcel('1'), died)).toEqual(['phantom']);
  expect(objectives(mode('broker-first'), told('1'), row('1'), died, parcel('1'))).toEqual([]);
  expect(phantomsIn(pictureOf(...run))).toEqual(['1']);
  expect(isPhantom(pictureOf(...run))).toBe(true);
});

describe('with an outbox', () => {
  test('a death between both rows leaves neither; one from outside tells nothing', () => {
    const run = [mode('outbox'), changed('crash', 'order'), place];
    expect(objectives(...run, died)).toEqual(['all-or-nothing']);
    expect(objectives(...run, accepted('kill', 'order'), died)).toEqual([]);
    expect(objectives(mode('db-first'), changed('crash', 'order'), place, row('1'), died)).toEqual([]);
  });

  test('an event outlives the service', () => {
    expect(objectives(mode('outbox'), row('1'), waiting('1'), died, relayed('1'))).toEqual(['outlived']);
    expect(objectives(mode('outbox'), row('1'), waiting('1'), relayed('1'))).toEqual([]);
    expect(missingIn(pictureOf(mode('outbox'), row('1'), waiting('1')))).toEqual([]);
  });

  const again = [mode('outbox'), row('1'), waiting('1'), relayed('1'), exited('relay'), started('relay'), relayed('1')];

  test('a relay that dies before it deletes sends twice, and without ids two parcels go out', () => {
    const run = [...again, removed('1'), parcel('1'), parcel('1')];
    expect(objectives(...run)).toEqual(['twice']);
    expect(settledIn(relayCrash, log(run))).toMatchObject({ actual: 'two', facts: { event: '1.1', count: 2 } });
    expect(shippedTwiceIn(pictureOf(...run))).toEqual(['1']);
  });

  test('a reader that writes ids down ships once', () => {
    const seen = (changes: number) => inserted('shipping', 'seen', '1.1', changes);
    expect(objectives(...again, seen(1), parcel('1'), seen(0))).toEqual(['once']);
    expect(hints(...again, parcel('1'), seen(1), parcel('1'))).toEqual(['dedup-late']);
    // Shipping may be heard of before the relay.
    const early = [...again.slice(0, -1), seen(1), parcel('1'), seen(0)];
    expect(objectives(...early)).toEqual([]);
    expect(objectives(...early, relayed('1'))).toEqual(['once']);
  });

  const taken = ['1', '2', '3'].flatMap((order) => [row(order), waiting(order)]);

  test('a relay that is cut off catches up in order', () => {
    const run = [mode('outbox'), cut, ...taken, mended];
    expect(objectives(...run, relayed('1'), relayed('2'))).toEqual([]);
    expect(objectives(...run, relayed('1'), relayed('2'), relayed('3'))).toEqual(['caught-up']);
    const mixed = [...run, relayed('2'), relayed('1'), relayed('3')];
    expect(objectives(...mixed)).toEqual([]);
    expect(settledIn(brokerAway, log(mixed))?.actual).toBe('mixed');
  });

  test('a cut during which nothing waits is a mistake', () => {
    expect(hints(mode('outbox'), cut, mended)).toEqual(['cut-idle']);
    expect(hints(mode('db-first'), cut, row('1'), told('1'), mended)).toEqual(['cut-unused']);
  });

  test('an edit past the service is in no event', () => {
    const run = [mode('outbox'), row('1'), relayed('1'), ran('staff', 'update', 'orders', '9 Lê Lợi', '1')];
    expect(objectives(...run)).toEqual([]);
    expect(objectives(...run, row('2'), relayed('2'))).toEqual(['unseen-edit']);
    expect(settledIn(edited, log([...run, relayed('2')]))).toMatchObject({ actual: 'never', facts: { order: '1' } });
  });
});

test('with triggers the same edit arrives', () => {
  const captured = inserted('capture', 'captured', 'orders');
  const edit = ran('staff', 'update', 'orders', '9 Lê Lợi', '1');
  const update = ran('shipping', 'update', 'shipments', '9 Lê Lợi', '1');
  expect(objectives(mode('cdc'), captured, row('1'), edit, update)).toEqual(['captured']);
  expect(objectives(mode('cdc'), row('1'), edit, update)).toEqual([]);
});

test('a service or a relay that dies idle, and an edit of nothing, are mistakes', () => {
  expect(hints(accepted('kill', 'order'), died)).toEqual(['killed-idle']);
  expect(hints(printed('staff', 'Chưa có đơn nào để sửa', 'stderr'))).toEqual(['edit-nothing']);
  const outlived = [mode('outbox'), row('1'), waiting('1'), died, relayed('1'), removed('1')];
  expect(hints(...outlived, exited('relay'))).toEqual(['relay-idle']);
});
