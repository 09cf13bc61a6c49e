import { expect, test } from 'vitest';
import { isOwnOrigin } from './origin.ts';

test('only pages of the same host, and callers that are no page, may change anything', () => {
  const host = 'tram.example:3000';
  expect(isOwnOrigin({ origin: 'http://tram.example:3000', host })).toBe(true);
  expect(isOwnOrigin({ origin: undefined, host })).toBe(true);
  expect(isOwnOrigin({ origin: 'http://tram.example', host })).toBe(false);
  expect(isOwnOrigin({ origin: 'https://evil.example', host })).toBe(false);
  expect(isOwnOrigin({ origin: 'null', host })).toBe(false);
});
