import { prediction } from '#model/prediction.ts';
import { follow, noOrders, paymentMs } from './orders.ts';
import { isAway, patienceMs, slowMs } from './story.ts';

/** The payment is slow: which of the two customers waits for it. */
export const slowPayment = prediction(
  'slow-payment',
  ['both-wait', 'sync-waits', 'async-waits'],
  noOrders,
  (orders, event) => {
    for (const order of follow(orders, event)) {
      const { id, heard, calls } = order;
      const payment = paymentMs(order);
      if (!heard.sync || !heard.async || !calls.Charge || payment === undefined || payment < slowMs) continue;
      const waits = { sync: heard.sync.ms >= payment, async: heard.async.ms >= payment };
      return {
        actual: waits.sync && waits.async ? 'both-wait' : waits.sync ? 'sync-waits' : 'async-waits',
        facts: { id, paymentMs: payment, syncMs: heard.sync.ms, asyncMs: heard.async.ms },
        evidence: [calls.Charge.seq, heard.async.seq, heard.sync.seq],
      };
    }
    return undefined;
  },
);

/** The warehouse is dead, and an order comes. */
export const inventoryDies = prediction(
  'inventory-dies',
  ['both-fail', 'sync-fails', 'both-wait'],
  noOrders,
  (orders, event, before) => {
    for (const { id, heard, inVain, waits } of follow(orders, event)) {
      if (!isAway(before, 'inventory')) continue;
      const { sync, async } = heard;
      if (waits.sync && waits.sync.ms >= patienceMs && !sync) {
        return { actual: 'both-wait', facts: { id, ms: waits.sync.ms }, evidence: [waits.sync.seq] };
      }
      if (!sync || !async || !inVain || sync.ok) continue;
      return {
        actual: async.ok ? 'sync-fails' : 'both-fail',
        facts: { id, syncMs: sync.ms, asyncMs: async.ms },
        evidence: [async.seq, inVain.seq, sync.seq],
      };
    }
    return undefined;
  },
);

/** Long after a warehouse that is back has worked off what it found. */
const workedOffMs = 15_000;

/** The warehouse is back: what becomes of the orders that came while it was dead. */
export const afterRestart = prediction(
  'after-restart',
  ['both', 'async-only', 'none'],
  (): { back?: { seq: number; at: number }; waiting: string[] } => ({ waiting: [] }),
  (state, event, before) => {
    const { seq, at } = event;
    if (event.type === 'program.started' && event.program === 'inventory') {
      state.back = { seq, at };
      state.waiting = [...(before.queues.inventory?.ready ?? [])];
    }
    const { back, waiting } = state;
    const [first] = waiting;
    if (!back || first === undefined) return undefined;
    if (at - back.at > workedOffMs)
      return { actual: 'none', facts: { count: waiting.length }, evidence: [back.seq, seq] };
    if (event.type !== 'message.acked' || event.message !== first) return undefined;
    const message = before.messages[first];
    const id = message?.label ?? '';
    const calls = before.streams.filter(({ subject, method }) => subject === id && method.endsWith('/PlaceOrder'));
    const isAnswered = calls.some(({ ended }) => ended?.how === 'trailers' && ended.status === 0);
    return {
      actual: isAnswered ? 'both' : 'async-only',
      facts: { id, waitedMs: at - (message?.publishedAt ?? at), ms: at - back.at },
      evidence: [back.seq, seq],
    };
  },
);

/** The warehouse stands still: its connections are there, and it says nothing. */
export const frozenStock = prediction('frozen', ['error', 'waits', 'skipped'], noOrders, (orders, event, before) => {
  for (const { id, heard, waits, calls } of follow(orders, event)) {
    if (before.programs.inventory?.state !== 'frozen' || !calls.Charge) continue;
    const { sync, async } = heard;
    if (sync) {
      return { actual: sync.ok ? 'skipped' : 'error', facts: { id, ms: sync.ms }, evidence: [sync.seq] };
    }
    if (!waits.sync || !async || waits.sync.ms < patienceMs) continue;
    const facts = { id, ms: waits.sync.ms, asyncMs: async.ms };
    return { actual: 'waits', facts, evidence: [async.seq, waits.sync.seq] };
  }
  return undefined;
});

/** The service that takes the orders is dead: both ways begin with it. */
export const orderDies = prediction(
  'order-dies',
  ['async-lives', 'both-fail', 'both-wait'],
  noOrders,
  (orders, event, before) => {
    for (const { id, heard, waits } of follow(orders, event)) {
      const { sync, async } = heard;
      if (!isAway(before, 'order')) continue;
      if (waits.sync && waits.async && !sync && !async) {
        return { actual: 'both-wait', facts: { id, ms: waits.sync.ms }, evidence: [waits.sync.seq, waits.async.seq] };
      }
      if (!sync || !async || sync.ok) continue;
      return {
        actual: async.ok ? 'async-lives' : 'both-fail',
        facts: { id, syncMs: sync.ms, asyncMs: async.ms },
        evidence: [sync.seq, async.seq],
      };
    }
    return undefined;
  },
);
