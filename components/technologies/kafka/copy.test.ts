import { expect, test } from 'vitest';
import { copy } from './copy.vi.ts';

test('a flag tells a group without a commit from one without lag, and says in words that it is past the end', () => {
  expect(copy.flag('email', undefined, 0)).toBe('email, chưa commit');
  expect(copy.flag('email', 0, 0)).toBe('email');
  expect(copy.flag('email', 7, 3)).toBe('email, lag 7 (xong 3)');
  expect(copy.flag('email', -963, 0)).toBe('email, vượt cuối log 963');
  expect(copy.flag('email', 1, 0, 1)).toBe('email, lag 1 (control record)');
});
