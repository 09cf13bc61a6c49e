import type { Picture } from '#model/picture.ts';
import {
  type Big,
  bigIn,
  type Joined,
  joinedIn,
  type Kind,
  kinds,
  type Late,
  lateIn,
  type Order,
  orderIn,
  topics,
  type Window,
  windowIn,
} from './records.ts';

/** What is drawn over the shop's time, read from the records that the programs have published. */
export interface Timeline {
  orders: PlacedOrder[];
  payments: { order: number; at: number }[];
  windows: Record<Kind, PlacedWindow[]>;
  joined: Joined[];
  big: Big[];
  /** Time of the newest order or payment: the shop's clock. Undefined before the first. */
  newest: number | undefined;
  /** The furthest that the program has told of. */
  watermark: number | undefined;
}

export interface PlacedOrder extends Order {
  /** How far behind the newest order it came, in seconds; 0 for one that came in time. */
  behind: number;
  /** How its tumbling window took it, where it was late. */
  fate: 'in-time' | 'accepted' | 'dropped';
}

export interface PlacedWindow extends Window {
  /** What it was emitted with, oldest first. */
  emitted: number[];
  /** A tombstone stands on the changelog: it is not changed any more. */
  locked: boolean;
  /** What the orders in its time add up to, where that is more than it has: what the program has forgotten. */
  missing: number;
}

interface Kept {
  key: string | null;
  value: string;
}

const keptIn = ({ topics: all }: Pick<Picture, 'topics'>, topic: string, partition = 0): readonly Kept[] =>
  all[topic]?.partitions[partition]?.records ?? [];

const readAll = <Read>(records: readonly Kept[], read: (value: string) => Read | undefined): Read[] =>
  records.flatMap(({ value }) => read(value) ?? []);

/** The records of the picture as one timeline. */
export const timelineOf = (picture: Pick<Picture, 'topics'>): Timeline => {
  const late = readAll(keptIn(picture, topics.late), lateIn);
  const orders = placed(readAll(keptIn(picture, topics.orders), orderIn), late);
  const payments = readAll(keptIn(picture, topics.payments), orderIn).map(({ order, at }) => ({ order, at }));
  const results = readAll(keptIn(picture, topics.revenue), windowIn);
  const windowsOf = (kind: Kind): PlacedWindow[] =>
    withResults(keptIn(picture, topics.changelog, kinds.indexOf(kind)), results, orders);
  const windows = { tumbling: windowsOf('tumbling'), sliding: windowsOf('sliding'), session: windowsOf('session') };
  const times = [...orders, ...payments].map(({ at }) => at);
  const marks = [...late, ...Object.values(windows).flat(), ...results].map(({ watermark }) => watermark);
  return {
    orders,
    payments,
    windows,
    joined: readAll(keptIn(picture, topics.paid), joinedIn),
    big: readAll(keptIn(picture, topics.big), bigIn),
    newest: times.length > 0 ? Math.max(...times) : undefined,
    watermark: marks.length > 0 ? Math.max(...marks) : undefined,
  };
};

const placed = (orders: readonly Order[], late: readonly Late[]): PlacedOrder[] => {
  const dropped = new Set(late.filter(isOut).map(({ order }) => order));
  let newest = 0;
  return orders.map((order) => {
    const behind = Math.max(0, newest - order.at);
    newest = Math.max(newest, order.at);
    return { ...order, behind, fate: dropped.has(order.order) ? 'dropped' : behind > 0 ? 'accepted' : 'in-time' };
  });
};

/** Its tumbling window would not have it: it is in no total. */
const isOut = ({ dropped }: Late): boolean => dropped.some((id) => id.startsWith('tumbling'));

const withResults = (
  records: readonly Kept[],
  results: readonly Window[],
  orders: readonly PlacedOrder[],
): PlacedWindow[] => {
  const windows = new Map<string, PlacedWindow>();
  for (const { key, value } of records) {
    const window = windowIn(value);
    const known = windows.get(key ?? '');
    if (window) windows.set(window.id, { ...window, emitted: [], locked: false, missing: 0 });
    else if (known) windows.set(known.id, { ...known, locked: true });
  }
  const all = [...windows.values()];
  return all
    .filter((one) => !isMerged(one, all))
    .map((one) => ({
      ...one,
      emitted: results.filter(({ id }) => id === one.id).map(({ total }) => total),
      missing: missingIn(one, orders),
    }));
};

/** A session whose tombstone says that it is part of another now. */
const isMerged = (one: PlacedWindow, all: readonly PlacedWindow[]): boolean =>
  one.kind === 'session' &&
  one.locked &&
  all.some(
    ({ id, customer, from, to }) => id !== one.id && customer === one.customer && from <= one.from && to >= one.to,
  );

const missingIn = ({ kind, from, to, total, order: newest }: PlacedWindow, orders: readonly PlacedOrder[]): number => {
  if (kind !== 'tumbling') return 0;
  const inside = orders.filter(({ order, at, fate }) => at >= from && at < to && order <= newest && fate !== 'dropped');
  // Without its first orders the picture cannot tell.
  if ((orders[0]?.at ?? from) > from && orders.length >= keptOrders) return 0;
  return Math.max(0, inside.reduce((sum, { amount }) => sum + amount, 0) - total);
};

const keptOrders = 60;
