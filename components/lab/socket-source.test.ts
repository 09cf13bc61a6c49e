import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createPlayback } from '#model/playback.ts';
import type { JoinReply, ServerName } from '#model/socket.ts';
import { connectSource, type SourceListener } from './socket-source.ts';

/** The socket as the source sees it, whose server answers joins with `reply`. */
const socket = vi.hoisted(() => {
  const heard = new Map<string, (...told: unknown[]) => void>();
  const engine = { transport: { name: 'websocket' }, on: () => {} };
  const made = {
    connected: true,
    io: { engine, opts: { transports: ['websocket', 'polling'] } },
    on: (name: string, listener: (...told: unknown[]) => void) => heard.set(name, listener),
    timeout: () => ({
      emit: (_: string, __: unknown, answer: (failed: null, reply: unknown) => void) => answer(null, made.reply),
    }),
    connect: vi.fn(),
    disconnect: () => {},
    reply: undefined as unknown,
    tell: (name: string, ...told: unknown[]) => heard.get(name)?.(...told),
  };
  return made;
});
vi.mock('socket.io-client', () => ({ io: () => socket }));

beforeEach(() => {
  vi.stubGlobal('window', { addEventListener: () => {}, removeEventListener: () => {} });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const first: ServerName = { site: 'here', start: 'first' };
const joined = (server: ServerName): JoinReply => ({
  ok: true,
  epoch: 1,
  base: null,
  events: [],
  leftMs: 60_000,
  now: 0,
  brokers: [],
  server,
});
const refused = (code: string, server: ServerName): JoinReply => ({ ok: false, error: { code, sentence: '' }, server });

/** What the page is told once the source is connected, first to `before`, then to whoever answers `after`. */
const toldBy = async (before: JoinReply | undefined, after: JoinReply): Promise<SourceListener> => {
  const listener: SourceListener = {
    restarted: vi.fn(),
    joined: vi.fn(),
    connection: vi.fn(),
    polling: vi.fn(),
    expiry: vi.fn(),
    brokers: vi.fn(),
    ended: vi.fn(),
    turn: vi.fn(),
    turnedAway: vi.fn(),
    refused: vi.fn(),
  };
  const playback = createPlayback(() => 0);
  const answers = [...(before ? [before] : []), after];
  connectSource('room', playback, undefined, listener);
  await vi.dynamicImportSettled();
  for (const answer of answers) {
    socket.reply = answer;
    socket.tell('connect');
  }
  return listener;
};

test.each([
  ['started anew', { site: 'here', start: 'second' }, 'restarted'],
  ['another one', { site: 'elsewhere', start: 'x' }, 'elsewhere'],
  ['the same, which has no word of it', first, 'unknown'],
])('a room that is not found: the server is %s', async (_, now, why) => {
  const listener = await toldBy(joined(first), refused('sandbox-not-found', now));
  expect(listener.ended).toHaveBeenCalledExactlyOnceWith(why);
  expect(listener.refused).not.toHaveBeenCalled();
});

test.each(['idle', 'shared', 'closed', 'reset-failed'])(
  'a room that has ended while nobody was connected: %s',
  async (why) => {
    const listener = await toldBy(joined(first), refused(`ended-${why}`, first));
    expect(listener.ended).toHaveBeenCalledExactlyOnceWith(why);
  },
);

test('a page that was never in the room is refused', async () => {
  const listener = await toldBy(undefined, refused('sandbox-not-found', first));
  expect(listener.refused).toHaveBeenCalledOnce();
  expect(listener.ended).not.toHaveBeenCalled();
});

test('after a try that failed polling goes first', async () => {
  await toldBy(undefined, joined(first));
  socket.tell('connect_error', new Error('websocket error'));
  expect(socket.io.opts.transports[0]).toBe('polling');
});

test('a server that wants no further connection is quoted, and asked again', async () => {
  const listener = await toldBy(undefined, joined(first));
  vi.useFakeTimers();
  const sentence = 'Từ địa chỉ mạng của bạn đang có quá nhiều kết nối.';
  socket.tell('connect_error', Object.assign(new Error('refused'), { data: { code: 'refused', sentence } }));
  expect(listener.turnedAway).toHaveBeenCalledExactlyOnceWith(sentence);
  expect(socket.connect).not.toHaveBeenCalled();
  vi.runAllTimers();
  expect(socket.connect).toHaveBeenCalledOnce();
});
