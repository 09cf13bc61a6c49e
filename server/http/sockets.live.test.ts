import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, expect, inject, onTestFinished, test, vi } from 'vitest';
import type { LabEvent } from '#model/events.ts';
import { emptyPicture } from '#model/picture.ts';
import { createPlayback } from '#model/playback.ts';
import { fold } from '#model/reduce.ts';
import type { ClientToServer, JoinReply, JoinRequest, ServerToClient } from '#model/socket.ts';
import { createBrokerBoard } from '#server/brokers/board.ts';
import { fixedBrokers } from '#server/brokers/fixed.ts';
import { claimOwner } from '#server/brokers/owner.ts';
import { createLearners } from '#server/learners/learners.ts';
import { isAlive } from '#server/processes/identity.mjs';
import { Refusal } from '#server/sandboxes/refusal.ts';
import { createSandboxes } from '#server/sandboxes/registry.ts';
import { readSubnets } from '#server/settings/subnets.mjs';
import { auditRabbitmq } from '#server/technologies/rabbitmq/audit.ts';
import { createVisitors } from '#server/visitors/visitors.ts';
import { serveSockets } from './sockets.ts';

const slug = 'rabbitmq-work-queue';
const { rabbitmq } = inject('brokers');

const dataDir = mkdtempSync(path.join(tmpdir(), 'sockets-'));
const board = createBrokerBoard(
  fixedBrokers(inject('brokers')),
  claimOwner(mkdtempSync(path.join(tmpdir(), 'sock-'))),
  () => {},
);
const sandboxes = createSandboxes({
  board,
  idleMs: 60_000,
  max: 3,
  perLearner: 2,
  onProgress: () => {},
  log: () => {},
});
const learners = createLearners(dataDir);
const http = createServer();
const server = serveSockets(http, { learners, sandboxes, board, site: 'one' });
const few = 20;
const sparing = createServer();
const sparingServer = serveSockets(sparing, { learners, sandboxes, board, site: 'one', mostEvents: few });
const an = learners.issue();
const binh = learners.issue();
const pages: Page[] = [];
let url = '';
let sparingUrl = '';

const listen = async (one: Server): Promise<string> => {
  one.listen(0, '127.0.0.1');
  await once(one, 'listening');
  const address = one.address();
  return `http://127.0.0.1:${address && typeof address !== 'string' ? address.port : 0}`;
};

beforeAll(async () => {
  url = await listen(http);
  sparingUrl = await listen(sparing);
});

afterAll(async () => {
  for (const page of pages) page.socket.disconnect();
  await sandboxes.closeAll();
  await server.close();
  await sparingServer.close();
  rmSync(dataDir, { recursive: true });
});

interface Page {
  socket: Socket<ServerToClient, ClientToServer>;
  events: LabEvent[];
  join(request: JoinRequest): Promise<JoinReply>;
  until(isSo: (events: LabEvent[]) => boolean): Promise<void>;
}

interface PageOptions {
  headers?: Record<string, string>;
  at?: string;
  transports?: ('websocket' | 'polling')[];
}

const openPage = (
  learner: { setCookie: string } | undefined,
  { headers = {}, at = url, transports = ['websocket'] }: PageOptions = {},
): Page => {
  const cookie = learner?.setCookie.split(';')[0];
  const socket: Page['socket'] = io(at, {
    transports,
    forceNew: true,
    reconnection: false,
    extraHeaders: { ...(cookie ? { cookie } : {}), ...headers },
  });
  const events: LabEvent[] = [];
  const looks = new Set<() => void>();
  socket.on('events', (_id, _epoch, batch) => {
    events.push(...batch);
    for (const look of looks) look();
  });
  const page: Page = {
    socket,
    events,
    // Taken in the callback: batches that came in the same packet are told before a promise's continuation is.
    join: (request) =>
      new Promise((resolve) => {
        socket.emit('join', request, (reply) => {
          if (reply.ok) events.push(...reply.events);
          resolve(reply);
        });
      }),
    until: (isSo) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (!isSo(events)) return;
          looks.delete(look);
          resolve();
        };
        looks.add(look);
        look();
      }),
  };
  pages.push(page);
  return page;
};

