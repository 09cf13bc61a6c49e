import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { LabEvent } from '#model/events.ts';
import { createOutbox } from './outbox.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const event = (seq: number): LabEvent => ({
  type: 'program.printed',
  origin: 'platform',
  seq,
  at: seq,
  program: 'worker',
  stream: 'stdout',
  line: '',
});

test('what follows a click within milliseconds does not wait for the next batch', () => {
  const sent: number[][] = [];
  const outbox = createOutbox((events) => sent.push(events.map(({ seq }) => seq)));
  for (const seq of [1, 2]) outbox.add(event(seq));
  vi.advanceTimersByTime(0);
  outbox.add(event(3));
  vi.advanceTimersByTime(1);
  expect(sent).toEqual([[1, 2], [3]]);
});

test('a flood goes in batches of 50 ms, in order and whole', () => {
  const sent: number[][] = [];
  const outbox = createOutbox((events) => sent.push(events.map(({ seq }) => seq)));
  for (let seq = 1; seq <= 2_000; seq += 1) {
    outbox.add(event(seq));
    if (seq % 2 === 0) vi.advanceTimersByTime(1);
  }
  vi.advanceTimersByTime(100);
  expect(sent.flat()).toEqual(Array.from({ length: 2_000 }, (_, i) => i + 1));
  expect(sent.length).toBeLessThan(1_000 / 50 + 10);
});
