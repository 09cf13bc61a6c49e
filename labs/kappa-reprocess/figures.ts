import type { EventOf, LabEvent } from '#model/events.ts';
import type { Setting } from '#model/lab.ts';
import type { Picture } from '#model/picture.ts';
import { newestUpdate } from '#model/technologies/sqlite/picture.ts';

/** What the shop sells: orders of one, two or three things at this price. */
const price = 50_000;
const quantityOf = (order: number): number => 1 + (order % 3);

/** What the first so many orders are worth; the shop numbers them from 1. */
export const worth = (orders: number): number =>
  Array.from({ length: orders }, (_, i) => price * quantityOf(i + 1)).reduce((sum, one) => sum + one, 0);

/** The same by a program that forgets the quantity. */
export const worthAsOnes = (orders: number): number => price * orders;

/** What the dashboard shows: from which view, and for the one of two layers up to which offset the batch has come. */
export interface Shown {
  view: Setting;
  orders: number;
  revenue: number;
  batched: number;
}

const read = ({ view = '', orders, revenue, batched }: EventOf<'program.timed'>['detail']): Shown => ({
  view,
  orders: Number(orders),
  revenue: Number(revenue),
  batched: Number(batched),
});

/** What an event says that the dashboard shows now. */
export const shownIn = (event: LabEvent): Shown | undefined =>
  event.type === 'program.timed' && event.program === 'dashboard' ? read(event.detail) : undefined;

/** What the dashboard shows; undefined before it has shown anything. */
export const shown = ({ programs }: Picture): Shown | undefined => {
  const newest = programs.dashboard?.timed?.at(-1);
  return newest && read(newest.detail);
};

/** Whether that is what the orders are worth that it has taken into account. */
export const isTrue = ({ orders, revenue }: Shown): boolean => orders > 0 && revenue === worth(orders);

/** The offset that the next record will get, which is how many orders there are. */
export const highOf = ({ topics }: Picture): number => topics.orders?.partitions[0]?.high ?? 0;

/** How far a view has come: offset of the first record that is not in it. */
export const nextOf = ({ tables }: Picture, table: string): number => Number(newestUpdate(tables[table])?.[2] ?? 0);

/** What an event writes to a view of one row. */
export const writtenIn = (event: LabEvent, table: string): { next: number; revenue: number } | undefined => {
  if (event.type !== 'statement.ran' || event.verb !== 'update' || event.table !== table) return undefined;
  const [, revenue, next] = event.parameters.map(Number);
  return { next: next ?? 0, revenue: revenue ?? 0 };
};

/** A view holds all there is. */
export const hasCaughtUp = (picture: Picture, table: string): boolean =>
  highOf(picture) > 0 && nextOf(picture, table) === highOf(picture);