const opened = async (learner: { id: string }) => {
  const known = await sandboxes.open(learner.id, slug);
  if ('position' in known) throw new Error('queued');
  return known;
};
const published = (events: LabEvent[]): number => events.filter(({ type }) => type === 'message.published').length;
const seqs = (events: LabEvent[]): number[] => events.map(({ seq }) => seq);
const upTo = (last: number): number[] => Array.from({ length: last }, (_, i) => i + 1);

test('a page gets the log as it grows, and resumes after its last seq without a gap or a duplicate', async () => {
  const { sandbox } = await opened(an);
  const first = openPage(an);
  const reply = await first.join({ sandboxId: sandbox.id });
  expect(reply).toMatchObject({ ok: true, epoch: 1 });
  await sandbox.act({ action: 'send' });
  await first.until((events) => published(events) === 1);
  first.socket.disconnect();
  const seen = first.events.length;
  expect(seqs(first.events)).toEqual(upTo(seen));

  await sandbox.act({ action: 'send-many', value: 5 });
  const second = openPage(an);
  const resumed = await second.join({ sandboxId: sandbox.id, epoch: 1, after: seen });
  expect(resumed).toMatchObject({ ok: true, base: null });
  await second.until((events) => published(events) >= 5);
  expect(seqs([...first.events, ...second.events])).toEqual(upTo(seen + second.events.length));
});

test('a page that joins while events are under way gets none of them twice', async () => {
  const { sandbox } = await opened(an);
  const told = new Promise<void>((resolve) => {
    const silence = sandbox.log().onAppend(() => {
      if (published([...sandbox.log().events()]) < 200) return;
      silence();
      resolve();
    });
  });
  const latecomers = Array.from({ length: 8 }, () => openPage(an));
  await Promise.all(latecomers.map(({ socket }) => new Promise<void>((resolve) => socket.once('connect', resolve))));
  await sandbox.act({ action: 'send-many', value: 194 });
  // One after the other, so that they meet the log at different points of its growth.
  for (const page of latecomers) await page.join({ sandboxId: sandbox.id });
  await told;
  const last = sandbox.log().events().length;
  await Promise.all(latecomers.map(({ until }) => until((events) => events.length >= last)));
  for (const { events } of latecomers) expect(seqs(events)).toEqual(upTo(events.length));
});

test('a page that joins a long log or has missed much of it gets the newest events and the state before them', async () => {
  const { sandbox } = await opened(an);
  await sandbox.act({ action: 'send-many', value: 15 });
  const log = sandbox.log();
  await new Promise<void>((resolve) => {
    const silence = log.onAppend(() => {
      if (published([...log.events()]) < 15) return;
      silence();
      resolve();
    });
  });
  for (const missed of [{}, { epoch: sandbox.epoch(), after: 1 }]) {
    const reply = await openPage(an, { at: sparingUrl }).join({ sandboxId: sandbox.id, ...missed });
    if (!reply.ok) throw new Error(reply.error.code);
    const last = reply.events.at(-1)?.seq ?? 0;
    expect(seqs(reply.events)).toEqual(upTo(last).slice(-few));
    expect(last).toBeGreaterThan(few);
    const playback = createPlayback(() => 0);
    playback.load({ base: reply.base, events: reply.events, growing: true, serverNow: reply.now });
    expect(playback.getState().picture).toEqual(fold(emptyPicture, log.events().slice(0, last)));
    expect(playback.base()).toEqual(fold(emptyPicture, log.events().slice(0, last - few)));
  }
  const end = log.events().length;
  const behind = await openPage(an, { at: sparingUrl }).join({
    sandboxId: sandbox.id,
    epoch: sandbox.epoch(),
    after: end - 3,
  });
  expect(behind).toMatchObject({ ok: true, base: null });
  expect(behind.ok && seqs(behind.events).slice(0, 3)).toEqual([end - 2, end - 1, end]);
});

