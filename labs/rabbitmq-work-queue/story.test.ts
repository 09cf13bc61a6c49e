import { describe, expect, test } from 'vitest';
import type { EventDraft, LabEvent } from '#model/events.ts';
import { afterKill, afterKillAutomatic, whileFrozen } from './predictions.ts';
import { storyOf } from './story.ts';

const log = (drafts: EventDraft[], stepMs = 1): LabEvent[] =>
  drafts.map((draft, i): LabEvent => ({ ...draft, seq: i + 1, at: 1_000 + i * stepMs }));

const started = (program: string): EventDraft => ({
  type: 'program.started',
  origin: 'platform',
  role: 'worker',
  pid: 1,
  program,
});
const consuming = (program: string, { manual = true, prefetch = 1 } = {}): EventDraft => ({
  type: 'consumer.started',
  origin: 'broker',
  program,
  queue: 'orders',
  consumerTag: program,
  prefetch,
  ackMode: manual ? 'manual' : 'automatic',
});
const delivered = (message: string, program: string, { manual = true, redelivered = false } = {}): EventDraft => ({
  type: 'message.delivered',
  origin: 'broker',
  message,
  queue: 'orders',
  program,
  redelivered,
  ackMode: manual ? 'manual' : 'automatic',
});
const acked = (message: string, program: string): EventDraft => ({
  type: 'message.acked',
  origin: 'client',
  message,
  queue: 'orders',
  program,
});
const closed = (program: string): EventDraft => ({
  type: 'connection.closed',
  origin: 'broker',
  program,
  connection: program,
});
const exited = (program: string, cause: 'killed' | 'left' | 'crashed' = 'killed'): EventDraft => ({
  type: 'program.exited',
  origin: 'platform',
  program,
  pid: 1,
  signal: null,
  code: null,
  cause,
});
const slow = (program: string): EventDraft => ({
  type: 'setting.changed',
  origin: 'platform',
  setting: 'speed',
  program,
  value: 'slow',
});
const workers = [started('a'), started('b'), consuming('a'), consuming('b')];

const objectives = (drafts: EventDraft[]): string[] => [...storyOf(log(drafts)).objectives.keys()];
const hints = (drafts: EventDraft[]): string[] => [...storyOf(log(drafts)).hints.keys()];

describe('a killed worker', () => {
  const held = [...workers, delivered('1', 'a')];
  const again = delivered('1', 'b', { redelivered: true });

  test.each([
    ['the broker first', [closed('a'), exited('a'), again]],
    ['the operating system first', [exited('a'), closed('a'), again]],
    ['the redelivery before the death', [closed('a'), again, exited('a')]],
  ])('hands its order to another, told by %s', (_, end) => {
    expect(objectives([...held, ...end])).toEqual(['redelivered']);
    const settled = afterKill.settle(log([...held, ...end]));
    expect(settled).toMatchObject({ actual: 'other-worker', facts: { message: '1', from: 'a', to: 'b' } });
  });

  test('while another loses its own order has not lost this one', () => {
    const other = [closed('b'), exited('b'), started('b'), closed('a'), exited('a'), again];
    expect(afterKill.settle(log([...held, ...other]))).toMatchObject({ actual: 'other-worker', facts: { from: 'a' } });
  });

  test('that held nothing gets the order of another one', () => {
    const idle = [...workers, closed('a'), exited('a'), started('a'), consuming('a')];
    const other = [delivered('1', 'b'), closed('b'), exited('b'), delivered('1', 'a', { redelivered: true })];
    expect(afterKill.settle(log([...idle, ...other]))).toMatchObject({ actual: 'other-worker', facts: { from: 'b' } });
  });

  test('that gets its own order back has proved nothing of others', () => {
    const own = [closed('a'), exited('a'), started('a'), delivered('1', 'a', { redelivered: true })];
    expect(objectives([...held, ...own])).toEqual([]);
    expect(afterKill.settle(log([...held, ...own]))?.actual).toBe('waits');
  });

  test('is not the same as one that crashed, and answers for no former life of it', () => {
    const crash: EventDraft[] = [closed('a'), exited('a', 'crashed'), again];
    expect(objectives([...held, ...crash])).toEqual([]);
    expect(objectives([...held, ...crash, started('a'), consuming('a'), closed('a'), exited('a')])).toEqual([]);
  });

  test('with nothing in hand is a mistake', () => {
    expect(hints([...held, acked('1', 'a'), closed('a'), exited('a')])).toEqual(['killed-idle']);
  });

  test('without anybody else at work is a mistake', () => {
    expect(hints([...held, closed('b'), exited('b', 'left'), exited('a')])).toEqual(['killed-only']);
  });

  test('loses what it was not to ack', () => {
    const drafts = [
      ...[started('a'), consuming('a', { manual: false })],
      ...[delivered('1', 'a', { manual: false }), delivered('2', 'a', { manual: false }), closed('a'), exited('a')],
    ];
    expect(objectives(drafts)).toEqual(['lost']);
    expect(afterKillAutomatic.settle(log(drafts))).toMatchObject({ actual: 'all-lost', facts: { count: 2 } });
  });
});

