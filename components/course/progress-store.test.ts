import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { type Progress, progressEntrySchema } from '#model/progress.ts';
import { noProgress, withEntry } from '#model/progress-fold.ts';
import { createProgressStore, type ProgressStore } from './progress-store.ts';

/** A little progress server that can be switched off and on. */
async function serve() {
  let kept: Progress = noProgress;
  const seen: unknown[] = [];
  const flags = { down: false, away: false };
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      if (flags.down) return void response.writeHead(503).end();
      if (request.method === 'GET' && flags.away) {
        return void response.writeHead(503).end(JSON.stringify({ code: 'progress-away', sentence: '' }));
      }
      if (request.method === 'GET') return void response.end(JSON.stringify(kept));
      const entry = progressEntrySchema.safeParse(JSON.parse(body));
      seen.push(JSON.parse(body));
      if (!entry.success) return void response.writeHead(400).end();
      kept = withEntry(kept, entry.data, '2026-01-01T00:00:00.000Z');
      response.writeHead(202).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, flags, seen, kept: () => kept, close: () => server.close() };
}

function memory() {
  const map = new Map<string, string>();
  return {
    getItem: (key: string) => map.get(key) ?? null,
    setItem: (key: string, value: string) => void map.set(key, value),
  };
}

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

async function world() {
  const server = await serve();
  closers.push(server.close);
  const storage = memory();
  const open = (): ProgressStore => createProgressStore({ url: server.url, fetch, storage, now: () => new Date() });
  return { server, storage, open };
}

const read = { kind: 'lesson-read', lesson: 'rabbitmq/work-queue' } as const;
const answer = {
  kind: 'quiz-answered',
  lesson: 'a/b',
  question: 'q',
  answer: { kind: 'number', value: 3 },
  correct: true,
} as const;

describe('createProgressStore', () => {
  it('shows an entry at once and has the server keep it', async () => {
    const { server, open } = await world();
    const store = open();
    store.record(read);
    expect(store.getState().progress.lessonsRead).toEqual(['rabbitmq/work-queue']);
    await store.sync();
    expect(store.getState()).toMatchObject({ pending: 0, offline: false });
    expect(server.kept().lessonsRead).toEqual(['rabbitmq/work-queue']);
  });

  it('keeps entries while the server is down, across a reload, and sends them in order', async () => {
    const { server, open } = await world();
    server.flags.down = true;
    const before = open();
    before.record(read);
    before.record(answer);
    await before.sync();
    expect(before.getState()).toMatchObject({ pending: 2, offline: true });

    const after = open();
    expect(after.getState().progress.quiz['a/b']?.q?.correct).toBe(true);
    server.flags.down = false;
    await after.sync();
    expect(after.getState()).toMatchObject({ pending: 0, offline: false });
    expect(server.seen).toEqual([read, answer]);
  });

  it('keeps what it shows while the server’s database is away, says so, and takes the server’s word again after', async () => {
    const { server, open } = await world();
    const store = open();
    store.record(read);
    await store.sync();
    server.flags.away = true;
    store.record(answer);
    await store.sync();
    expect(store.getState()).toMatchObject({ pending: 0, offline: false, away: true });
    expect(store.getState().progress).toMatchObject({ lessonsRead: [read.lesson], quiz: { 'a/b': { q: {} } } });
    expect(open().getState().progress).toEqual(store.getState().progress);
    server.flags.away = false;
    await store.sync();
    expect(store.getState()).toMatchObject({ away: false, progress: server.kept() });
  });

  it('drops an entry that the server refuses instead of blocking those behind it', async () => {
    const { server, open } = await world();
    const store = open();
    store.record({ kind: 'lesson-read', lesson: 'Not A Slug' });
    store.record(read);
    await store.sync();
    expect(server.seen).toHaveLength(2);
    expect(store.getState().progress.lessonsRead).toEqual(['rabbitmq/work-queue']);
  });

  it('starts anew from storage that holds something else', async () => {
    const { storage, open } = await world();
    storage.setItem('progress-1', '{"progress":7}');
    expect(open().getState().progress).toEqual(noProgress);
  });

  it('sends what was recorded while it was sending', async () => {
    const { server, open } = await world();
    const store = open();
    const sync = store.sync();
    store.record(read);
    await sync;
    await store.sync();
    expect(server.kept().lessonsRead).toEqual(['rabbitmq/work-queue']);
  });
});
