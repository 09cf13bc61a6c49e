import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';

/** npm start with that environment; wrong settings end it before it has touched anything. */
const start = async (env: Record<string, string>) => {
  const script = path.resolve('scripts/start.mjs');
  const child = spawn(process.execPath, [script], { env: { NODE_ENV: 'test', PATH: process.env.PATH, ...env } });
  const [said, told, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  return { code, said, told };
};

describe('npm start', { timeout: 60_000 }, () => {
  test.each([
    ['PORT', 'abc'],
    ['HOST', '203.0.113.7'],
    ['TRAMTIN_DATA', '/dev/null/data'],
    ['TRAMTIN_IDLE_MINUTES', '-1'],
    ['TRAMTIN_BROKERS', 'foo'],
    ['TRAMTIN_KAFKA_BROKERS', 'nonsense'],
    ['TRAMTIN_KAFKA_BROKERS', 'kafka:0'],
    ['TRAMTIN_RABBITMQ_URL', 'http://me:geheim@mq'],
    ['DATABASE_URL', 'db/geheim'],
  ])('says what is wrong with %s=%s in one sentence, and nothing else', async (variable, value) => {
    const { code, said, told } = await start({ [variable]: value });
    expect(code).toBe(78);
    expect(said).toBe('Trạm Tin\n');
    expect(told.trimEnd().split('\n')).toEqual([expect.stringContaining(variable)]);
    expect(told).toMatch(/^TRAMTIN_\w+|^PORT|^HOST|^DATABASE_URL/);
    expect(told).not.toMatch(/geheim|\bat .*\.m?[jt]s/);
  });

  test('a broker that TRAMTIN_BROKERS leaves out may be named as it likes', async () => {
    const { told } = await start({ TRAMTIN_BROKERS: 'docker', TRAMTIN_KAFKA_BROKERS: 'nonsense', PORT: 'abc' });
    expect(told.trimEnd().split('\n')).toEqual([expect.stringContaining('PORT=abc')]);
  });
});