test.each([['websocket' as const], ['polling' as const]])(
  'by %s a reload finds the same sandbox, and nobody else gets into it',
  async (transport) => {
    const transports = [transport];
    const { sandbox } = await opened(an);
    expect((await opened(an)).sandbox.id).toBe(sandbox.id);
    const own = openPage(an, { transports });
    expect(await own.join({ sandboxId: sandbox.id })).toMatchObject({ ok: true });
    await sandbox.act({ action: 'send' });
    await own.until((events) => events.some(({ type }) => type === 'message.published'));
    expect(own.socket.io.engine.transport.name).toBe(transport);
    for (const stranger of [binh, undefined, { setCookie: 'tramtin_learner=forged.signature' }]) {
      const reply = await openPage(stranger, { transports }).join({ sandboxId: sandbox.id });
      expect(reply).toMatchObject({ ok: false, error: { code: 'sandbox-not-found' }, server: { site: 'one' } });
    }
    expect(() => sandboxes.get(binh.id, sandbox.id)).toThrow(Refusal);
    const foreign = openPage(an, { transports, headers: { origin: 'https://evil.example' } });
    const [error] = await new Promise<unknown[]>((resolve) => {
      foreign.socket.once('connect_error', (...reasons) => resolve(reasons));
    });
    expect(error).toBeInstanceOf(Error);
  },
);

test('an address has so many pages connected; the next one is told why, and comes in when one has gone', async () => {
  const limited = createServer();
  const visitors = createVisitors({
    trustedProxies: readSubnets(['127.0.0.1']),
    requestsPerSecond: 1,
    learnersPerHour: 1,
    connections: 1,
  });
  const limitedServer = serveSockets(limited, { learners, visitors, sandboxes, board, site: 'limited' });
  onTestFinished(() => limitedServer.close());
  const at = await listen(limited);
  const page = (address: string): Page => openPage(an, { at, headers: { 'x-forwarded-for': address } });
  const connected = ({ socket }: Page): Promise<unknown> =>
    new Promise((resolve) => {
      socket.once('connect', () => resolve('connected'));
      socket.once('connect_error', (error) => resolve('data' in error ? error.data : error));
    });
  const first = page('203.0.113.7');
  expect(await connected(first)).toBe('connected');
  expect(await connected(page('203.0.113.7'))).toMatchObject({ code: 'too-many-connections-here' });
  expect(await connected(page('203.0.113.8'))).toBe('connected');
  first.socket.disconnect();
  await vi.waitUntil(() => limitedServer.engine.clientsCount === 1);
  expect(await connected(page('203.0.113.7'))).toBe('connected');
});

test('a bad request is refused with a code and leaves no trace in the log', async () => {
  const { sandbox } = await opened(an);
  const before = sandbox.log().events().length;
  const accepted = (): number =>
    sandbox
      .log()
      .events()
      .slice(before)
      .filter(({ type }) => type === 'action.accepted').length;
  const refusals = [
    [{ action: 'explode' }, 'unknown-action'],
    [{ action: 'send-many', value: 100_000 }, 'bad-value'],
    [{ action: 'send-many', value: 'nine' }, 'bad-value'],
    [{ action: 'kill' }, 'bad-request'],
    [{ action: 'speed', program: 'producer', value: 'slow' }, 'bad-request'],
    [{ action: 'kill', program: 'worker-9' }, 'unknown-program'],
    [{ action: 'kill', program: 'producer' }, 'not-breakable'],
    [{ action: 'remove', program: 'producer' }, 'not-removable'],
    [{ action: 'thaw', program: 'worker-1' }, 'program-not-frozen'],
    [{ action: 'run', program: 'worker-1' }, 'program-running'],
  ] as const;
  for (const [request, code] of refusals) await expect(sandbox.act(request)).rejects.toMatchObject({ code });
  expect(() => sandbox.predict('nonsense', 'a')).toThrow(Refusal);
  expect(accepted()).toBe(0);
});

