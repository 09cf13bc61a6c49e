import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createCausalBuffer } from './causal-buffer.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const record = () => {
  const told: string[] = [];
  const buffer = createCausalBuffer(200);
  return {
    told,
    add: (name: string, after?: string) =>
      buffer.add({
        isDue: () => after === undefined || told.includes(after),
        tell: (late) => told.push(late ? `${name}?` : name),
      }),
  };
};

test('an effect waits for its cause, and its own effects wait with it', () => {
  const { told, add } = record();
  add('handled', 'acked');
  add('acked', 'delivered');
  add('printed');
  expect(told).toEqual(['printed']);
  add('delivered');
  expect(told).toEqual(['printed', 'delivered', 'acked', 'handled']);
});

test('without a cause it is told once the limit has run out', () => {
  const { told, add } = record();
  add('acked', 'delivered');
  vi.advanceTimersByTime(150);
  add('other', 'nothing');
  vi.advanceTimersByTime(60);
  expect(told).toEqual(['acked?']);
  vi.advanceTimersByTime(150);
  expect(told).toEqual(['acked?', 'other?']);
});
