import { expect, test } from 'vitest';
import { timeoutIn } from './timeout.ts';

test.each([
  ['1000m', 1_000],
  ['2S', 2_000],
  ['1M', 60_000],
  ['500000u', 500],
  ['99999999n', 99.999_999],
])('%s is %d ms', (header, ms) => {
  expect(timeoutIn({ 'grpc-timeout': header })).toBeCloseTo(ms);
});

test.each(['', '1000', 'm', '-1S', '123456789m', '2s'])('"%s" is no timeout of the protocol', (header) => {
  expect(timeoutIn({ 'grpc-timeout': header })).toBeUndefined();
});

test('a call without the header has none', () => {
  expect(timeoutIn({})).toBeUndefined();
});
