import { expect, test } from 'vitest';
import { readConfig } from './config.mjs';

test('without a word every setting has its default, an empty one too', () => {
  const { config, wrong } = readConfig({ PORT: '' });
  expect(wrong).toEqual([]);
  expect(config).toMatchObject({ port: 3000, host: '127.0.0.1', idleMs: 1_800_000, maxSandboxes: 60, dev: false });
});

test('settings are read as what they mean', () => {
  const databaseUrl = 'postgresql://an:m%25t@db/tramtin';
  const { config, wrong } = readConfig({ PORT: '0', TRAMTIN_IDLE_MINUTES: '0.5', DATABASE_URL: databaseUrl });
  expect(wrong).toEqual([]);
  expect(config).toMatchObject({ port: 0, idleMs: 30_000, databaseUrl });
});

test.each([
  ['PORT', 'abc'],
  ['PORT', '65536'],
  ['PORT', '3000.5'],
  ['PORT', '0x10'],
  ['TRAMTIN_IDLE_MINUTES', '-1'],
  ['TRAMTIN_IDLE_MINUTES', '0'],
  // A timer of so long would go off at once.
  ['TRAMTIN_IDLE_MINUTES', '40000'],
  ['TRAMTIN_MAX_SANDBOXES', '0'],
  ['TRAMTIN_SANDBOXES_PER_LEARNER', 'many'],
  ['TRAMTIN_TRUSTED_PROXY', 'proxy.local'],
  ['TRAMTIN_TRUSTED_PROXY', '10.0.0.0/33'],
  ['TRAMTIN_DEV', 'yes'],
  ['LOG_LEVEL', 'loud'],
])('%s=%s is told in one sentence that names it', (variable, value) => {
  const { wrong } = readConfig({ [variable]: value });
  expect(wrong).toHaveLength(1);
  expect(wrong[0]).toMatch(new RegExp(`^${variable}=${value} không dùng được: [^\n]+\\.$`));
});

test.each(['mysql://an:geheim@db/x', 'geheim', 'postgres://an:geheim%@db/x', 'postgres://an:geheim@db:99999/x'])(
  'DATABASE_URL=%s is told without what it says',
  (url) => {
    const { wrong } = readConfig({ DATABASE_URL: url });
    expect(wrong).toEqual([expect.stringMatching(/^DATABASE_URL không dùng được: [^\n]+\.$/)]);
    expect(wrong[0]).not.toContain('geheim');
  },
);

test('all that is wrong is told at once', () => {
  expect(readConfig({ PORT: 'abc', LOG_LEVEL: 'loud', HOST: '::1' }).wrong).toHaveLength(2);
});
