import { clockOf, type Fields, fieldsOf, numberIn, secondIn, textIn } from './fields.ts';

/** Topics of this lab, and who reads and writes them. */
export const topics = {
  orders: 'orders',
  payments: 'payments',
  changelog: 'changelog',
  revenue: 'revenue',
  late: 'late',
  paid: 'paid',
  big: 'big',
} as const;

/** Partitions of the changelog, in this order. */
export const kinds = ['tumbling', 'sliding', 'session'] as const;
export type Kind = (typeof kinds)[number];

/** Times are seconds of the shop's day. */
export interface Order {
  order: number;
  customer: string;
  amount: number;
  at: number;
}

/** As the program publishes it, on the changelog and with its result. */
export interface Window {
  /** Key of its records. */
  id: string;
  kind: Kind;
  customer: string;
  from: number;
  to: number;
  /** It is emitted once the watermark is here, and is not changed any more once it is at `locks`. */
  ends: number;
  locks: number;
  count: number;
  total: number;
  watermark: number;
  /** Whose coming has changed it, or has brought the watermark there. */
  order: number;
}

/** An order that some windows would not have any more. */
export interface Late extends Order {
  watermark: number;
  dropped: readonly string[];
}

export interface Joined {
  order: number;
  status: 'paid' | 'unpaid' | 'unmatched';
  orderedAt: number | undefined;
  until: number | undefined;
  paidAt: number | undefined;
}

/** An order over the limit; no name where the service did not answer. */
export interface Big extends Order {
  name: string | undefined;
  tier: string | undefined;
}

export const orderIn = (value: string): Order | undefined => {
  const fields = fieldsOf(value);
  return fields && orderOf(fields);
};

const orderOf = (fields: Fields): Order | undefined => {
  const at = secondIn(fields, 'at');
  if (at === undefined) return undefined;
  return {
    order: numberIn(fields, 'order'),
    customer: textIn(fields, 'customer'),
    amount: numberIn(fields, 'amount'),
    at,
  };
};

export const windowIn = (value: string): Window | undefined => {
  const fields = fieldsOf(value);
  const kind = kinds.find((one) => one === fields?.kind);
  if (!fields || !kind) return undefined;
  const time = (name: string): number => secondIn(fields, name) ?? 0;
  const customer = textIn(fields, 'customer');
  const from = time('from');
  return {
    id: [kind, customer, clockOf(from)].filter(Boolean).join(' '),
    kind,
    customer,
    from,
    to: time('to'),
    ends: time('ends'),
    locks: time('locks'),
    count: numberIn(fields, 'count'),
    total: numberIn(fields, 'total'),
    watermark: time('watermark'),
    order: numberIn(fields, 'order'),
  };
};

export const lateIn = (value: string): Late | undefined => {
  const fields = fieldsOf(value);
  const order = fields && orderOf(fields);
  if (!fields || !order) return undefined;
  const { dropped } = fields;
  return {
    ...order,
    watermark: secondIn(fields, 'watermark') ?? 0,
    dropped: Array.isArray(dropped) ? dropped.map(String) : [],
  };
};

export const joinedIn = (value: string): Joined | undefined => {
  const fields = fieldsOf(value);
  const status = (['paid', 'unpaid', 'unmatched'] as const).find((one) => one === fields?.status);
  if (!fields || !status) return undefined;
  return {
    order: numberIn(fields, 'order'),
    status,
    orderedAt: secondIn(fields, 'orderedAt'),
    until: secondIn(fields, 'until'),
    paidAt: secondIn(fields, 'paidAt'),
  };
};

export const bigIn = (value: string): Big | undefined => {
  const fields = fieldsOf(value);
  const order = fields && orderOf(fields);
  if (!fields || !order) return undefined;
  const { known } = fields;
  const isKnown = typeof known === 'object' && known !== null;
  const text = (name: string): string | undefined => {
    const found = isKnown ? Object.entries(known).find(([key]) => key === name)?.[1] : undefined;
    return typeof found === 'string' ? found : undefined;
  };
  return { ...order, name: text('fullName'), tier: text('tier') };
};
