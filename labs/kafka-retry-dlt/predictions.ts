import { prediction } from '#model/prediction.ts';
import { around, dead, deadHigh, earlierAside, follow, noOrders, type Orders } from './orders.ts';

/** A record that blocks its partition: who waits for it, and who does not. */
export const blocked = prediction('blocked', ['both', 'other', 'none'], noOrders, (orders, event, before) => {
  const order = follow(orders, event, before);
  const stuck = [...orders.orders.values()].find(
    ({ returns, paid, aside }) => returns.length > 0 && !paid && !aside[0],
  );
  if (!stuck || !order) return undefined;
  const { behind, passed, elsewhere } = around(orders, stuck);
  const facts = (waits: string, done: string) => ({ poison: stuck.label, times: stuck.returns.length, waits, done });
  if (passed) return { actual: 'both', facts: facts('', passed.label), evidence: [passed.seq, event.seq] };
  if (!behind || event.type !== 'record.returned') return undefined;
  const evidence = [...stuck.returns, behind.seq].sort((a, b) => a - b);
  if (elsewhere?.paid !== undefined && stuck.returns.length >= 3)
    return { actual: 'other', facts: facts(behind.label, elsewhere.label), evidence: [...evidence, elsewhere.paid] };
  const waiting = [...orders.orders.values()].find((one) => one.partition !== stuck.partition && !one.paid);
  // So long that the other partition would have had its turn.
  return waiting && stuck.returns.filter((seq) => seq > waiting.seq).length > 5
    ? { actual: 'none', facts: facts(behind.label, waiting.label), evidence }
    : undefined;
});

/** Two orders of one customer, the first of which was moved aside: which is paid first. */
export const overtaken = prediction(
  'overtaken',
  ['key-keeps', 'waits', 'overtakes'],
  noOrders,
  (orders, event, before) => {
    const order = follow(orders, event, before);
    if (event.type !== 'statement.ran' || !order?.paid) return undefined;
    const earlier = earlierAside(orders, order);
    const [left] = earlier?.aside ?? [];
    if (!earlier || !left) return undefined;
    const facts = { first: earlier.label, second: order.label, partition: order.partition };
    if (earlier.paid === undefined) return { actual: 'overtakes', facts, evidence: [left.seq, order.paid] };
    // Its second order stood in the main topic before the first was done, and came after it.
    const stood = order.seq < earlier.paid;
    return stood ? { actual: 'waits', facts, evidence: [left.seq, earlier.paid, order.paid] } : undefined;
  },
);

/** All dead letters have been brought back: what is left in their topic. */
export const left = prediction('left', ['empty', 'failed', 'same'], noOrders, (orders: Orders, event, before) => {
  follow(orders, event, before);
  const { all } = orders;
  if (!all || all.came.length === 0 || event.type !== 'offset.committed' || event.topic !== dead) return undefined;
  if (event.offset < all.high) return undefined;
  const { low = 0, high = 0 } = before.topics[dead]?.partitions[0] ?? {};
  return {
    actual: high - low >= all.high ? 'same' : high === low ? 'empty' : 'failed',
    facts: { came: all.came.length, left: deadHigh(before) - low, committed: event.offset },
    evidence: [all.seq, ...all.came.map(({ brought }) => brought?.seq ?? event.seq), event.seq],
  };
});

/** A record of two million bytes: who would not have it. */
export const refused = prediction(
  'refused',
  ['client', 'broker', 'nobody'],
  (): { sent?: number } => ({}),
  (state, event) => {
    if (event.type === 'action.accepted' && event.action === 'invoice') state.sent = event.seq;
    if (state.sent === undefined) return undefined;
    const evidence = [state.sent, event.seq];
    if (event.type === 'record.refused')
      return { actual: 'broker', facts: { order: event.label, bytes: event.bytes, reason: event.reason }, evidence };
    const facts = { order: '', bytes: '', reason: '' };
    if (event.type === 'record.appended' && event.value.includes('"invoice":"'))
      return { actual: 'nobody', facts: { ...facts, order: event.label }, evidence };
    if (event.type === 'program.printed' && event.program === 'shop' && event.stream === 'stderr')
      return { actual: 'client', facts, evidence };
    return undefined;
  },
);
