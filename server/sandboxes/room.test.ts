import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createRoom, reservedBytes, sandboxBytes } from './room.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const roomOf = ({ max = 60, memory = Number.POSITIVE_INFINITY, processors = 2 } = {}) => {
  const left = { memory };
  const times = new Map<number, number>();
  const room = createRoom({
    max,
    pids: () => [...times.keys()],
    machine: {
      processors,
      availableMemory: () => left.memory,
      processorTime: (pid) => times.get(pid),
    },
  });
  /** So many seconds pass, in which each program uses that share of a processor. */
  const pass = async (seconds: number, share: number): Promise<void> => {
    for (let second = 0; second < seconds; second += 1) {
      for (const [pid, time] of times) times.set(pid, time + share);
      await vi.advanceTimersByTimeAsync(1_000);
    }
  };
  return { room, left, times, pass };
};

test('the count is a cap, those on their way in included', () => {
  const { room } = roomOf({ max: 3 });
  expect(room.has(2, 0)).toBe(true);
  expect(room.has(1, 1)).toBe(true);
  expect(room.has(2, 1)).toBe(false);
});

test('memory that is left is for one more and for all who are on their way in', () => {
  const { room, left } = roomOf({ memory: reservedBytes + 2 * sandboxBytes });
  expect(room.has(5, 1)).toBe(true);
  expect(room.has(5, 2)).toBe(false);
  left.memory = reservedBytes;
  expect(room.has(5, 0)).toBe(false);
});

test('the first one is let in on any machine', () => {
  const { room } = roomOf({ memory: 0 });
  expect(room.has(0, 0)).toBe(true);
  expect(room.has(0, 1)).toBe(false);
});

test('programs that use most of the processors leave no room until they rest', async () => {
  const { room, times, pass } = roomOf({ processors: 2 });
  for (const pid of [1, 2, 3]) times.set(pid, 10);
  // A start counts for nobody: what had been used before a program was first seen.
  await pass(4, 1);
  expect(room.has(1, 0)).toBe(true);
  await pass(4, 0.5);
  expect(room.has(1, 0)).toBe(false);
  await pass(4, 0.1);
  expect(room.has(1, 0)).toBe(true);
  await pass(4, 0.9);
  expect(room.has(1, 0)).toBe(false);
  times.clear();
  await pass(4, 0);
  expect(room.has(1, 0)).toBe(true);
});
