import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { buf } from '#scripts/setup/contracts.mjs';

const released = path.resolve('proto/released.json');

/** The contracts, one of them with something else in place of `from`. */
const changed = (file: string, from: string | RegExp, to: string): string => {
  const folder = mkdtempSync(path.join(tmpdir(), 'contracts-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  cpSync('proto', folder, { recursive: true });
  const text = readFileSync(path.join(folder, file), 'utf8');
  const other = text.replace(from, to);
  expect(other).not.toBe(text);
  writeFileSync(path.join(folder, file), other);
  return folder;
};

// A process of its own for each question.
const patient = { timeout: 60_000 };

test('the contracts are as buf would have them', patient, async () => {
  await buf('lint');
  const shouting = changed('shop/v1/stock.proto', 'int32 left = 2', 'int32 Left = 2');
  await expect(buf('lint', shouting)).rejects.toThrow('lower_snake_case');
});

test('none of them breaks who has an old one', patient, async () => {
  await buf('breaking', '--against', released);
  const breaking = (folder: string) => buf('breaking', folder, '--against', released);
  await expect(breaking(changed('shop/v1/stock.proto', 'int32 left = 2', 'int32 left = 3'))).rejects.toThrow('"2"');
  await expect(breaking(changed('shop/v1/stock.proto', 'int32 left = 2', 'string left = 2'))).rejects.toThrow('type');
  const streaming = changed('shop/v1/stock.proto', 'returns (GetStockResponse)', 'returns (stream GetStockResponse)');
  await expect(breaking(streaming)).rejects.toThrow('streaming');
  await expect(breaking(changed('shop/v1/packing.proto', 'int32 points = 4', 'string points = 4'))).rejects.toThrow(
    'type',
  );
  await expect(breaking(changed('shop/v1/order.proto', 'string shelf = 1', 'string shelf = 2'))).rejects.toThrow('"1"');
  await breaking(changed('shop/v1/stock.proto', 'int32 left = 2;', 'int32 left = 2; string note = 9;'));
});

test('a contract that programs import is out', () => {
  const { file } = z
    .object({ file: z.array(z.object({ name: z.string() })) })
    .parse(JSON.parse(readFileSync(released, 'utf8')));
  expect(file.map(({ name }) => name).sort()).toEqual(globSync('{grpc,shop}/**/*.proto', { cwd: 'proto' }).sort());
});
