import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mixed, moved } from './order.ts';

describe('moved', () => {
  it('moves up and down and stops at the ends', () => {
    expect(moved(['a', 'b', 'c'], 0, 2)).toEqual(['b', 'c', 'a']);
    expect(moved(['a', 'b', 'c'], 2, 1)).toEqual(['a', 'c', 'b']);
    expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b']);
    expect(moved(['a', 'b'], 1, 2)).toEqual(['a', 'b']);
  });
});

describe('mixed', () => {
  it('keeps every item, never in the right order', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 2, maxLength: 8 }), (ids) => {
        const items = ids.map((id) => ({ id }));
        const result = mixed(items);
        expect(result.map((item) => item.id).toSorted()).toEqual(ids.toSorted());
        expect(result).not.toEqual(items);
      }),
    );
  });
});
