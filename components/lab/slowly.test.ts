import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { slowly } from './slowly.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const listened = () => {
  const store = createStore(() => ({ count: 0 }));
  const told: number[] = [];
  const leave = slowly(store, 250).subscribe(({ count }) => told.push(count));
  return { told, leave, set: (count: number) => store.setState({ count }) };
};

test('the first change is told at once, those of a flood seldom, and the last of them always', () => {
  const { told, set } = listened();
  for (let count = 1; count <= 20; count += 1) {
    set(count);
    vi.advanceTimersByTime(50);
  }
  vi.advanceTimersByTime(1000);
  expect(told).toEqual([1, 5, 10, 15, 20]);
});

test('after a rest the next change is told at once again', () => {
  const { told, set } = listened();
  set(1);
  vi.advanceTimersByTime(300);
  set(2);
  expect(told).toEqual([1, 2]);
});

test('what does not touch the part that matters delays no news of it', () => {
  const store = createStore(() => ({ count: 0, other: 0 }));
  const told: number[] = [];
  slowly(store, 250, ({ count }) => count).subscribe(({ count }) => told.push(count));
  store.setState({ other: 1 });
  store.setState({ count: 1 });
  expect(told).toEqual([1]);
  store.setState({ count: 2 });
  store.setState({ count: 1 });
  vi.advanceTimersByTime(1000);
  expect(told).toEqual([1]);
});

test('who left is told nothing, not even what waited', () => {
  const { told, leave, set } = listened();
  set(1);
  set(2);
  leave();
  vi.advanceTimersByTime(1000);
  set(3);
  expect(told).toEqual([1]);
});
