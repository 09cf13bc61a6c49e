import { prediction } from '#model/prediction.ts';
import { type Events, takeCopies } from './copies.ts';
import { isPlaced } from './figures.ts';
import { beginOrders, forgotten, outcomeOf, takeOrders } from './orders.ts';

/** Killed between the database and the broker, and run again: what becomes of the order's event. */
export const dbFirst = prediction('db-first', ['later', 'never', 'undone'], beginOrders, (state, event, before) => {
  takeOrders(state, event, before);
  if (event.type !== 'record.appended' || event.key === null || !isPlaced(event.headers.ce_type)) return undefined;
  const { key, seq } = event;
  const [lost] = forgotten(state).filter(([id]) => id !== key);
  const late = [...state.orders].find(([, { died, told }]) => died !== undefined && (told[0] ?? 0) > died);
  const [id, order] = lost ?? late ?? [];
  if (id === undefined || !order) return undefined;
  return {
    actual: lost ? 'never' : 'later',
    facts: { order: id, next: key },
    evidence: [order.row ?? seq, order.died ?? seq, seq],
  };
});

/** The relay killed between sending an event and taking it out of the outbox, and run again: how often the topic has it. */
export const relayCrash = prediction(
  'relay-crash',
  ['none', 'one', 'two'],
  (): { events: Events } => ({ events: new Map() }),
  ({ events }, event, before) => {
    takeCopies(events, event, before);
    if (event.type !== 'statement.ran') return undefined;
    for (const [id, { seqs, died, removed }] of events) {
      if (died === undefined || removed !== event.seq) continue;
      return {
        actual: seqs.length > 1 ? 'two' : seqs.length === 1 ? 'one' : 'none',
        facts: { event: id, count: seqs.length },
        evidence: [...seqs, died, removed].sort((a, b) => a - b),
      };
    }
    return undefined;
  },
);

/** Several orders taken while the relay reaches no broker. */
export const brokerAway = prediction(
  'broker-away',
  ['refused', 'lost', 'in-order', 'mixed'],
  beginOrders,
  (state, event, before) => {
    takeOrders(state, event, before);
    const { cut } = state;
    const actual = outcomeOf(cut);
    if (!cut || !actual) return undefined;
    return {
      actual,
      facts: { count: cut.taken.length, first: cut.taken[0] ?? '', last: cut.taken.at(-1) ?? '' },
      evidence: [cut.seq, cut.mended ?? cut.seq, ...cut.arrived.map(({ seq }) => seq)].sort((a, b) => a - b),
    };
  },
);

/** An order changed past the service, which writes to the outbox: what the topic has of it when the next order is there. */
export const edited = prediction(
  'edited',
  ['at-once', 'next-scan', 'never'],
  () => ({ ...beginOrders(), heard: new Set<string>() }),
  (state, event, before) => {
    takeOrders(state, event, before);
    if (event.type !== 'record.appended' || event.key === null) return undefined;
    if (!isPlaced(event.headers.ce_type)) {
      state.heard.add(event.key);
      return undefined;
    }
    const { edit } = state;
    if (edit?.mode !== 'outbox' || edit.wasCaptured || edit.order === event.key) return undefined;
    return {
      actual: state.heard.has(edit.order) ? 'at-once' : 'never',
      facts: { order: edit.order, next: event.key },
      evidence: [edit.seq, event.seq],
    };
  },
);
