import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, inject, onTestFinished, test } from 'vitest';
import { onPath } from '../setup/folders.mjs';
import { freePort } from '../setup/ports.mjs';
import { openShopPlace } from './place.ts';
import { openShop } from './shop.ts';

const usualUrl = 'http://localhost:4000';

/** The README's commands, each with what it says that they print. */
const commandsIn = (readme: string): { command: string; prints: string | undefined }[] => {
  const lines = readme.split('\n');
  return lines.flatMap((line, at) => {
    if (!line.startsWith('curl ')) return [];
    const next = lines[at + 1];
    return [{ command: line, prints: next?.startsWith('# ') ? next.slice(2) : undefined }];
  });
};

test.skipIf(!onPath('curl'))('in a new shop the commands of the README do what it says', async () => {
  const commands = commandsIn(await readFile('README.md', 'utf8'));
  expect(commands.length).toBeGreaterThan(5);
  const folder = await mkdtemp(path.join(tmpdir(), 'tram-tin-shop-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const place = await openShopPlace(inject('brokers'), `shop-readme-${process.pid}`);
  onTestFinished(place.remove);
  const shop = await openShop({ folder, env: place.env, portFor: freePort });
  onTestFinished(shop.stop);

  for (const { command, prints } of commands) {
    expect(command).toContain(usualUrl);
    const { stdout } = await promisify(execFile)('sh', ['-c', command.replace(usualUrl, shop.url)]);
    if (prints === undefined) expect(JSON.parse(stdout)).not.toHaveProperty('title');
    else expect(stdout).toBe(prints);
  }
});
