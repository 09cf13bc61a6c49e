import { describe, expect, test } from 'vitest';
import type { EventDraft, EventOf } from '#model/events.ts';
import { changed, exited, started } from '#model/platform/drafts.ts';
import { foundIn, logOf, settledIn } from '#model/replay.ts';
import { draftsOf } from '#model/technologies/rabbitmq/drafts.ts';
import { inserted } from '#model/technologies/sqlite/drafts.ts';
import { afterWork, answersLost, automaticBeforeWork, cutWithoutConfirms } from './predictions.ts';
import { story } from './story.ts';

const { declared, published, confirmed, vanished, ...orders } = draftsOf('orders');
const delivered = (message: string, { automatic = false, redelivered = false } = {}): EventDraft =>
  orders.delivered(message, 'payment', { manual: !automatic, redelivered });
const acked = (message: string): EventDraft => orders.acked(message, 'payment');
const wrote = (table: string, id: string, changes = 1): EventDraft =>
  inserted(table === 'orders' ? 'shop' : 'payment', table, id, changes);
const runs = started('payment');
const died = exited('payment');
const cut = (lost: EventOf<'cable.cut'>['lost'] = 'both-ways'): EventDraft => ({
  type: 'cable.cut',
  origin: 'platform',
  program: 'shop',
  lost,
});
const mended: EventDraft = { type: 'cable.mended', origin: 'platform', program: 'shop' };

const log = (drafts: EventDraft[]) => logOf([declared(), runs, ...drafts]);
const objectives = (drafts: EventDraft[]): string[] => [...foundIn(story, log(drafts)).objectives.keys()];
const hints = (drafts: EventDraft[]): string[] => [...foundIn(story, log(drafts)).hints.keys()];

const taken = (id: string): EventDraft[] => [wrote('orders', id), published(id), delivered(id)];
const again = (id: string): EventDraft[] => [runs, delivered(id, { redelivered: true })];

describe('a death after the charge and before the ack', () => {
  test('charges twice where nothing remembers the first time', () => {
    const drafts = [...taken('1'), wrote('charges', '1'), died, ...again('1'), wrote('charges', '1'), acked('1')];
    expect(objectives(drafts)).toEqual(['charged-twice']);
    expect(hints(drafts)).toEqual([]);
    expect(settledIn(afterWork, log(drafts))).toMatchObject({ actual: 'twice', facts: { order: '1', count: 2 } });
  });

  test('charges once where the message-id was written in the same transaction', () => {
    const drafts = [
      ...[changed('dedup', 'on'), ...taken('1'), wrote('processed', '1'), wrote('charges', '1'), died],
      ...[...again('1'), wrote('processed', '1', 0), acked('1')],
    ];
    expect(objectives(drafts)).toEqual(['charged-once']);
    expect(settledIn(afterWork, log(drafts))?.actual).toBe('once');
  });

  test('charges twice where the table was turned on too late', () => {
    const drafts = [
      ...[changed('dedup', 'off'), ...taken('1'), wrote('charges', '1'), died, changed('dedup', 'on')],
      ...[...again('1'), wrote('processed', '1'), wrote('charges', '1')],
    ];
    expect(hints(drafts)).toEqual(['dedup-late']);
  });
});

test('a death before the charge is neither lost nor doubled: on the way to a double charge it is a mistake', () => {
  const drafts = [...taken('1'), died, ...again('1'), wrote('charges', '1'), acked('1')];
  expect(objectives(drafts)).toEqual([]);
  expect(hints(drafts)).toEqual(['crashed-before']);
});

