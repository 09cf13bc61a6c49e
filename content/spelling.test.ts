import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.join(import.meta.dirname, '..');
const files = globSync(
  ['content/**/*.{mdx,ts}', 'labs/**/*.{ts,tsx}', 'components/**/copy.vi.ts', 'app/**/copy.vi.ts'],
  { cwd: root, exclude: ['**/*.test.ts'] },
);

/** What is not written here, and what is instead; one spelling and one word for each thing. */
const instead: readonly (readonly [wrong: RegExp, right: string])[] = [
  [/\p{L}*[hH]ủy(?!\p{L})/u, 'huỷ'],
  [/(?<!\p{L})[tT]ùy(?!\p{L})/u, 'tuỳ'],
  [/(?<!\p{L})[kK]hóa(?!\p{L})/u, 'khoá'],
  [/(?<!\p{L})[xX]óa(?!\p{L})/u, 'xoá'],
  [/luỹ đẳng/iu, 'lũy đẳng'],
  [/kết quả như đúng một lần/iu, 'hiệu quả như một lần'],
  [/đánh dấu lỗi thời/iu, 'bị khuyên bỏ'],
  [/nhanh gấp \d+ lần/iu, 'gấp ×10, gấp 10'],
  [/công cốc/iu, 'nói rõ mất gì'],
  [/giết chết tiến trình/iu, 'kill'],
];

test.each(instead.map(([wrong, right]) => [right, wrong] as const))('“%s” is written in one way', (_, wrong) => {
  const found = files.flatMap((file) =>
    readFileSync(path.join(root, file), 'utf8')
      .split('\n')
      .flatMap((line, at) => (wrong.test(line) ? [`${file}:${at + 1}: ${line.trim().slice(0, 120)}`] : [])),
  );
  expect(found).toEqual([]);
});
