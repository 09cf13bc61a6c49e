import { afterEach, expect, test, vi } from 'vitest';
import { eachGoesOn } from './each-goes-on.ts';

afterEach(() => {
  process.exitCode = undefined;
  vi.restoreAllMocks();
});

test('one that fails is named, the rest goes on, and the exit code tells', async () => {
  const told = vi.spyOn(console, 'error').mockImplementation(() => {});
  const done: string[] = [];
  await eachGoesOn(['a', 'b', 'c'], async (name) => {
    if (name === 'b') throw new Error('no such button');
    done.push(name);
  });
  expect(done).toEqual(['a', 'c']);
  expect(told.mock.calls.flat()).toEqual(['✗ b: no such button', '✗ 1 of 3 failed: b']);
  expect(process.exitCode).toBe(1);
});

test('where none fails nothing is said', async () => {
  const told = vi.spyOn(console, 'error').mockImplementation(() => {});
  await eachGoesOn(['a'], async () => {});
  expect(told).not.toHaveBeenCalled();
  expect(process.exitCode).toBeUndefined();
});
