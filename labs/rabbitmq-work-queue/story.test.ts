import { describe, expect, test } from 'vitest';
import type { EventDraft } from '#model/events.ts';
import { accepted, changed, exited, frozen, started } from '#model/platform/drafts.ts';
import { foundIn, logOf, settledIn } from '#model/replay.ts';
import { closed, draftsOf } from '#model/technologies/rabbitmq/drafts.ts';
import { afterKill, afterKillAutomatic, whileFrozen } from './predictions.ts';
import { story } from './story.ts';

const { declared, consuming, delivered, acked } = draftsOf('orders');
const worker = (program: string): EventDraft => started(program, 'worker');
const slow = (program: string): EventDraft => changed('speed', 'slow', program);
const workers = [declared(), worker('a'), worker('b'), consuming('a'), consuming('b')];

const objectives = (drafts: EventDraft[]): string[] => [...foundIn(story, logOf(drafts)).objectives.keys()];
const hints = (drafts: EventDraft[]): string[] => [...foundIn(story, logOf(drafts)).hints.keys()];

describe('a killed worker', () => {
  const held = [...workers, delivered('1', 'a')];
  const again = delivered('1', 'b', { redelivered: true });

  test.each([
    ['the broker first', [closed('a'), exited('a'), again]],
    ['the operating system first', [exited('a'), closed('a'), again]],
    ['the redelivery before the death', [closed('a'), again, exited('a')]],
  ])('hands its order to another, told by %s', (_, end) => {
    expect(objectives([...held, ...end])).toEqual(['redelivered']);
    const settled = settledIn(afterKill, logOf([...held, ...end]));
    expect(settled).toMatchObject({ actual: 'other-worker', facts: { message: '1', from: 'a', to: 'b' } });
  });

  test('while another loses its own order has not lost this one', () => {
    const other = [closed('b'), exited('b'), worker('b'), closed('a'), exited('a'), again];
    expect(settledIn(afterKill, logOf([...held, ...other]))).toMatchObject({
      actual: 'other-worker',
      facts: { from: 'a' },
    });
  });

  test('that held nothing gets the order of another one', () => {
    const idle = [...workers, closed('a'), exited('a'), worker('a'), consuming('a')];
    const other = [delivered('1', 'b'), closed('b'), exited('b'), delivered('1', 'a', { redelivered: true })];
    expect(settledIn(afterKill, logOf([...idle, ...other]))).toMatchObject({
      actual: 'other-worker',
      facts: { from: 'b' },
    });
  });

  test('that gets its own order back has proved nothing of others', () => {
    const own = [closed('a'), exited('a'), worker('a'), delivered('1', 'a', { redelivered: true })];
    expect(objectives([...held, ...own])).toEqual([]);
    expect(settledIn(afterKill, logOf([...held, ...own]))?.actual).toBe('waits');
  });

  test('is not the same as one that crashed, and answers for no former life of it', () => {
    const crash: EventDraft[] = [closed('a'), exited('a', 'crashed'), again];
    expect(objectives([...held, ...crash])).toEqual([]);
    expect(objectives([...held, ...crash, worker('a'), consuming('a'), closed('a'), exited('a')])).toEqual([]);
  });

  test('with nothing in hand is a mistake', () => {
    expect(hints([...held, acked('1', 'a'), closed('a'), exited('a')])).toEqual(['killed-idle']);
  });

  test('without anybody else at work is a mistake', () => {
    expect(hints([...held, closed('b'), exited('b', 'left'), exited('a')])).toEqual(['killed-only']);
  });

  test('loses what it was not to ack', () => {
    const drafts = [
      ...[worker('a'), consuming('a', { manual: false })],
      ...[delivered('1', 'a', { manual: false }), delivered('2', 'a', { manual: false }), closed('a'), exited('a')],
    ];
    expect(objectives(drafts)).toEqual(['lost']);
    expect(settledIn(afterKillAutomatic, logOf(drafts))).toMatchObject({ actual: 'all-lost', facts: { count: 2 } });
  });
});

test('a frozen worker keeps its order while others go on', () => {
  const drafts = [
    ...[...workers, delivered('1', 'a'), frozen('a')],
    ...[delivered('2', 'b'), acked('2', 'b'), delivered('3', 'b'), acked('3', 'b')],
  ];
  expect(objectives(drafts)).toEqual(['frozen-keeps']);
  expect(settledIn(whileFrozen, logOf(drafts, 1_000))).toMatchObject({ actual: 'kept', facts: { message: '1' } });
});

test('a worker that was frozen while its ack was on its way, or killed meanwhile, has shown nothing', () => {
  const start = [...workers, delivered('1', 'a'), frozen('a')];
  const others = [delivered('2', 'b'), acked('2', 'b')];
  expect(settledIn(whileFrozen, logOf([...start, acked('1', 'a'), ...others], 2_000))).toBeUndefined();
  const killed = [exited('a'), closed('a'), delivered('1', 'b', { redelivered: true }), ...others];
  expect(settledIn(whileFrozen, logOf([...start, ...killed], 1_000))).toBeUndefined();
});

test('with automatic ack a worker that freezes or leaves holds nothing of the queue', () => {
  const automatic = [worker('a'), consuming('a', { manual: false }), delivered('1', 'a', { manual: false })];
  expect(hints([...automatic, frozen('a')])).toEqual(['needs-manual']);
  expect(hints([...automatic, accepted('leave', 'a'), exited('a', 'left')])).toEqual(['needs-manual']);
});

test('fair dispatch counts from the last change of a setting', () => {
  const fast = ['2', '3', '4', '5'].flatMap((id) => [delivered(id, 'b'), acked(id, 'b')]);
  expect(objectives([...workers, slow('a'), delivered('1', 'a'), ...fast])).toEqual(['fair-dispatch']);
  expect(objectives([...workers, delivered('1', 'a'), ...fast, slow('a')])).toEqual([]);
});

test('nine orders, three workers, three each: anything else is not round robin', () => {
  const all = [worker('a'), worker('b'), worker('c')];
  const turn = (n: number, program: string): EventDraft => delivered(String(n), program);
  const even = ['a', 'b', 'c', 'a', 'b', 'c', 'a', 'b', 'c'].map((program, n) => turn(n, program));
  expect(objectives([...all, ...even])).toEqual(['round-robin']);
  expect(objectives([...all, ...even.slice(0, 8), turn(8, 'a')])).toEqual([]);
});
