import { expect, test } from 'vitest';
import { createChronicle } from '#model/chronicle.ts';
import type { EventDraft, LabEvent } from '#model/events.ts';
import { createInterpreter } from '#model/legs.ts';
import { createPlayback } from '#model/playback.ts';
import { timedLogOf } from '#model/replay.ts';
import { draftsOf } from '#model/technologies/rabbitmq/drafts.ts';
import { createFollow } from './follow.ts';

const { published } = draftsOf('orders');

/** A run of which the page has had the first two orders. */
const running = () => {
  const drafts: (readonly [number, EventDraft])[] = [0, 10, 20, 30].map((at, i) => [at, published(`${i + 1}`)]);
  const log = timedLogOf(drafts);
  const playback = createPlayback(() => 0);
  const chronicle = createChronicle();
  const interpreter = createInterpreter([chronicle]);
  const follow = createFollow(playback, chronicle);
  const come = (events: readonly LabEvent[]): void => {
    interpreter.append(events);
    playback.append(events);
  };
  playback.load({ events: [], growing: true, serverNow: 20_000 });
  come(log.slice(0, 2));
  return { playback, follow, come, rest: log.slice(2) };
};

test('the next order is the first that is sent afterwards, and stays the one', () => {
  const { follow, come, rest } = running();
  follow.next();
  expect(follow.getState().subject).toBeNull();
  come(rest.slice(0, 1));
  expect(follow.getState()).toEqual({ subject: '3', waitsSince: null });
  come(rest.slice(1));
  expect(follow.getState().subject).toBe('3');
  expect([follow.isFollowed('3'), follow.isFollowed('4')]).toEqual([true, false]);
});

test('whoever stops before it is sent follows nothing', () => {
  const { follow, come, rest } = running();
  follow.next();
  follow.stop();
  come(rest);
  expect(follow.getState().subject).toBeNull();
});

test('a copy of a message is the same order', () => {
  const { follow, come } = running();
  follow.follow('2');
  come(timedLogOf([[40, published('2~2')]]));
  expect(follow.isFollowed('2~2')).toBe(true);
});
