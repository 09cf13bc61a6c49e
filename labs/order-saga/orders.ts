import type { LabEvent } from '#model/events.ts';
import type { Picture } from '#model/picture.ts';

/** What became of a step of the saga, as its journal has it. */
export type StepState = 'begun' | 'done' | 'refused' | 'undone';
/** Steps as the learner reads them; each is one name in the journal, or is undone by another. */
export const steps = ['user', 'stock', 'payment', 'order', 'kafka', 'rabbitmq'] as const;
export type Step = (typeof steps)[number];
/** What undoes a step. */
const undoes: Readonly<Record<string, Step>> = { refund: 'payment', release: 'stock' };

export type OrderStatus = 'running' | 'placed' | 'cancelling' | 'cancelled';

/** An order as the database of the service order has it. */
export interface Order {
  id: string;
  status: OrderStatus;
  /** Why it is cancelled; empty where it is not. */
  reason: string;
  steps: Partial<Record<Step, StepState>>;
  /** Its saga has done everything. */
  closed: boolean;
}

/** A statement on the database of the service order. */
export interface Write {
  table: string;
  verb: string;
  parameters: readonly string[];
}

const statuses: readonly OrderStatus[] = ['running', 'placed', 'cancelling', 'cancelled'];

/** Takes one statement into the orders, by their ids, in the order in which they were committed. */
export const takeWrite = (orders: Map<string, Order>, { table, verb, parameters }: Write): Order | undefined => {
  if (table === 'journal' && verb === 'insert') {
    const [id = '', name = '', mark = ''] = parameters;
    const order = orders.get(id);
    if (order) takeMark(order, name, mark);
    return order;
  }
  if (table !== 'orders') return undefined;
  const [first = '', second = '', third = ''] = parameters;
  if (verb === 'insert') {
    const order: Order = { id: first, status: 'running', reason: '', steps: {}, closed: false };
    orders.set(first, order);
    return order;
  }
  const status = statuses.find((one) => one === first);
  if (parameters.length === 3 && status) {
    const order = orders.get(third);
    if (order) Object.assign(order, { status, reason: second });
    return order;
  }
  const order = parameters.length === 1 ? orders.get(first) : undefined;
  if (order) order.closed = true;
  return order;
};

const takeMark = (order: Order, name: string, mark: string): void => {
  const undone = undoes[name];
  if (undone) {
    if (mark === 'done') order.steps[undone] = 'undone';
    return;
  }
  const step = steps.find((one) => one === name);
  if (step && (mark === 'begun' || mark === 'done' || mark === 'refused')) order.steps[step] = mark;
};

/** The write of an event on the database of the service order; undefined for any other. */
export const writeIn = (event: LabEvent): Write | undefined =>
  event.type === 'statement.ran' && event.program === 'order' ? event : undefined;

/** The newest orders of which all is known that was written, oldest first. */
export const ordersIn = ({ tables }: Picture): Order[] => {
  const writes = ['orders', 'journal'].flatMap((table) =>
    (tables[table]?.writes ?? []).map((write) => ({ ...write, table })),
  );
  const orders = new Map<string, Order>();
  for (const write of writes.sort((a, b) => a.seq - b.seq)) takeWrite(orders, write);
  return [...orders.values()];
};
