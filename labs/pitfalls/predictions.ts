import { prediction } from '#model/prediction.ts';
import { baseId } from '#model/technologies/rabbitmq/message-id.ts';
import { incidentOf } from './batches.ts';
import { parcels } from './programs/queues.ts';
import { isTooLarge } from './story.ts';

/** Why an order was charged twice: what its message went through between the two. */
export const whyTwice = prediction(
  'why-twice',
  ['sent-twice', 'two-hands', 'redelivered'],
  () => ({
    published: new Map<string, number[]>(),
    again: new Map<string, number>(),
    charges: new Map<string, number[]>(),
  }),
  ({ published, again, charges }, event) => {
    if (event.type === 'message.published' && event.routingKey === 'payments') {
      const id = baseId(event.message);
      published.set(id, [...(published.get(id) ?? []), event.seq].slice(-2));
    }
    if (event.type === 'message.delivered' && event.redelivered) again.set(baseId(event.message), event.seq);
    if (event.type !== 'statement.ran' || event.table !== 'charges') return undefined;
    const [order = ''] = event.parameters;
    const seqs = [...(charges.get(order) ?? []), event.seq].slice(-2);
    charges.set(order, seqs);
    if (seqs.length < 2) return undefined;
    const sent = published.get(order) ?? [];
    const redelivery = again.get(order);
    const actual = sent.length > 1 ? 'sent-twice' : redelivery === undefined ? 'two-hands' : 'redelivered';
    const evidence = [...sent, ...seqs, ...(redelivery === undefined ? [] : [redelivery])].sort((a, b) => a - b);
    return { actual, facts: { order, sent: sent.length }, evidence };
  },
);

const manyWaiting = 30;

/** Why the queue grows: how much of the time the worker has had an order in hand, and how long the longest has taken. */
export const whySlow = prediction(
  'why-slow',
  ['broker', 'one-order', 'outpaced'],
  (): { first?: { seq: number; at: number }; sent: number; worked: number[]; given: Map<string, number> } => ({
    sent: 0,
    worked: [],
    given: new Map(),
  }),
  (state, event, before) => {
    const { at, seq } = event;
    if (event.type === 'message.delivered' && incidentOf(event.queue) === 'slow') state.given.set(event.message, at);
    if (event.type === 'message.acked') {
      const given = state.given.get(event.message);
      if (given !== undefined) state.worked.push(at - given);
      state.given.delete(event.message);
    }
    if (event.type !== 'message.published' || incidentOf(event.routingKey) !== 'slow') return undefined;
    state.first ??= { seq, at };
    state.sent += 1;
    const waiting = before.queues[event.routingKey]?.ready.length ?? 0;
    if (waiting < manyWaiting) return undefined;
    const ms = at - state.first.at;
    const works = [...state.worked, ...[...state.given.values()].map((given) => at - given)];
    const longest = Math.max(0, ...works);
    const busy = Math.min(100, Math.round((works.reduce((sum, one) => sum + one, 0) / ms) * 100));
    return {
      actual: busy < 50 ? 'broker' : longest > ms / 2 ? 'one-order' : 'outpaced',
      facts: { sent: state.sent, done: state.worked.length, ms, longest, busy, waiting },
      evidence: [state.first.seq, seq],
    };
  },
);

const clearly = 4;

/** Why the queue stands still while the worker is busy: what it has in its hands again and again. */
export const whyStuck = prediction(
  'why-stuck',
  ['worker-dead', 'all-fail', 'poison'],
  () => ({ returns: new Map<string, number[]>() }),
  ({ returns }, event, before) => {
    const waiting = before.queues[parcels.queue]?.ready.length ?? 0;
    if (event.type === 'program.exited' && event.program === 'worker' && waiting > 0)
      return { actual: 'worker-dead', facts: { order: '', times: 0, waiting }, evidence: [event.seq] };
    if (event.type !== 'message.nacked' || event.queue !== parcels.queue || !event.requeue) return undefined;
    const id = baseId(event.message);
    const seqs = [...(returns.get(id) ?? []), event.seq].slice(-clearly);
    returns.set(id, seqs);
    if (waiting === 0) return undefined;
    const facts = { order: id, times: seqs.length, waiting };
    if ([...returns.values()].filter(({ length }) => length > 1).length > 1)
      return { actual: 'all-fail', facts, evidence: [...returns.values()].flat().sort((a, b) => a - b) };
    return seqs.length < clearly ? undefined : { actual: 'poison', facts, evidence: seqs };
  },
);

/** Why an invoice does not come through: who complains, and of what. */
export const whyRefused = prediction(
  'why-refused',
  ['network', 'worker', 'size'],
  () => ({}),
  (_state, event) => {
    const none = { size: '', most: '' };
    if (event.type === 'message.nacked' && event.queue === 'invoices')
      return { actual: 'worker', facts: none, evidence: [event.seq] };
    if (event.type === 'connection.closed' && event.program === 'shop')
      return { actual: 'network', facts: none, evidence: [event.seq] };
    if (event.type !== 'program.printed' || event.program !== 'shop' || !isTooLarge(event.line)) return undefined;
    const [size = '', most = ''] = event.line.match(/\d{6,}/g) ?? [];
    return { actual: 'size', facts: { size, most }, evidence: [event.seq] };
  },
);

/** One event of an order. */
interface Step {
  queue: string;
  state: string;
  published: number;
  delivered?: number;
}

/** Why an order ends in a state that is not its last: where its two events changed places. */
export const whyUndone = prediction(
  'why-undone',
  ['shop', 'queue', 'side-by-side'],
  () => ({ steps: new Map<string, Step>() }),
  ({ steps }, event) => {
    if (event.type === 'message.published' && incidentOf(event.routingKey) === 'undone') {
      const state = event.body.includes('"giao"') ? 'giao' : 'huỷ';
      steps.set(baseId(event.message), { queue: event.routingKey, state, published: event.seq });
    }
    if (event.type === 'message.delivered') {
      const step = steps.get(baseId(event.message));
      if (step) step.delivered ??= event.seq;
    }
    if (event.type !== 'statement.ran' || event.table !== 'states') return undefined;
    const [order = '', state] = event.parameters;
    const [ship, cancel] = [steps.get(`${order}g`), steps.get(`${order}h`)];
    // Both have been handed over, and the one that is written is the delivery.
    if (state !== 'giao' || ship?.delivered === undefined || cancel?.delivered === undefined) return undefined;
    const facts = { order, first: ship.queue, second: cancel.queue };
    const evidence = [ship.published, cancel.published, ship.delivered, cancel.delivered, event.seq].sort(
      (a, b) => a - b,
    );
    if (cancel.published < ship.published) return { actual: 'shop', facts, evidence };
    if (cancel.queue !== ship.queue) return { actual: 'side-by-side', facts, evidence };
    return cancel.delivered < ship.delivered ? { actual: 'queue', facts, evidence } : undefined;
  },
);
