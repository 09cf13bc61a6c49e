import { expect, test } from 'vitest';
import type { EventDraft } from '#model/events.ts';
import { leadIn, type Move } from '#model/guide.ts';
import { emptyPicture } from '#model/picture.ts';
import { changed, predicted, started } from '#model/platform/drafts.ts';
import { fold } from '#model/reduce.ts';
import { timedLogOf } from '#model/replay.ts';
import { draftsOf } from '#model/technologies/rabbitmq/drafts.ts';
import { guide } from './guide.ts';

type Timed = readonly [at: number, draft: EventDraft];

const { declared, consuming, published, delivered, acked } = draftsOf('orders');

const moveIn = (objective: string, timed: readonly Timed[]): Move | undefined => {
  const experiment = guide.find((one) => one.objective === objective);
  return experiment && leadIn(experiment, fold(emptyPicture, timedLogOf(timed))).move;
};
const worker = (program: string): Timed[] => [
  [0, started(program, 'worker')],
  [0, consuming(program)],
];
const burst = (count: number): Timed[] =>
  Array.from({ length: count }, (_, i): Timed => [10, published(String(i + 1))]);
const work = (program: string, count: number): Timed[] =>
  Array.from({ length: count }, (_, i): Timed[] => [
    [20 + i * 100, delivered(String(i + 1), program)],
    [110 + i * 100, acked(String(i + 1), program)],
  ]).flat();
const settings: Timed[] = [
  [0, changed('steady', 0)],
  [0, changed('worker-rate', 10)],
];

test('who takes their time over the second worker is not sent back while there is enough left', () => {
  const begun = [[0, declared()] as const, ...settings, ...worker('worker-1'), ...burst(300)];
  expect(moveIn('scaled-out', [...begun, ...work('worker-1', 164)])?.act).toBe('add-worker');
  expect(moveIn('scaled-out', [...begun, ...work('worker-1', 270)])?.act).toBe('rush');
});

test('a shop that has ceased by itself is no longer waited for', () => {
  const begun = [[0, declared()] as const, ...settings, ...worker('worker-1'), ...worker('worker-2')];
  const steady = [...begun, [1, predicted('overload', 'grows')] as const, [2, changed('steady', 60)] as const];
  const sent = [...steady, ...burst(100)];
  expect(moveIn('left', [...sent, ...work('worker-1', 10)])?.act).toBeUndefined();
  expect(moveIn('left', [...sent, ...work('worker-1', 30)])).toMatchObject({ act: 'steady', value: 0 });
});
