import { expect, test } from 'vitest';
import type { EventDraft, LabEvent } from '../../../events.ts';
import { emptyPicture } from '../../../picture.ts';
import { fold } from '../../../reduce.ts';
import { keptSamples } from '../../samples.ts';
import { draftsOf } from '../drafts.ts';

const orders = draftsOf('orders');
const declared = orders.declared();
const { published } = orders;
const delivered = (message: string): EventDraft => orders.delivered(message, 'worker-1');
const acked = (message: string): EventDraft => orders.acked(message, 'worker-1');

const samples = (log: readonly (readonly [at: number, draft: EventDraft])[]) => {
  const events = log.map(([at, draft], i): LabEvent => ({ ...draft, seq: i + 1, at }));
  return fold(emptyPicture, events).queues.orders?.samples;
};

test('a queue is sampled once for each quarter of a second in which it changed, as it was last', () => {
  const log = [
    ...[[1_000, declared] as const, [1_010, published('1')] as const, [1_020, published('2')] as const],
    ...[[1_300, delivered('1')] as const, [1_320, acked('1')] as const, [4_000, delivered('2')] as const],
  ];
  expect(samples(log)).toEqual([
    { at: 1_020, ready: 2, unacked: 0, acked: 0 },
    { at: 1_320, ready: 1, unacked: 0, acked: 1 },
    { at: 4_000, ready: 0, unacked: 1, acked: 1 },
  ]);
});

test('only the newest samples are kept', () => {
  const many = Array.from({ length: keptSamples + 10 }, (_, i) => [1_000 + i * 250, published(String(i))] as const);
  const kept = samples([[1_000, declared], ...many]);
  expect(kept).toHaveLength(keptSamples);
  expect(kept?.at(-1)?.ready).toBe(keptSamples + 10);
});
