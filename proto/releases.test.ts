import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { buf } from '#scripts/setup/contracts.mjs';

const releases = ['first', 'renamed', 'reused'];
const lesson = readFileSync('content/02-grpc/02-protocol-buffers.mdx', 'utf8');

const inOneLine = (text: string): string => text.replace(/\s+/g, ' ');

/** The lesson shows it word for word, whatever its lines are. */
const inLesson = (words: string): string => {
  expect(inOneLine(lesson)).toContain(inOneLine(words));
  return words;
};

/** A release, in a folder of its own, with something else in place of `from`. */
const changed = (release: string, from = '', to = ''): string => {
  const folder = mkdtempSync(path.join(tmpdir(), 'release-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  cpSync(path.join('proto/releases', release), folder, { recursive: true });
  const file = path.join(folder, 'shop/v1/packing.proto');
  const text = readFileSync(file, 'utf8');
  expect(text).toContain(from);
  writeFileSync(file, text.replace(from, to));
  return folder;
};

/** Whether who has that release can talk to who has the current one, by one of buf's categories of rules. */
const breaks = async (folder: string, rules: string): Promise<void> => {
  writeFileSync(path.join(folder, 'buf.yaml'), `version: v2\nbreaking:\n  use: [${rules}]\n`);
  // Of this contract alone: the others of the shop have one release.
  const current = path.join(folder, 'current.json');
  await buf('build', '--path', 'shop/v1/packing.proto', '-o', current);
  await buf('breaking', folder, '--against', current);
};
const breaking = (release: string, rules: string): Promise<void> => breaks(changed(release), rules);

test('each release is as buf would have it', async () => {
  for (const release of releases) await buf('lint', path.join('releases', release));
});

test('a field more breaks nobody', async () => {
  await buf('breaking', '--against', 'releases/first');
});

test('a new name breaks who goes by names: code and JSON', async () => {
  const said =
    'shop/v1/packing.proto:15:9:Field "4" on message "PackOrderRequest" changed name from "points" to "loyalty_points".';
  await expect(breaking('renamed', 'FILE')).rejects.toThrow(inLesson(said));
  await expect(breaking('renamed', 'WIRE_JSON')).rejects.toThrow(said);
});

test('a number that is used again looks to buf like a new name', async () => {
  await expect(breaking('reused', 'FILE')).rejects.toThrow(
    inLesson(
      'shop/v1/packing.proto:15:9:Field "4" on message "PackOrderRequest" changed name from "points" to "discount_percent".',
    ),
  );
});

test('rules for the wire alone let both pass: the bytes are the same', async () => {
  await breaking('renamed', 'WIRE');
  await breaking('reused', 'WIRE');
});

test('a number and a name that are reserved are nobody’s any more', async () => {
  const reserving = (rest: string) =>
    changed('renamed', 'int32 loyalty_points = 4;', `reserved 4;\nreserved "points";\n${rest}`);
  inLesson('reserved 4;\nreserved "points";\n');
  await buf('build', reserving(''));
  await expect(buf('build', reserving('int32 discount = 4;'))).rejects.toThrow('reserved');
  await expect(buf('build', reserving('int32 points = 9;'))).rejects.toThrow('reserved');
});

test('a field that goes without a word is missed, also by rules for the wire alone', async () => {
  const gone = changed('renamed', 'int32 loyalty_points = 4;', '');
  await expect(breaks(gone, 'WIRE')).rejects.toThrow('without reserving the number "4"');
  await breaks(changed('renamed', 'int32 loyalty_points = 4;', 'reserved 4;'), 'WIRE');
});

test('the lesson shows the message as the contract has it', () => {
  const contract = readFileSync('proto/shop/v1/packing.proto', 'utf8');
  inLesson(/message PackOrderRequest \{[^}]*\}/.exec(contract)?.[0] ?? '?');
});
