import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, inject, onTestFinished, test } from 'vitest';
import { createPostgres, postgresPrograms } from '#server/progress/postgres-testbed.ts';
import { startHeadless } from './headless/start.ts';

const programs = postgresPrograms();
if (!programs) console.warn('PostgreSQL is not tried: this machine has no initdb and postgres.');
const limit = { timeout: 20_000 };
const lab = 'rabbitmq-work-queue';

test.skipIf(!programs)(
  'PostgreSQL stopped in the middle of a running lab costs nothing but progress',
  async () => {
    const dataDir = mkdtempSync(path.join(tmpdir(), 'database-away-'));
    onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
    const postgres = await createPostgres(programs ?? '');
    onTestFinished(postgres.remove);
    const env = {
      TRAMTIN_DATA: dataDir,
      DATABASE_URL: postgres.url,
      HEADLESS_BROKERS: JSON.stringify(inject('brokers')),
    };
    // It starts before its database does, and waits for it.
    let server = await startHeadless(env);
    onTestFinished(() => server.stop());
    const progress = (): Promise<unknown> => server.ask('progress');
    const there = () => expect.poll(progress, limit).toEqual({ there: true, waiting: 0 });
    const events = async (): Promise<{ type: string }[]> => Object(await server.ask('log', 'an', lab));
    const finds = async (event: object): Promise<boolean> => {
      const wanted = Object.entries(event);
      return (await events()).some((one) => wanted.every(([field, value]) => Reflect.get(one, field) === value));
    };

    expect(await progress()).toEqual({ there: false, waiting: 0 });
    await postgres.start();
    await there();
    await server.ask('open', 'an', lab);
    await expect
      .poll(async () => (await events()).filter(({ type }) => type === 'consumer.started').length, limit)
      .toBe(2);

    // Under no load: all that it holds is idle connections, and they end.
    await postgres.stop('SIGINT');
    await expect.poll(progress, limit).toEqual({ there: false, waiting: 0 });
    // One for each worker, and the first leaves with its own in hand.
    await server.ask('act', 'an', lab, 'send');
    await server.ask('act', 'an', lab, 'send');
    await expect.poll(() => finds({ type: 'message.delivered', program: 'worker-1' }), limit).toBe(true);
    await server.ask('act', 'an', lab, 'leave', 'worker-1');
    await expect.poll(() => finds({ type: 'objective.met', objective: 'polite-leave' }), limit).toBe(true);
    await expect.poll(progress, limit).toEqual({ there: false, waiting: 1 });
    expect(await server.ask('read', 'an')).toBeNull();
    await postgres.start();
    await there();
    expect(await server.ask('read', 'an')).toMatchObject({ objectives: { [lab]: ['polite-leave'] } });

    // Killed: nobody is told, and the next write finds out.
    await postgres.stop('SIGKILL');
    await server.ask('answer', 'an', 'first');
    await server.ask('answer', 'an', 'second');
    await server.ask('answer', 'binh', 'other');
    expect(await progress()).toEqual({ there: false, waiting: 3 });
    expect(server.faults).toEqual([]);
    // And the server with it: what waited is on disk.
    await server.kill('SIGKILL');
    server = await startHeadless(env);
    expect(await progress()).toEqual({ there: false, waiting: 3 });
    await postgres.start();
    await there();
    expect(await server.ask('read', 'an')).toMatchObject({ quiz: { 'a/b': { q: { answer: 'second' } } } });
    expect(await server.ask('read', 'binh')).toMatchObject({ quiz: { 'a/b': { q: { answer: 'other' } } } });
    expect(server.faults).toEqual([]);
  },
  120_000,
);

test.skipIf(!programs)(
  'what PostgreSQL says against the setting is one sentence, its silence is none',
  async () => {
    const postgres = await createPostgres(programs ?? '');
    onTestFinished(postgres.remove);
    const check = (url: string) =>
      spawnSync(process.execPath, ['scripts/setup/check-database.ts'], {
        env: { ...process.env, NODE_NO_WARNINGS: '1', DATABASE_URL: url },
        encoding: 'utf8',
      });
    expect(check(postgres.url)).toMatchObject({ status: 0, stderr: '' });
    await postgres.start();
    expect(check(postgres.url)).toMatchObject({ status: 0, stderr: '' });
    const { host } = new URL(postgres.url);
    for (const url of [`${postgres.url}-not-there`, `postgres://nobody:geheim@${host}/postgres`]) {
      const { status, stderr } = check(url);
      expect(status).toBe(78);
      expect(stderr).toMatch(/^DATABASE_URL không dùng được: [^\n]+\.\n$/);
      expect(stderr).not.toContain('geheim');
    }
  },
  120_000,
);
