import type { EventOf, LabEvent } from '#model/events.ts';
import type { Setting } from '#model/lab.ts';
import type { Picture } from '#model/picture.ts';
import { isCaptured, isPlaced, rowIn } from './figures.ts';

/** What the log shows of one order: seq numbers of what happened to it. */
export interface Order {
  /** How the order was written when it was first heard of. */
  mode: Setting | undefined;
  /** Its row in the database of the service. */
  row?: number;
  /** Events in the topic that say that it is there, the first few. */
  told: number[];
  /** The service's death right after the first half of it. */
  died?: number;
  /** The first few parcels. */
  shipped: number[];
}

/** A cut of the relay's cable, and the orders that were taken during it into the outbox. */
export interface Cut {
  seq: number;
  mended?: number;
  taken: string[];
  /** Orders that went another way during it. */
  passed: number;
  /** Of those taken, in the order in which they came to the topic. */
  arrived: { order: string; seq: number }[];
}

/** What the log shows of the orders and of what is told of them. */
export interface Orders {
  orders: Map<string, Order>;
  cut: Cut | undefined;
  /** The newest edit past the service, with no event of it so far. */
  edit: { seq: number; order: string; mode: Setting | undefined; wasCaptured: boolean } | undefined;
}

/** Before the first order. */
export const beginOrders = (): Orders => ({ orders: new Map(), cut: undefined, edit: undefined });

/** Follows each order from the database to the topic and to the parcel. */
export const takeOrders = (state: Orders, event: LabEvent, before: Picture): void => {
  switch (event.type) {
    case 'statement.ran':
      wrote(state, event, before);
      break;
    case 'record.appended':
      appended(state, event, before);
      break;
    case 'program.exited':
      if (event.program === 'order' && event.cause === 'killed')
        for (const one of state.orders.values()) if (isHalfOf(one)) one.died ??= event.seq;
      break;
    case 'cable.cut':
      state.cut = { seq: event.seq, taken: [], passed: 0, arrived: [] };
      break;
    case 'cable.mended':
      if (state.cut) state.cut.mended ??= event.seq;
      break;
  }
};

const isHalfOf = ({ row, told, mode }: Order): boolean =>
  (mode === 'db-first' && row !== undefined && told.length === 0) || (row === undefined && told.length > 0);

const orderOf = ({ orders }: Orders, id: string, { settings }: Picture): Order => {
  const known = orders.get(id) ?? { mode: settings.mode, told: [], shipped: [] };
  orders.set(id, known);
  return known;
};

const fewest = (seqs: readonly number[], seq: number): number[] => [...seqs, seq].slice(0, 3);

const wrote = (state: Orders, event: EventOf<'statement.ran'>, before: Picture): void => {
  const { seq } = event;
  const [placed, shipped] = [rowIn(event, 'orders'), rowIn(event, 'shipments')];
  if (placed !== undefined) {
    const order = orderOf(state, placed, before);
    order.row = seq;
    const { cut } = state;
    if (cut && cut.mended === undefined) {
      if (order.mode === 'outbox') cut.taken.push(placed);
      else cut.passed += 1;
    }
  }
  if (shipped !== undefined) {
    const order = orderOf(state, shipped, before);
    order.shipped = fewest(order.shipped, seq);
  }
  if (event.program === 'staff' && event.changes > 0 && event.trigger === undefined) {
    const [, order = ''] = event.parameters;
    state.edit = { seq, order, mode: before.settings.mode, wasCaptured: isCaptured(before) };
  }
};

const appended = (state: Orders, { key, headers, seq }: EventOf<'record.appended'>, before: Picture): void => {
  if (key === null) return;
  if (!isPlaced(headers.ce_type)) return;
  const order = orderOf(state, key, before);
  order.told = fewest(order.told, seq);
  const { cut } = state;
  if (cut?.taken.includes(key) && !cut.arrived.some((one) => one.order === key)) cut.arrived.push({ order: key, seq });
};

/** Orders of which half was done when the service died, and that nobody has told of since. */
export const forgotten = ({ orders }: Orders): [id: string, Order][] =>
  [...orders].filter(([, { row, told, died }]) => row !== undefined && died !== undefined && told.length === 0);

/** All that were taken during the cut have come, after it: in their order, or not. */
export const outcomeOf = (cut: Cut | undefined): 'in-order' | 'mixed' | undefined => {
  if (!cut || cut.mended === undefined || cut.taken.length < 3 || cut.arrived.length < cut.taken.length)
    return undefined;
  return cut.arrived.every(({ order }, i) => order === cut.taken[i]) ? 'in-order' : 'mixed';
};
