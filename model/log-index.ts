import type { EventOf, LabEvent, LabEventType } from './events.ts';

/** All events of one type. */
export const eventsOf = <Type extends LabEventType>(events: readonly LabEvent[], type: Type): EventOf<Type>[] =>
  events.filter((event): event is EventOf<Type> => event.type === type);

/** The first that comes after that seq, in a list in the log's order. */
export const firstAfter = <Item extends { seq: number }>(
  items: readonly Item[] | undefined,
  seq: number,
): Item | undefined => items?.[countUpTo(items, seq)];

/** Those after one seq and before another, in a list in the log's order. */
export const between = <Item extends { seq: number }>(
  items: readonly Item[] | undefined,
  after: number,
  before: number,
): Item[] => items?.slice(countUpTo(items, after), countUpTo(items, before - 1)) ?? [];

/** How many of the list there were at that seq, itself included. */
const countUpTo = (items: readonly { seq: number }[], seq: number): number => {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((items[middle]?.seq ?? 0) <= seq) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** The last that comes before that seq, in a list in the log's order. */
export const lastBefore = <Item extends { seq: number }>(
  items: readonly Item[] | undefined,
  seq: number,
): Item | undefined => items?.[countUpTo(items, seq - 1) - 1];
