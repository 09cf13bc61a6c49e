import { expect, test } from 'vitest';
import type { EventDraft, EventOf, LabEvent } from '#model/events.ts';
import { changed, started } from '#model/platform/drafts.ts';
import type { Prediction } from '#model/prediction.ts';
import { foundIn, settledIn, timedLogOf } from '#model/replay.ts';
import { closed, draftsOf } from '#model/technologies/rabbitmq/drafts.ts';
import { fullDrop, fullReject, shortBehind, vipPrefetched } from './predictions.ts';
import { isLimits, type Limits, queueOf, queues } from './programs/queues.ts';
import { story } from './story.ts';

type Timed = [afterMs: number, draft: EventDraft];

const letters = draftsOf('', 'newsletter');
const { confirmed, refused } = letters;
const published = (message: string, limits: Limits, properties: Record<string, unknown> = {}): EventDraft =>
  letters.published(message, { routingKey: queueOf(limits), queues: [queueOf(limits)], properties });
const delivered = (message: string, limits: Limits): EventDraft =>
  letters.delivered(message, 'sender', { from: queueOf(limits) });
const acked = (message: string, limits: Limits): EventDraft => letters.acked(message, 'sender', queueOf(limits));
const dropped = (message: string, limits: Limits, reason: EventOf<'message.dropped'>['reason']): EventDraft =>
  letters.dropped(message, reason, queueOf(limits));
const gone = closed('sender');

const cast: Timed[] = [
  started('sender'),
  ...Object.keys(queues)
    .filter(isLimits)
    .map((limits) => letters.declared(queueOf(limits), queues[limits])),
].map((draft) => [0, draft]);
const log = (drafts: readonly Timed[]): LabEvent[] => timedLogOf([...cast, ...drafts]);
const met = (drafts: readonly Timed[]): string[] => [...foundIn(story, log(drafts)).objectives.keys()];
const hints = (drafts: readonly Timed[]): string[] => [...foundIn(story, log(drafts)).hints.keys()];
/** What settles it when the learner commits after so many of those drafts. */
const settle = <Option extends string>(of: Prediction<string, Option>, drafts: readonly Timed[], after = 0) =>
  settledIn(of, log(drafts), cast.length + after);

test('a queue grows where letters come faster than they go, by the broker’s own count', () => {
  const measured = (ready: number): Timed => [
    0,
    { type: 'queue.measured', origin: 'broker', queue: 'letters.open', ready, unacked: 1, consumers: 1 },
  ];
  const settings = (rate: number, speed: string): Timed[] => [
    [0, changed('limits', 'open')],
    [0, changed('speed', speed)],
    [0, changed('rate', rate)],
  ];
  expect(met([...settings(20, '2'), measured(0), measured(59)])).toEqual([]);
  expect(met([...settings(20, '2'), measured(0), measured(60)])).toEqual(['grows']);
  expect(met([...settings(20, 'pause'), measured(30), measured(60)])).toEqual(['grows']);
  // A burst, and a stream that the sender keeps up with.
  expect(met([...settings(0, '2'), measured(0), measured(100)])).toEqual([]);
  expect(met([...settings(10, '10'), measured(0), measured(100)])).toEqual([]);
});

test('drop-head loses the oldest, and what came later goes on', () => {
  const events: Timed[] = [
    [0, published('1', 'drop-head')],
    [1, published('2', 'drop-head')],
    [2, dropped('1', 'drop-head', 'maxlen')],
    [3, delivered('2', 'drop-head')],
  ];
  expect(met(events)).toEqual(['drops-oldest']);
  expect(settle(fullDrop, events)).toBeUndefined();
  const heard: Timed[] = [...events, [4, confirmed('1')], [5, confirmed('2')]];
  expect(settle(fullDrop, heard)).toMatchObject({ actual: 'oldest', facts: { lost: '1', newest: '2' } });
  const odd: Timed[] = [
    [0, published('1', 'drop-head')],
    [1, published('2', 'drop-head')],
    [2, dropped('2', 'drop-head', 'maxlen')],
  ];
  expect(settle(fullDrop, odd)?.actual).toBe('newest');
  expect(
    hints([
      [0, changed('flow', 'on')],
      [1, published('1', 'drop-head')],
      [2, dropped('1', 'drop-head', 'maxlen')],
    ]),
  ).toEqual(['flow-drops']);
});

