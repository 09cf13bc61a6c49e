import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { LabEvent } from '#model/events.ts';
import { accepted, started } from '#model/platform/drafts.ts';
import { createPlayback, type Playback } from '#model/playback.ts';
import { logOf } from '#model/replay.ts';
import { createSession, type Session } from './session.ts';
import type { SourceListener } from './socket-source.ts';

let heard: SourceListener | undefined;

vi.mock('./socket-source.ts', () => ({
  connectSource: (_id: string, _playback: Playback, _server: undefined, listener: SourceListener) => {
    heard = listener;
    return () => undefined;
  },
}));

const untouched = logOf([started('worker-1', 'worker')]);
const worked = logOf([started('worker-1', 'worker'), accepted('send')]);
let playback: Playback;
let session: Session;

/** The sandbox's log comes, as after a join. */
const load = (events: readonly LabEvent[]): void => {
  playback.load({ events, growing: true, serverNow: 2000 });
  heard?.joined({ site: 'site', start: 'start' });
};
const reset = (): void => {
  heard?.restarted();
  load(untouched);
};

beforeEach(async () => {
  vi.stubGlobal('fetch', async () => Response.json({ state: 'open', sandboxId: 'room' }));
  playback = createPlayback(() => 0);
  session = createSession('rabbitmq-work-queue', playback);
  await session.start();
  heard?.expiry(60_000);
});
afterEach(() => {
  vi.unstubAllGlobals();
});

test('the run before a reset can be looked at until something is done in the new one', () => {
  load(worked);
  reset();
  expect(session.getState().former?.events).toEqual(worked);
  // Another reset of what nobody has touched leaves it there.
  reset();
  expect(session.getState().former?.events).toEqual(worked);
  playback.append([{ ...accepted('send'), seq: 2, at: 1500 }]);
  expect(session.getState().former).toBe(null);
});

test('what was done in another tab meanwhile ends it, too', () => {
  load(worked);
  reset();
  load(worked);
  expect(session.getState().former).toBe(null);
});

test('a run in which nothing was done is not offered', () => {
  load(untouched);
  reset();
  expect(session.getState().former).toBe(null);
});
