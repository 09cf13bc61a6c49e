import { expect, test } from 'vitest';
import { numberFormat } from './number-format.ts';

const values = [
  0, 1, 7.25, 12, 0.5, 0.05, 99.96, 999.999, 1_000, 1_234.5, 45_895, 1_000_000, 12_345_678.9, -1, -0.5, -1_234.56,
];
const digits = [
  {},
  { maximumFractionDigits: 0 },
  { maximumFractionDigits: 1 },
  { maximumFractionDigits: 6 },
  { minimumFractionDigits: 1, maximumFractionDigits: 1 },
  { minimumFractionDigits: 2 },
];

test.each(digits)('writes numbers as Intl does for Vietnamese: %o', (options) => {
  const format = numberFormat(options);
  const standard = new Intl.NumberFormat('vi-VN', options);
  for (const value of values) expect(format(value)).toBe(standard.format(value));
});

test('what rounds to nothing has no sign', () => {
  expect(numberFormat({ maximumFractionDigits: 1 })(-0.01)).toBe('0');
});
