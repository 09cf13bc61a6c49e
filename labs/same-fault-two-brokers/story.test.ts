import { describe, expect, test } from 'vitest';
import type { EventDraft } from '#model/events.ts';
import { leadIn } from '#model/guide.ts';
import { emptyPicture } from '#model/picture.ts';
import { changed, exited, frozen, started, thawed } from '#model/platform/drafts.ts';
import { fold } from '#model/reduce.ts';
import { foundIn, logOf, settledIn } from '#model/replay.ts';
import { draftsOf as kafka } from '#model/technologies/kafka/drafts.ts';
import { draftsOf as rabbitmq } from '#model/technologies/rabbitmq/drafts.ts';
import { guide } from './guide.ts';
import { heldUp, sooner, third } from './predictions.ts';
import { story } from './story.ts';
import { lostOf, trialsOf } from './trials.ts';

const { created, appended, consumed, handled, returned, committed, described, joined } = kafka('orders', 'readers');
const { declared, consuming, published, delivered, acked } = rabbitmq('orders');

const bodyOf = (order: number, amount: number | string = 400_000): string =>
  JSON.stringify({ order, customer: 'An', amount, orderedAt: 1 });
/** An order on both sides; in Kafka each at its own offset of partition 0. */
const sent = (order: number, amount?: number | string): EventDraft[] => [
  published(String(order), { body: bodyOf(order, amount) }),
  appended(0, order - 1, { value: bodyOf(order, amount) }),
];
const charges = (side: 'rabbitmq' | 'kafka', order: number, waited = 300, customer = 'An'): EventDraft => ({
  type: 'statement.ran',
  origin: 'client',
  program: side === 'kafka' ? 'reader-1' : 'worker-1',
  verb: 'insert',
  table: `${side}_charges`,
  parameters: [String(order), customer, String(waited)],
  changes: 1,
});

const begin = [
  ...['worker-1', 'worker-2'].map((one) => started(one, 'worker')),
  ...['reader-1', 'reader-2'].map((one) => started(one, 'reader')),
  declared(),
  consuming('worker-1'),
  consuming('worker-2'),
  created(2),
  described({ 'reader-1': [0], 'reader-2': [1] }),
];
const log = (...drafts: EventDraft[]) => logOf([...begin, ...drafts]);
const objectives = (...drafts: EventDraft[]): string[] => [...foundIn(story, log(...drafts)).objectives.keys()];
const hints = (...drafts: EventDraft[]): string[] => [...foundIn(story, log(...drafts)).hints.keys()];
const picture = (...drafts: EventDraft[]) => fold(emptyPicture, log(...drafts));

const held = [...sent(1), delivered('1', 'worker-1'), consumed('reader-1', 0)];
const moved = [delivered('1', 'worker-2', { redelivered: true }), consumed('reader-2', 0)];
const done = [acked('1', 'worker-2'), committed('reader-2', 1), handled('reader-2', 0)];

describe('killed with an order in hand', () => {
  const deaths = [exited('worker-1'), exited('reader-1')];

  test('shows what it shows once both sides have handed it on and are done', () => {
    expect(objectives(...held, ...deaths, ...moved, ...done)).toEqual(['killed']);
    expect(objectives(...held, ...deaths, ...moved, ...done.slice(0, 2))).toEqual([]);
    expect(settledIn(sooner, log(...held, ...deaths, ...moved))?.actual).toBe('same');
  });

  test('is nothing where nobody held an order, and a start in between is in the way', () => {
    expect(hints(...deaths)).toEqual(['idle']);
    expect(hints(...held, ...deaths, started('reader-1', 'reader'))).toEqual(['ran-too-soon']);
  });
});

describe('frozen with an order in hand', () => {
  const freezes = [...held, frozen('worker-1'), frozen('reader-1')];
  const thaws = [thawed('worker-1'), thawed('reader-1')];

  test('is over when the group has gone on without the reader and all are done', () => {
    const gone = [described({ 'reader-2': [0, 1] }), consumed('reader-2', 0), committed('reader-2', 1)];
    const end = [acked('1', 'worker-1'), handled('reader-2', 0), handled('reader-1', 0)];
    expect(objectives(...freezes, ...gone, ...thaws, ...end)).toEqual(['frozen']);
  });

  test('thawed while it is still a member has been but slow', () => {
    expect(hints(...freezes, ...thaws)).toEqual(['thawed-too-soon']);
  });
});

describe('an order that cannot be read', () => {
  const bad = [...sent(1, '400.000 đ')];
  const round = [delivered('1', 'worker-1', { redelivered: true }), consumed('reader-1', 0), returned('reader-1', 0)];

  test('goes round on both sides, and is over once both leave it out', () => {
    expect(objectives(...bad, ...round, ...round)).toEqual([]);
    expect(objectives(...bad, ...round, ...round, ...round)).toEqual(['poison']);
    const skipped = [changed('bad', 'skip'), acked('1', 'worker-1'), committed('reader-1', 1), handled('reader-1', 0)];
    expect(objectives(...bad, ...round, ...round, ...round, ...skipped)).toEqual(['poison', 'skipped']);
  });

  test('is none where both leave such orders out already', () => {
    expect(hints(changed('bad', 'skip'), ...bad)).toEqual(['skips-already']);
  });

  test('holds up what is behind it in its partition', () => {
    const later = [2, 3, 4, 5].flatMap((order) => sent(order));
    const charged = [2, 3, 4, 5].map((order) => charges('rabbitmq', order));
    expect(settledIn(heldUp, log(...bad, ...round, ...later, ...charged))).toMatchObject({
      actual: 'partition',
      facts: { order: 1, count: 4, waiting: 4 },
    });
  });
});

