import type { EventOf, LabEvent } from '#model/events.ts';
import type { Picture } from '#model/picture.ts';
import { partitionId } from '#model/technologies/kafka/record.ts';
import { kinds, lateIn, type Order, orderIn, topics, type Window, windowIn } from './records.ts';

/** What a walk over the log keeps of the shop's orders and of what the windows made of them. */
export interface Ledger {
  /** What was there before the walk began has been read from the picture. */
  seeded: boolean;
  orders: Map<number, KnownOrder>;
  /** By its id: the newest result of a window. */
  emitted: Map<string, { total: number; seq: number | undefined }>;
  /** By its id: a session that the program has in its memory. */
  sessions: Map<string, Window & { seq: number | undefined }>;
  newest: number;
  /** How often `windows` has begun, and where its state came from. */
  life: number;
  restore: string;
  /** Seq of its last end. */
  died: number | undefined;
}

export interface KnownOrder extends Order {
  /** Undefined of one from before the walk began. */
  seq: number | undefined;
  /** How far behind the newest order it came. */
  behind: number;
  dropped: boolean;
  /** In which life of the program a window took it. */
  takenIn?: number;
}

/** Before the first order. */
export const beginLedger = (): Ledger => ({
  seeded: false,
  orders: new Map(),
  emitted: new Map(),
  sessions: new Map(),
  newest: 0,
  life: 0,
  restore: 'none',
  died: undefined,
});

/** A record that says something new of the windows. */
export type News =
  | { about: 'order'; order: KnownOrder }
  | { about: 'changed'; window: Window; order: KnownOrder; merged: { seq: number | undefined }[] }
  /** `truth`: what the orders that the program had by then add up to; `before`: its result so far. */
  | {
      about: 'emitted';
      window: Window;
      order: KnownOrder;
      before: { total: number; seq: number | undefined } | undefined;
      truth: Truth;
    }
  | { about: 'late'; order: KnownOrder; watermark: number; isOut: boolean };

export interface Truth {
  total: number;
  /** Orders that an earlier life of the program had taken. */
  earlier: number;
}

/** Follows the log; what a record says is given back. */
export const takeLedger = (ledger: Ledger, event: LabEvent, before: Picture): News | undefined => {
  if (!ledger.seeded) seed(ledger, before);
  if (event.type === 'program.started' && event.program === 'windows') {
    ledger.life += 1;
    ledger.restore = String(before.settings.restore ?? 'none');
    if (ledger.restore === 'none') ledger.sessions.clear();
  }
  if (event.type === 'program.exited' && event.program === 'windows') ledger.died = event.seq;
  return event.type === 'record.appended' ? takeRecord(ledger, event) : undefined;
};

/** A prediction begins to watch in the middle of a run: as much of what was before as the picture has. */
const seed = (ledger: Ledger, picture: Picture): void => {
  ledger.seeded = true;
  ledger.restore = String(picture.settings.restore ?? 'none');
  const keptIn = (topic: string, partition = 0) => picture.topics[topic]?.partitions[partition]?.records ?? [];
  const committed = picture.groups.windows?.committed[partitionId({ topic: topics.orders, partition: 0 })] ?? 0;
  for (const { value, offset } of keptIn(topics.orders)) {
    const news = takeOrder(ledger, orderIn(value), undefined);
    if (news?.about === 'order' && offset < committed) news.order.takenIn = ledger.life;
  }
  for (const { value } of keptIn(topics.late)) takeLate(ledger, value);
  for (const { value } of keptIn(topics.revenue)) {
    const window = windowIn(value);
    if (window) ledger.emitted.set(window.id, { total: window.total, seq: undefined });
  }
  for (const { key, value } of keptIn(topics.changelog, kinds.indexOf('session'))) {
    const window = windowIn(value);
    if (window) ledger.sessions.set(window.id, { ...window, seq: undefined });
    else ledger.sessions.delete(key ?? '');
  }
};

/** Those that are known, for evidence. */
export const seqsOf = (...seqs: readonly (number | undefined)[]): number[] => seqs.flatMap((seq) => seq ?? []);

const takeRecord = (ledger: Ledger, event: EventOf<'record.appended'>): News | undefined => {
  const { topic, value, key, seq } = event;
  if (topic === topics.orders) return takeOrder(ledger, orderIn(value), seq);
  if (topic === topics.late) return takeLate(ledger, value);
  const window = windowIn(value);
  if (!window) {
    if (topic === topics.changelog && key !== null) ledger.sessions.delete(key);
    return undefined;
  }
  const order = ledger.orders.get(window.order);
  if (!order) return undefined;
  if (topic === topics.changelog) return takeChange(ledger, window, order, seq);
  if (topic !== topics.revenue) return undefined;
  const before = ledger.emitted.get(window.id);
  ledger.emitted.set(window.id, { total: window.total, seq });
  return { about: 'emitted', window, order, before, truth: truthOf(ledger, window) };
};

const takeOrder = (ledger: Ledger, order: Order | undefined, seq: number | undefined): News | undefined => {
  if (!order) return undefined;
  const behind = Math.max(0, ledger.newest - order.at);
  ledger.newest = Math.max(ledger.newest, order.at);
  const known: KnownOrder = { ...order, seq, behind, dropped: false };
  ledger.orders.set(order.order, known);
  return { about: 'order', order: known };
};

const takeLate = (ledger: Ledger, value: string): News | undefined => {
  const late = lateIn(value);
  const order = late && ledger.orders.get(late.order);
  if (!late || !order) return undefined;
  const isOut = late.dropped.some((id) => id.startsWith('tumbling'));
  order.dropped ||= isOut;
  order.takenIn ??= ledger.life;
  return { about: 'late', order, watermark: late.watermark, isOut };
};

const takeChange = (ledger: Ledger, window: Window, order: KnownOrder, seq: number): News => {
  order.takenIn ??= ledger.life;
  if (window.kind !== 'session') return { about: 'changed', window, order, merged: [] };
  const merged = [...ledger.sessions.values()].filter(
    ({ customer, from, to }) => customer === window.customer && from >= window.from && to <= window.to,
  );
  for (const { id } of merged) ledger.sessions.delete(id);
  ledger.sessions.set(window.id, { ...window, seq });
  return { about: 'changed', window, order, merged };
};

const truthOf = ({ orders, life }: Ledger, { from, to, order: newest }: Window): Truth => {
  const inside = [...orders.values()].filter(
    ({ order, at, dropped }) => order <= newest && at >= from && at < to && !dropped,
  );
  return {
    total: inside.reduce((sum, { amount }) => sum + amount, 0),
    earlier: inside.filter(({ takenIn }) => takenIn !== undefined && takenIn < life).length,
  };
};
