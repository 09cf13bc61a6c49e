import { expect, test } from 'vitest';
import type { EventDraft, LabEvent } from '#model/events.ts';
import type { Figures, Told } from '#server/technologies/audit.ts';
import { contradictionsOf } from './contradictions.ts';
import { createTimeline, type Timeline } from './timeline.ts';

const read = ({ queues }: { queues: Record<string, { ready: string[] }> }): Figures =>
  new Map(Object.values(queues).map(({ ready }) => ['ready', ready.length]));

const declared: EventDraft = {
  type: 'queue.declared',
  origin: 'broker',
  queue: 'orders',
  durable: true,
  arguments: {},
};
const published = (message: string): EventDraft => ({
  type: 'message.published',
  origin: 'broker',
  message,
  label: message,
  program: null,
  exchange: '',
  routingKey: 'orders',
  queues: ['orders'],
  properties: {},
  body: '',
  bytes: 0,
});
const deleted: EventDraft = { type: 'queue.deleted', origin: 'broker', queue: 'orders' };

/** The figure `ready` over a log whose events come every 1,000 ms. */
const timelineOf = (...drafts: EventDraft[]): Timeline => {
  const timeline = createTimeline(read);
  timeline.follow(drafts.map((draft, index): LabEvent => ({ ...draft, seq: index + 1, at: (index + 1) * 1_000 })));
  return timeline;
};
/** Asked in that second, and once more half a second later. */
const answers = (from: number, first: number | undefined, second = first): readonly [Told, Told] => {
  const told = (at: number, ready: number | undefined): Told => ({
    figures: new Map(ready === undefined ? [] : [['ready', ready]]),
    from: at,
    until: at + 100,
  });
  return [told(from, first), told(from + 500, second)];
};
const against = (timeline: Timeline, both: readonly [Told, Told]): string[] =>
  contradictionsOf({ pictureLagMs: 200 }, timeline, { after: 'it', answers: both }).map(({ sentence }) => sentence);

const rising = timelineOf(declared, published('1'), published('2'), published('3'));

test('a figure follows the log, and each change is found where it was', () => {
  expect(rising.during('ready', 0, 9_000)).toEqual([undefined, 0, 1, 2, 3]);
  expect(rising.during('ready', 2_000, 2_500)).toEqual([0, 1]);
  expect(rising.during('ready', 9_000, 9_500)).toEqual([3]);
  rising.follow([]);
  expect(() => rising.follow([{ ...deleted, seq: 9, at: 9_000 }])).toThrow('event 9 follows on 4');
});

test('what the picture has at that moment, had when the answer may be from, or has a little later, is no contradiction', () => {
  expect(against(rising, answers(5_000, 3))).toEqual([]);
  expect(against(rising, answers(3_000, 1))).toEqual([]);
  expect(against(rising, answers(2_800, 2))).toEqual([]);
});

test('what the picture never had is one, if it is said twice', () => {
  expect(against(rising, answers(5_000, 4))).toEqual(['ready is 3 in the picture, 4 in truth, after it']);
  expect(against(rising, answers(5_000, 4, 5))).toEqual([]);
  expect(against(rising, answers(5_000, 4, 3))).toEqual([]);
});

test('a count between two that the picture had was passed on the way', () => {
  const timeline = timelineOf(declared, published('1'), deleted);
  expect(against(timeline, answers(1_900, 0.5))).toEqual([]);
  expect(against(timeline, answers(5_000, 0.5))).not.toEqual([]);
});

test('what only one side has is a contradiction', () => {
  expect(against(rising, answers(5_000, undefined))).toEqual([
    'ready is 3 in the picture, not there in truth, after it',
  ]);
  expect(against(timelineOf(declared, deleted), answers(5_000, 0))).toEqual([
    'ready is not there in the picture, 0 in truth, after it',
  ]);
});
