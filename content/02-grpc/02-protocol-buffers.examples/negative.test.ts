import { expect, test } from 'vitest';
import { asInt32, asSint32, readAsSint32 } from './negative.ts';

test('a negative int32 takes eleven bytes with its tag, a sint32 two', () => {
  expect(asInt32(-50)).toHaveLength(11);
  expect(asSint32(-50)).toHaveLength(2);
  expect(asInt32(50)).toHaveLength(2);
});

test('an int32 that is read as sint32 is another number, and no error', () => {
  expect(readAsSint32(asSint32(-50))).toBe(-50);
  expect(readAsSint32(asInt32(50))).toBe(25);
});