test('a program dies by the signal that was sent, and runs again as another process', async () => {
  const { sandbox } = await opened(an);
  const page = openPage(an);
  await page.join({ sandboxId: sandbox.id });
  await sandbox.act({ action: 'freeze', program: 'worker-1' });
  await sandbox.act({ action: 'kill', program: 'worker-1' });
  await page.until((events) => events.some((event) => event.type === 'program.exited'));
  expect(page.events.find((event) => event.type === 'program.exited')).toMatchObject({
    program: 'worker-1',
    signal: 'SIGKILL',
    cause: 'killed',
  });
  // Nobody is there to be told: it holds for whoever starts next.
  await sandbox.act({ action: 'speed', program: 'worker-1', value: 'slow' });
  expect(sandbox.log().picture().settings).toHaveProperty('speed@worker-1', 'slow');
  const twice = await Promise.allSettled([1, 2].map(() => sandbox.act({ action: 'run', program: 'worker-1' })));
  expect(twice.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  // Its own second coming: other workers may still be on their way in.
  await page.until((events) => {
    const again = startsOf(events)[1]?.seq ?? Infinity;
    return events.some((one) => one.type === 'consumer.started' && one.program === 'worker-1' && one.seq > again);
  });
  expect(new Set(startsOf(page.events).map(({ pid }) => pid)).size).toBe(2);
});

const startsOf = (events: LabEvent[]) =>
  events.filter((event) => event.type === 'program.started').filter(({ program }) => program === 'worker-1');

test('a reset begins a new log on an empty corner, and pages hear of it', async () => {
  const { sandbox } = await opened(an);
  const page = openPage(an);
  await page.join({ sandboxId: sandbox.id });
  const before = sandbox.pids();
  const restarted = new Promise<[string, number]>((resolve) => {
    page.socket.once('restarted', (...told) => resolve(told));
  });
  const log = sandbox.log();
  const adding = sandbox.act({ action: 'add-worker' });
  await new Promise<void>((resolve) => {
    const silence = log.onAppend(({ type }) => {
      if (type !== 'action.accepted') return;
      silence();
      resolve();
    });
  });
  const resetting = sandboxes.reset(an.id, sandbox.id);
  const told = log.events().length;
  await Promise.all([resetting, adding]);
  expect(log.events()).toHaveLength(told);
  expect(await restarted).toEqual([sandbox.id, sandbox.epoch()]);
  const reply = await page.join({ sandboxId: sandbox.id, epoch: sandbox.epoch() - 1, after: 7 });
  expect(reply).toMatchObject({ ok: true, epoch: sandbox.epoch() });
  expect(reply.ok && reply.events[0]?.seq).toBe(1);
  expect(Object.values(sandbox.log().picture().queues).flatMap(({ ready }) => ready)).toEqual([]);
  expect(before.filter(isAlive)).toEqual([]);
});

test('past its capacity the server queues; closing leaves nothing behind and lets the next one in', async () => {
  const cao = learners.issue();
  const dung = learners.issue();
  const { sandbox } = await opened(an);
  const { sandbox: other } = await opened(binh);
  await opened(cao);
  expect(await sandboxes.open(dung.id, slug)).toMatchObject({ position: 1, for: 'room' });

  const page = openPage(an);
  await page.join({ sandboxId: sandbox.id });
  const ended = new Promise((resolve) => page.socket.once('ended', (...told) => resolve(told)));
  const pids = [...sandbox.pids(), ...other.pids()];
  await Promise.all([sandboxes.close(sandbox.id, 'idle'), sandboxes.close(other.id, 'closed')]);
  expect(await ended).toEqual([sandbox.id, 'idle']);
  // Its learner is told why, also later and as often as it is asked; nobody else hears that there ever was one.
  const code = async (learner: typeof an, id: string): Promise<unknown> => {
    const reply = await openPage(learner).join({ sandboxId: id });
    return reply.ok || reply.error.code;
  };
  expect(await code(an, sandbox.id)).toBe('ended-idle');
  expect(await code(binh, other.id)).toBe('ended-closed');
  expect(await code(binh, sandbox.id)).toBe('sandbox-not-found');
  expect(pids.length).toBeGreaterThan(0);
  expect(pids.filter(isAlive)).toEqual([]);
  for (const one of [sandbox, other]) expect(await auditRabbitmq(rabbitmq).leftovers(one)).toEqual([]);
  expect(await sandboxes.open(dung.id, slug)).toHaveProperty('sandbox');
});

test('a sandbox that was closed, watched or not, is let go of with its log', async () => {
  const dai = learners.issue();
  const opens = async (watched: boolean): Promise<WeakRef<object>[]> => {
    const { sandbox } = await opened(dai);
    const page = openPage(dai);
    if (watched) await page.join({ sandboxId: sandbox.id });
    const kept = [sandbox, sandbox.log()].map((one) => new WeakRef(one));
    await sandboxes.close(sandbox.id, 'closed');
    return kept;
  };
  const closed = [...(await opens(true)), ...(await opens(false))];
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  const isGone = (): boolean => {
    if (typeof collect === 'function') collect();
    return closed.every((one) => one.deref() === undefined);
  };
  await vi.waitUntil(isGone, { timeout: 20_000 });
});
