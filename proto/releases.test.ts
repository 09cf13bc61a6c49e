import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { buf } from '#scripts/setup/contracts.mjs';

const releases = ['first', 'renamed', 'reused'];

/** Whether who has this release can talk to who has the current one, by one of buf's categories of rules. */
const breaking = async (release: string, rules: string): Promise<void> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'release-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  cpSync(path.join('proto/releases', release), folder, { recursive: true });
  writeFileSync(path.join(folder, 'buf.yaml'), `version: v2\nbreaking:\n  use: [${rules}]\n`);
  // Of this contract alone: the others of the shop have one release.
  const current = path.join(folder, 'current.json');
  await buf('build', '--path', 'shop/v1/packing.proto', '-o', current);
  await buf('breaking', folder, '--against', current);
};

test('each release is as buf would have it', async () => {
  for (const release of releases) await buf('lint', path.join('releases', release));
});

test('a field more breaks nobody', async () => {
  await buf('breaking', '--against', 'releases/first');
});

test('a new name breaks who goes by names: code and JSON', async () => {
  const said =
    'shop/v1/packing.proto:15:9:Field "4" on message "PackOrderRequest" changed name from "points" to "loyalty_points".';
  await expect(breaking('renamed', 'FILE')).rejects.toThrow(said);
  await expect(breaking('renamed', 'WIRE_JSON')).rejects.toThrow(said);
});

test('a number that is used again looks to buf like a new name', async () => {
  await expect(breaking('reused', 'FILE')).rejects.toThrow(
    'shop/v1/packing.proto:15:9:Field "4" on message "PackOrderRequest" changed name from "points" to "discount_percent".',
  );
});

test('rules for the wire alone let both pass: the bytes are the same', async () => {
  await breaking('renamed', 'WIRE');
  await breaking('reused', 'WIRE');
});