test('a frozen worker keeps its order while others go on', () => {
  const frozen: EventDraft = { type: 'program.frozen', origin: 'platform', program: 'a' };
  const drafts = [
    ...[...workers, delivered('1', 'a'), frozen],
    ...[delivered('2', 'b'), acked('2', 'b'), delivered('3', 'b'), acked('3', 'b')],
  ];
  expect(objectives(drafts)).toEqual(['frozen-keeps']);
  expect(whileFrozen.settle(log(drafts, 1_000))).toMatchObject({ actual: 'kept', facts: { message: '1' } });
});

test('a worker that was frozen while its ack was on its way, or killed meanwhile, has shown nothing', () => {
  const frozen: EventDraft = { type: 'program.frozen', origin: 'platform', program: 'a' };
  const start = [...workers, delivered('1', 'a'), frozen];
  const others = [delivered('2', 'b'), acked('2', 'b')];
  expect(whileFrozen.settle(log([...start, acked('1', 'a'), ...others], 2_000))).toBeUndefined();
  const killed = [exited('a'), closed('a'), delivered('1', 'b', { redelivered: true }), ...others];
  expect(whileFrozen.settle(log([...start, ...killed], 1_000))).toBeUndefined();
});

test('with automatic ack a worker that freezes or leaves holds nothing of the queue', () => {
  const automatic = [started('a'), consuming('a', { manual: false }), delivered('1', 'a', { manual: false })];
  expect(hints([...automatic, { type: 'program.frozen', origin: 'platform', program: 'a' }])).toEqual(['needs-manual']);
  const leave: EventDraft = { type: 'action.accepted', origin: 'platform', action: 'leave', program: 'a', value: null };
  expect(hints([...automatic, leave, exited('a', 'left')])).toEqual(['needs-manual']);
});

test('fair dispatch counts from the last change of a setting', () => {
  const fast = ['2', '3', '4', '5'].flatMap((id) => [delivered(id, 'b'), acked(id, 'b')]);
  expect(objectives([...workers, slow('a'), delivered('1', 'a'), ...fast])).toEqual(['fair-dispatch']);
  expect(objectives([...workers, delivered('1', 'a'), ...fast, slow('a')])).toEqual([]);
});

test('nine orders, three workers, three each: anything else is not round robin', () => {
  const all = [started('a'), started('b'), started('c')];
  const turn = (n: number, program: string): EventDraft => delivered(String(n), program);
  const even = ['a', 'b', 'c', 'a', 'b', 'c', 'a', 'b', 'c'].map((program, n) => turn(n, program));
  expect(objectives([...all, ...even])).toEqual(['round-robin']);
  expect(objectives([...all, ...even.slice(0, 8), turn(8, 'a')])).toEqual([]);
});
