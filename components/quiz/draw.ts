import type { Placed } from '#model/drawn-test.ts';
import { shuffled } from './shuffled.ts';

/**
 * So many of the questions, in an order that the seed decides: one of each topic in turn, so that none is left out, and of
 * those that were not asked the last time as long as there are any.
 */
export function draw(bank: readonly Placed[], count: number, seed: string, before: readonly string[] = []): Placed[] {
  const mixed = shuffled(bank, seed);
  const fresh = [...mixed.filter(({ id }) => !before.includes(id)), ...mixed.filter(({ id }) => before.includes(id))];
  const topics = [...Map.groupBy(fresh, ({ topic }) => topic ?? '').values()];
  const turns = Array.from({ length: Math.max(0, ...topics.map(({ length }) => length)) }, (_, turn) =>
    topics.flatMap((topic) => topic[turn] ?? []),
  );
  return turns.flat().slice(0, count);
}
