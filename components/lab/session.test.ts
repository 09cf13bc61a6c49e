import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createPlayback } from '#model/playback.ts';
import type { Place } from '#model/socket.ts';
import { createSession, type Session } from './session.ts';

interface Asked {
  method: string;
  path: string;
  body: unknown;
  answer: (response: Response) => void;
  fail: (error: Error) => void;
}

/** What the page asks the server, answered by hand. */
let asked: Asked[];
const place: Place = { position: 3, waitMs: 12_000, for: 'turn' };
const queued = (at = place): Response => Response.json({ state: 'queued', ...at }, { status: 202 });
const settled = (): Promise<unknown> => vi.advanceTimersByTimeAsync(0);
const session = (): Session =>
  createSession(
    'rabbitmq-work-queue',
    createPlayback(() => Date.now()),
  );
const requests = (): string[] => asked.map(({ method, path }) => `${method} ${path}`);
const post = 'POST /api/sandboxes';
const find = 'GET /api/sandboxes?lab=rabbitmq-work-queue';
const leave = 'DELETE /api/sandboxes?lab=rabbitmq-work-queue';

/** Answers the oldest question, and lets the page take that in. */
const answer = async (response: Response | Error): Promise<void> => {
  const next = asked.shift();
  if (response instanceof Error) next?.fail(response);
  else next?.answer(response);
  await settled();
};

beforeEach(() => {
  asked = [];
  vi.useFakeTimers();
  vi.stubGlobal(
    'fetch',
    (path: string, { method = 'GET', body = '{}' }: RequestInit) =>
      new Promise<Response>((resolve, reject) => {
        asked.push({ method, path, body: JSON.parse(String(body)), answer: resolve, fail: reject });
      }),
  );
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('who has to wait sees the place and asks again at once, which keeps it', async () => {
  const waiting = session();
  void waiting.start();
  await settled();
  expect(asked[0]?.body).toEqual({ lab: 'rabbitmq-work-queue', waiting: false });
  await answer(queued());
  expect(waiting.getState().phase).toEqual({ name: 'queued', place });
  expect(requests()).toEqual([post]);
  // Only to keep the place: where it has gone meanwhile, no other is taken.
  expect(asked[0]?.body).toEqual({ lab: 'rabbitmq-work-queue', waiting: true });
  await answer(queued({ ...place, position: 2 }));
  expect(waiting.getState().phase).toEqual({ name: 'queued', place: { ...place, position: 2 } });
  expect(requests()).toEqual([post]);
});

test('a reload finds the place', async () => {
  const reloaded = session();
  void reloaded.rejoin();
  expect(requests()).toEqual([find]);
  await answer(Response.json({ sandbox: null, place: { state: 'queued', ...place } }));
  expect(reloaded.getState().phase).toEqual({ name: 'queued', place });
  expect(requests()).toEqual([post]);
});

test('who cancels gives the place up, and starting again waits until that is done', async () => {
  const waiting = session();
  void waiting.start();
  await settled();
  await answer(queued());
  waiting.cancel();
  expect(waiting.getState().phase).toEqual({ name: 'preview' });
  void waiting.start();
  await settled();
  expect(requests()).toEqual([post, leave]);
  // The question that was held is answered by the leaving.
  await answer(Response.json({ code: 'place-left', sentence: '' }, { status: 409 }));
  expect(waiting.getState().phase).toEqual({ name: 'starting', step: 0 });
  await answer(Response.json({ left: true }));
  expect(requests()).toEqual([post]);
});

test('a place given up in another tab is said to be gone', async () => {
  const waiting = session();
  void waiting.start();
  await settled();
  await answer(queued());
  const error = { code: 'place-left', sentence: 'Chỗ chờ của bạn không còn.' };
  await answer(Response.json(error, { status: 409 }));
  expect(waiting.getState().phase).toEqual({ name: 'refused', error });
  expect(requests()).toEqual([]);
});

test('a network that is away for a moment does not cost the place', async () => {
  const waiting = session();
  void waiting.start();
  await settled();
  await answer(queued());
  await answer(new TypeError('fetch failed'));
  expect(waiting.getState().phase.name).toBe('queued');
  await vi.advanceTimersByTimeAsync(2_000);
  await answer(queued({ ...place, position: 1 }));
  expect(waiting.getState().phase).toMatchObject({ name: 'queued', place: { position: 1 } });
  for (let tries = 0; tries < 6; tries += 1) {
    await answer(new TypeError('fetch failed'));
    await vi.advanceTimersByTimeAsync(2_000);
  }
  expect(waiting.getState().phase.name).toBe('refused');
  expect(requests()).toEqual([]);
});

test('an answer that comes after the page was left starts nothing', async () => {
  const left = session();
  void left.start();
  await settled();
  left.stop();
  await answer(queued());
  await vi.advanceTimersByTimeAsync(10_000);
  expect(requests()).toEqual([]);
});

test('who starts while a broker is still starting waits for it and is let in', async () => {
  const early = session();
  const starting = { code: 'broker-starting', sentence: 'RabbitMQ đang khởi động.' };
  void early.start();
  await settled();
  await answer(Response.json(starting, { status: 503 }));
  expect(early.getState().phase).toMatchObject({ name: 'starting', awaits: starting.sentence });
  await vi.advanceTimersByTimeAsync(2_000);
  await answer(queued());
  expect(early.getState().phase).toEqual({ name: 'queued', place });
});
