import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createPlayback } from '#model/playback.ts';
import { createSession } from './session.ts';

/** Answers to the page's questions for a place, given by hand. */
let answers: ((response: Response) => void)[];
const queued = (): Response => Response.json({ position: 3 }, { status: 202 });
const settled = (): Promise<unknown> => vi.advanceTimersByTimeAsync(0);

beforeEach(() => {
  answers = [];
  vi.useFakeTimers();
  vi.stubGlobal('fetch', () => new Promise<Response>((resolve) => answers.push(resolve)));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('who cancels and starts again while the queue is asked stands in it once', async () => {
  const session = createSession(
    'rabbitmq-work-queue',
    createPlayback(() => Date.now()),
  );
  void session.start();
  session.cancel();
  void session.start();
  for (const answer of answers.splice(0)) answer(queued());
  await settled();
  expect(session.getState().phase).toEqual({ name: 'queued', position: 3 });
  await vi.advanceTimersByTimeAsync(2000);
  expect(answers).toHaveLength(1);
});

test('an answer that comes after the page was left starts nothing', async () => {
  const session = createSession(
    'rabbitmq-work-queue',
    createPlayback(() => Date.now()),
  );
  void session.start();
  session.stop();
  for (const answer of answers.splice(0)) answer(queued());
  await settled();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(answers).toHaveLength(0);
});