describe('automatic ack', () => {
  const handed = (id: string): EventDraft[] => [published(id), delivered(id, { automatic: true })];

  test('loses what a dead payment had not charged, also where the delivery is told after the death', () => {
    expect(objectives([...handed('1'), died])).toEqual(['lost-auto']);
    expect(objectives([died, ...handed('1')])).toEqual(['lost-auto']);
    expect(objectives([...handed('1'), wrote('charges', '1'), died])).toEqual([]);
  });

  test('leaves the table nothing to prevent', () => {
    expect(hints([changed('dedup', 'on'), ...handed('1'), died])).toEqual(['dedup-automatic']);
  });

  test('is settled by the next order that is charged', () => {
    const drafts = [...handed('1'), ...handed('2'), died, runs, ...handed('3')];
    expect(settledIn(automaticBeforeWork, log(drafts))).toBeUndefined();
    const lost = settledIn(automaticBeforeWork, log([...drafts, wrote('charges', '3')]));
    expect(lost).toMatchObject({ actual: 'none', facts: { count: 2, charged: 0, next: '3' } });
    const all = [...drafts, wrote('charges', '1'), wrote('charges', '2'), wrote('charges', '3')];
    expect(settledIn(automaticBeforeWork, log(all))?.actual).toBe('all');
  });
});

describe('a cut cable', () => {
  const sent = [cut(), wrote('orders', '1'), wrote('orders', '2'), mended, vanished('1')];

  test('loses without a word what nobody remembers', () => {
    expect(objectives([...sent, vanished('2')])).toEqual(['vanished']);
    expect(settledIn(cutWithoutConfirms, log(sent))).toBeUndefined();
    const settled = settledIn(cutWithoutConfirms, log([...sent, vanished('2')]));
    expect(settled).toMatchObject({ actual: 'none', facts: { count: 2, arrived: 0 } });
    expect(settledIn(cutWithoutConfirms, log([...sent, published('2')]))?.actual).toBe('some');
    expect(settledIn(cutWithoutConfirms, log([changed('confirms', 'on'), ...sent, vanished('2')]))).toBeUndefined();
  });

  test('loses nothing once all that was not confirmed has been sent again', () => {
    const confirms = [changed('confirms', 'on'), ...sent, vanished('2'), published('1')];
    expect(objectives(confirms)).toEqual([]);
    expect(objectives([...confirms, published('2')])).toEqual(['none-lost']);
    const mixed = [cut(), wrote('orders', '1'), changed('confirms', 'on'), wrote('orders', '2'), mended, vanished('1')];
    expect(objectives([...mixed, vanished('2'), published('2')])).toEqual(['vanished']);
  });

  test('into which nothing is sent is a mistake', () => {
    expect(hints([cut(), mended])).toEqual(['cut-idle']);
  });

  test('that only loses answers makes two messages of one order, and the table makes one charge of them', () => {
    const drafts = [
      ...[cut('answers'), wrote('orders', '1'), published('1'), delivered('1')],
      ...[wrote('processed', '1'), wrote('charges', '1'), acked('1'), mended, published('1~2')],
      ...[confirmed('1~2'), delivered('1~2'), wrote('processed', '1', 0), acked('1~2')],
    ];
    expect(objectives(drafts)).toEqual(['resent-once']);
    expect(settledIn(answersLost, log(drafts))).toMatchObject({ actual: 'two', facts: { order: '1', count: 2 } });
  });

  test('that only loses answers charges twice without the table: another story than that of a death', () => {
    const drafts = [
      ...[changed('confirms', 'on'), cut('answers'), wrote('orders', '1'), published('1'), delivered('1')],
      ...[wrote('charges', '1'), acked('1'), mended, published('1~2'), delivered('1~2'), wrote('charges', '1')],
    ];
    expect(objectives(drafts)).toEqual([]);
    expect(hints(drafts)).toEqual(['copy-charged']);
  });

  test('that only loses answers is nothing to a shop that waits for none', () => {
    expect(hints([cut('answers'), wrote('orders', '1'), published('1'), mended])).toEqual(['answers-unconfirmed']);
  });
});

test('a payment that dies with empty hands, or is left dead while orders come, is a mistake', () => {
  expect(hints([runs, died])).toEqual(['killed-idle']);
  const sold = ['2', '3', '4'].map((id) => wrote('orders', id));
  expect(hints([...taken('1'), died, ...sold])).toEqual(['left-dead']);
  expect(hints([...taken('1'), died, runs, ...sold])).toEqual([]);
});