test('the publisher’s pace: refused letters come again, and 25 on end are done', () => {
  const paced = (again: boolean, flow = 'on'): Timed[] => {
    const others = Array.from({ length: 25 }, (_, i): Timed[] => {
      const [id, at] = [`${i + 1}`, 10 * (i + 1)];
      return [
        [at, published(id, 'reject')],
        [at + 1, delivered(id, 'reject')],
        [at + 2, acked(id, 'reject')],
      ];
    });
    const sent: Timed[] = [
      [0, changed('flow', flow)],
      [1, published('x', 'reject')],
      [2, refused('x')],
      ...others.flat(),
    ];
    return again ? [...sent, [3, published('x~2', 'reject')], [1_000, acked('x~2', 'reject')]] : sent;
  };
  expect(met(paced(true))).toEqual(['refused', 'pace']);
  expect(met(paced(false))).toEqual(['refused']);
  // Without flow control the refused one is lost, however many others are done.
  expect(met(paced(true, 'off'))).toEqual(['refused']);
  expect(settle(fullReject, paced(true))).toMatchObject({ actual: 'nack', facts: { message: 'x', ms: 1 } });
});

test('expiry of a queue, and of a letter that stands behind another', () => {
  expect(
    met([
      [0, published('1', 'ttl')],
      [3000, dropped('1', 'ttl', 'expired')],
    ]),
  ).toEqual(['expired']);
  const limited = { expiration: '1000' };
  // By its own limit, not by that of the queue.
  expect(
    met([
      [0, published('t1', 'ttl', limited)],
      [1000, dropped('t1', 'ttl', 'expired')],
    ]),
  ).toEqual([]);
  const short = (at: number): Timed[] => [
    [0, published('1', 'open')],
    [0, published('t1', 'open', limited)],
    [at, dropped('t1', 'open', 'expired')],
  ];
  // It lay in the hands of a sender that died, not in the queue.
  const held: Timed[] = [
    [0, published('1', 'open')],
    [0, published('t1', 'open', limited)],
    [1, delivered('1', 'open')],
    [1, delivered('t1', 'open')],
    [3000, gone],
    [3001, dropped('t1', 'open', 'expired')],
  ];
  expect(met(held)).toEqual([]);
  expect(met(short(5000))).toEqual(['trap']);
  expect(settle(shortBehind, short(5000))).toMatchObject({ actual: 'at-head', facts: { ms: 5000 } });
  expect(met(short(1003))).toEqual([]);
  expect(settle(shortBehind, short(1003))?.actual).toBe('in-time');
  expect(settle(shortBehind, short(1500))?.actual).toBe('at-head');
  const taken: Timed[] = [
    [0, published('t1', 'open', { expiration: '1000' })],
    [5, delivered('t1', 'open')],
  ];
  expect(hints(taken)).toEqual(['short-taken']);
});

test('a VIP letter overtakes what waits, and not what is in the sender’s hands', () => {
  const ordinary = ['1', '2', '3'].map((id): Timed => [0, published(id, 'priority')]);
  const vip: Timed = [10, published('v4', 'priority', { priority: 10 })];
  expect(met([...ordinary, vip, [11, delivered('v4', 'priority')]])).toEqual(['overtakes']);
  const held: Timed[] = [
    ...ordinary,
    ...['1', '2', '3'].map((id): Timed => [1, delivered(id, 'priority')]),
    vip,
    [11, delivered('v4', 'priority')],
    ...['1', '2', '3', 'v4'].map((id): Timed => [1500, acked(id, 'priority')]),
  ];
  expect(met(held)).toEqual([]);
  expect(hints(held)).toEqual(['vip-prefetched']);
  expect(settle(vipPrefetched, held)).toMatchObject({ actual: 'after-hands', facts: { count: 3, ms: 1490 } });
  // The prediction was made when the letters were in those hands already.
  expect(settle(vipPrefetched, held, 6)).toMatchObject({ actual: 'after-hands', facts: { count: 3 } });
  // Its queue keeps it until those hands are empty.
  const kept: Timed[] = [
    ...ordinary,
    ...['1', '2', '3'].map((id): Timed => [1, delivered(id, 'priority')]),
    vip,
    ...['1', '2', '3'].map((id): Timed => [1500, acked(id, 'priority')]),
    [1501, delivered('v4', 'priority')],
    [2000, acked('v4', 'priority')],
  ];
  expect(settle(vipPrefetched, kept)?.actual).toBe('next-batch');
  // A sender that died holds nothing any more.
  const died: Timed[] = [
    ...ordinary,
    ...['1', '2', '3'].map((id): Timed => [1, delivered(id, 'priority')]),
    [2, gone],
    vip,
    ...['v4', '1', '2', '3'].flatMap((id, i): Timed[] => [
      [20 + 2 * i, delivered(id, 'priority')],
      [21 + 2 * i, acked(id, 'priority')],
    ]),
  ];
  expect(met(died)).toEqual(['overtakes']);
  expect(hints(died)).toEqual([]);
  expect(settle(vipPrefetched, died)).toBeUndefined();
  const plain = ['1', '2', '3'].map((id): Timed => [0, published(id, 'open')]);
  expect(hints([...plain, [1, published('v4', 'open', { priority: 10 })]])).toEqual(['vip-plain']);
});
