import type { EventOf, LabEvent } from '#model/events.ts';
import type { Picture } from '#model/picture.ts';
import { backlogOf } from '#model/technologies/rabbitmq/steps.ts';
import { newestUpdate } from '#model/technologies/sqlite/picture.ts';

/** The group of the program that counts; its only program has the same name. */
export const group = 'analytics';
export const queue = 'emails';
/** Every order is one ticket. */
export const price = 100_000;
const partition = 'orders/0';

/** What a program that counts has stated: so many orders, up to the record before that offset. */
export interface Total {
  orders: number;
  revenue: number;
  next: number;
}

const totalIn = (detail: EventOf<'program.timed'>['detail']): Total => ({
  orders: Number(detail.orders),
  revenue: Number(detail.revenue),
  next: Number(detail.next),
});

/** The total that an event states, and whether it is the one that a program begins with. */
export const statedIn = (event: LabEvent, program = group): (Total & { isFirst: boolean }) | undefined =>
  event.type === 'program.timed' && event.program === program
    ? { ...totalIn(event.detail), isFirst: event.name === 'begin' }
    : undefined;

/** The newest total of a program; undefined while it has stated none since it started. */
export const stated = ({ programs }: Picture, program = group): Total | undefined => {
  const newest = programs[program]?.timed?.at(-1);
  return newest && totalIn(newest.detail);
};

/** The row that the program has kept, as it was last written. */
export const savedIn = (event: LabEvent): Total | undefined => {
  if (event.type !== 'statement.ran' || event.verb !== 'update') return undefined;
  const [orders, revenue, next] = event.parameters.map(Number);
  return { orders: orders ?? 0, revenue: revenue ?? 0, next: next ?? 0 };
};

/** Offset of the first record that is not in the row. */
export const savedNext = ({ tables }: Picture): number => Number(newestUpdate(tables.totals)?.[2] ?? 0);

/** The offset that the next record will get, which is how many orders there are. */
export const highOf = ({ topics }: Picture): number => topics.orders?.partitions[0]?.high ?? 0;
export const committedOf = ({ groups }: Picture): number => groups[group]?.committed[partition] ?? 0;
/** E-mails of which the broker knows that they are done. */
export const mailed = ({ ended }: Picture): number => ended.acked;

/** Whether all that was written has been counted and committed, and nobody has it in hand. */
export const hasCounted = (picture: Picture): boolean =>
  highOf(picture) > 0 && committedOf(picture) === highOf(picture) && picture.programs[group]?.hands.length === 0;
/** Whether the queue is empty, after some e-mails. */
export const hasMailed = (picture: Picture): boolean => mailed(picture) > 0 && backlogOf(picture, queue) === 0;
