import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { isAlive } from '#server/processes/identity.mjs';
import { openOwnGround, whyNoOwn } from './own.ts';

const inFolder = (): string => {
  const folder = mkdtempSync(path.join(tmpdir(), 'own-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};
const both = ['rabbitmq', 'kafka'] as const;

test.skipIf(whyNoOwn(both, '.data'))(
  'brokers of one sandbox are killed and come back by a click, and are gone with it, folder and all',
  async () => {
    const dataDir = inFolder();
    const { own, onChange } = await openOwnGround(both, { dataDir, sandboxId: 'one', log: () => {} });
    onTestFinished(own.leave);
    const first = own.pids();
    expect(first.map(isAlive)).toEqual([true, true]);
    const states = new Map<string, string>();
    const back = new Promise<void>((resolve) => {
      onChange((technology, state) => {
        states.set(technology, state);
        if (both.every((one) => states.get(one) === 'ready')) resolve();
      });
    });
    own.kill(both);
    await back;
    const second = own.pids();
    expect(second.filter((pid) => first.includes(pid))).toEqual([]);
    expect(second.map(isAlive)).toEqual([true, true]);
    await own.leave();
    expect([...first, ...second].filter(isAlive)).toEqual([]);
    expect(own.leftovers()).toEqual([]);
    expect(readdirSync(path.join(dataDir, 'own'))).toEqual([]);
  },
  120_000,
);

test('where somebody else runs a broker there is none of one’s own, and the reason names it', () => {
  const dataDir = inFolder();
  const file = path.join(dataDir, 'setup.json');
  writeFileSync(file, JSON.stringify({ format: 1, rabbitmq: { source: 'environment' } }));
  vi.stubEnv('TRAMTIN_SETUP', file);
  onTestFinished(() => void vi.unstubAllEnvs());
  expect(whyNoOwn(['rabbitmq'], dataDir)).toMatch(/RabbitMQ/);
  expect(existsSync(path.join(dataDir, 'own'))).toBe(false);
});
