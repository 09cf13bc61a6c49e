import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createExpiry } from './expiry.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('use puts the end ahead and tells so; without it the end comes once', () => {
  const onMove = vi.fn();
  const onEnd = vi.fn();
  const expiry = createExpiry(60_000, { onMove, onEnd });
  vi.advanceTimersByTime(50_000);
  expiry.touch();
  expect(expiry.leftMs()).toBe(60_000);
  expect(onMove).toHaveBeenCalledWith(60_000);
  vi.advanceTimersByTime(59_000);
  expect(onEnd).not.toHaveBeenCalled();
  vi.advanceTimersByTime(2_000);
  expect(onEnd).toHaveBeenCalledOnce();
});

test('what nobody could see on the clock is not told', () => {
  const onMove = vi.fn();
  const expiry = createExpiry(60_000, { onMove, onEnd: () => {} });
  vi.advanceTimersByTime(10);
  expiry.touch();
  expect(onMove).not.toHaveBeenCalled();
  expiry.stop();
});

test('a clock that is set back leaves nobody more than the whole time', () => {
  const expiry = createExpiry(60_000, { onMove: () => {}, onEnd: () => {} });
  vi.advanceTimersByTime(1_000);
  vi.setSystemTime(Date.now() - 3_600_000);
  expect(expiry.leftMs()).toBe(59_000);
  expiry.stop();
});

test('once somebody waits, use does not put the end ahead for ever, and it never comes without notice', () => {
  const onMove = vi.fn();
  const onEnd = vi.fn();
  const expiry = createExpiry(60_000, { onMove, onEnd });
  for (const _ of Array(10)) {
    vi.advanceTimersByTime(50_000);
    expiry.touch();
  }
  expiry.share(300_000, 20_000);
  expect(onMove).toHaveBeenLastCalledWith(20_000);
  vi.advanceTimersByTime(10_000);
  expiry.touch();
  expiry.share(300_000, 20_000);
  expect(expiry.leftMs()).toBe(10_000);
  vi.advanceTimersByTime(10_000);
  expect(onEnd).toHaveBeenCalledExactlyOnceWith('shared');
});

test('who is waited for and does nothing ends as ever', () => {
  const onEnd = vi.fn();
  createExpiry(60_000, { onMove: () => {}, onEnd }).share(300_000, 20_000);
  vi.advanceTimersByTime(60_000);
  expect(onEnd).toHaveBeenCalledExactlyOnceWith('idle');
});
