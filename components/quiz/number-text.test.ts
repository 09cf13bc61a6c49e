import { describe, expect, it } from 'vitest';
import { formatNumber, parseNumber } from './number-text.ts';

describe('parseNumber', () => {
  it.each([
    ['3', 3],
    ['0,5', 0.5],
    ['0.5', 0.5],
    ['-2', -2],
    ['10.000', 10_000],
    ['10 000', 10_000],
    ['1.234,5', 1234.5],
  ])('reads %s', (text, value) => expect(parseNumber(text)).toBe(value));

  it.each(['', 'ba', '3 giây', '1,2,3', '--1', ','])('refuses "%s"', (text) =>
    expect(parseNumber(text)).toBeUndefined(),
  );

  it('reads back what it wrote', () => {
    for (const value of [0, 0.5, 1234.5, 10_000, -7]) expect(parseNumber(formatNumber(value))).toBe(value);
  });
});
