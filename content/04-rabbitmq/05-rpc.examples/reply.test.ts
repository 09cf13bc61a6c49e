import { expect, test } from 'vitest';
import { stockOf } from './reply.ts';

test('an answer is stock, or its code is thrown', () => {
  expect(stockOf({ ok: true, stock: { item: 'áo mưa', left: 3 } })).toEqual({ item: 'áo mưa', left: 3 });
  expect(() => stockOf({ ok: false, code: 'unavailable' })).toThrow('unavailable');
});