describe('more orders than two on each side can do', () => {
  const orders = [1, 2, 3, 4, 5, 6, 7, 8];
  const rush = orders.flatMap((order) => sent(order, 99_000));
  const helps = [started('worker-3', 'worker'), started('reader-3', 'reader')];
  const doneAt = {
    rabbitmq: orders.flatMap((order) => [delivered(String(order), 'worker-1'), acked(String(order), 'worker-1')]),
    kafka: [committed('reader-1', orders.length)],
  };
  const ends = [...doneAt.rabbitmq, ...doneAt.kafka];

  test('are done sooner where a third has a share of them', () => {
    expect(objectives(...rush, ...helps)).toEqual([]);
    expect(objectives(...rush, ...helps, ...ends)).toEqual(['slow']);
    expect(hints(...rush, ...helps, ...ends)).toEqual([]);
    const slowly = logOf([...begin, ...rush, ...helps, ...doneAt.kafka, ...doneAt.rabbitmq], 100);
    expect(settledIn(third, slowly)).toMatchObject({
      actual: 'kafka',
      facts: { rabbitmq: 1_800, kafka: 100, partitions: 0 },
    });
  });

  test('show nothing of a third that nobody has added, or that was there before they piled up', () => {
    expect(hints(...rush, ...ends)).toEqual(['rushed-alone']);
    expect(hints(...helps, ...rush, ...ends)).toEqual(['added-too-soon']);
    expect(hints(...rush.slice(0, 6), ...helps)).toEqual(['added-too-soon']);
    expect(objectives(...helps, ...rush, ...ends)).toEqual([]);
    expect(objectives(...rush, started('worker-3', 'worker'), ...ends)).toEqual([]);
  });

  test('are a row of their own from the first of them on, and who came to help leaves without one', () => {
    const leaves = [exited('worker-3', 'left'), exited('reader-3', 'left')];
    const after = picture(charges('kafka', 1), ...rush, ...helps, charges('kafka', 2, 900), ...leaves);
    expect(trialsOf(after).map(({ kind, counts }) => [kind, counts.kafka.waitedMs])).toEqual([
      ['calm', 300],
      ['slow', 900],
    ]);
  });

  test('leave three on each side, and the guide leads back to two before anything else', () => {
    const [killed] = guide;
    const leads = (...drafts: EventDraft[]) => {
      const { move, program } = leadIn(killed, picture(...helps, ...drafts));
      return [move.act, program];
    };
    const left = exited('worker-3', 'left');
    expect(leads()).toEqual(['leave', 'worker-3']);
    expect(leads(left)).toEqual(['leave', 'reader-3']);
    expect(leads(left, exited('reader-3', 'left'))).toEqual(['remove', 'worker-3']);
    const removed = ['worker-3', 'reader-3'].flatMap((program): EventDraft[] => [
      exited(program, 'left'),
      { type: 'program.removed', origin: 'platform', program },
    ]);
    expect(leads(...removed)).toEqual(['send', undefined]);
  });
});

test('the table counts whom the broker gave an order that another had, and which partitions came to another', () => {
  const two = [joined('reader-1', [0]), joined('reader-2', [1])];
  const again = delivered('1', 'worker-2', { redelivered: true });
  const killed = [exited('worker-1'), exited('reader-1'), again, joined('reader-2', [0, 1])];
  const [calm, row] = trialsOf(picture(...two, ...sent(1), delivered('1', 'worker-1'), ...killed));
  expect(calm).toMatchObject({ kind: 'calm', counts: { rabbitmq: { moved: 0 }, kafka: { moved: 0 } } });
  expect(row).toMatchObject({ kind: 'killed', counts: { rabbitmq: { moved: 1 }, kafka: { moved: 1 } } });
});

test('the table counts what was charged again, behind a later one, and how long it took', () => {
  const both = [...sent(1), ...sent(2), ...sent(3)];
  const [calm, killed] = trialsOf(
    picture(
      ...both,
      charges('kafka', 1),
      exited('reader-1'),
      charges('kafka', 1, 900),
      charges('kafka', 3, 700),
      charges('kafka', 2, 800),
    ),
  );
  expect(calm).toMatchObject({ kind: 'calm', counts: { kafka: { again: 0, late: 0, waitedMs: 300 } } });
  expect(killed).toMatchObject({ kind: 'killed', counts: { kafka: { again: 1, late: 1, waitedMs: 800 } } });
});

test('what is done and was never charged is lost', () => {
  const two = [...sent(1), ...sent(2), charges('kafka', 1)];
  expect(lostOf(picture(...two), 'kafka')).toBeUndefined();
  expect(lostOf(picture(...two, committed('reader-1', 2)), 'kafka')).toBe(1);
  expect(lostOf(picture(...two, charges('kafka', 2), committed('reader-1', 2)), 'kafka')).toBe(0);
});
