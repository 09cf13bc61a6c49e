import type { EventOf, LabEvent, LabEventType } from './events.ts';
import { countUpTo } from './sorted.ts';

/** All events of one type. */
export const eventsOf = <Type extends LabEventType>(events: readonly LabEvent[], type: Type): EventOf<Type>[] =>
  events.filter((event): event is EventOf<Type> => event.type === type);

/** The first that comes after that seq, in a list in the log's order. */
export const firstAfter = <Item extends { seq: number }>(
  items: readonly Item[] | undefined,
  seq: number,
): Item | undefined => items?.[countAt(items, seq)];

/** Those after one seq and before another, in a list in the log's order. */
export const between = <Item extends { seq: number }>(
  items: readonly Item[] | undefined,
  after: number,
  before: number,
): Item[] => items?.slice(countAt(items, after), countAt(items, before - 1)) ?? [];

/** How many of the list there were at that seq, itself included. */
const countAt = (items: readonly { seq: number }[], seq: number): number => countUpTo(items, seq, (item) => item.seq);

/** The last that comes before that seq, in a list in the log's order. */
export const lastBefore = <Item extends { seq: number }>(
  items: readonly Item[] | undefined,
  seq: number,
): Item | undefined => items?.[countAt(items, seq - 1) - 1];
