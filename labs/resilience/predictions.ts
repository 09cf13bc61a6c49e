import { prediction } from '#model/prediction.ts';
import { emptyLedger, follow, isCharge, type Ledger, retriesOf } from './ledger.ts';
import { breakerOf, peakOf } from './rushes.ts';

/** Where so large a part of them comes at once, they come together. */
const mostOfThem = 0.75;

/** Customers who were refused together wait 1, 2, 4 seconds, each alike. */
export const waves = prediction('waves', ['spread', 'together', 'queued'], emptyLedger, (ledger, event) => {
  const told = follow(ledger, event);
  const retries = told?.kind === 'paid' ? retriesOf(ledger, told.rush) : undefined;
  if (!retries || retries.first.length < 4) return undefined;
  const { first, peak } = retries;
  const { count } = peakOf(first.map(({ at }) => at));
  const actual = count >= first.length * mostOfThem ? 'together' : 'spread';
  return { actual, facts: { count, of: first.length }, evidence: peak.evidence };
});

/** The circuit is half open, and many want to pay. */
export const probe = prediction(
  'probe',
  ['all', 'one', 'none'],
  (): Probed => ({ ledger: emptyLedger(), probes: [] }),
  (state, event, before) => {
    const told = follow(state.ledger, event);
    // The call may be told before the state in which it goes.
    if (event.type === 'call.opened' && isCharge(event) && breakerOf(before) !== 'closed') state.probes.push(event.seq);
    if (told?.kind === 'breaker') {
      if (told.to === 'open' && told.from === 'half-open') state.reopened = event.seq;
      else if (told.to !== 'half-open') {
        state.probes = [];
        delete state.reopened;
      }
    }
    if (told?.kind !== 'paid' || told.paid.of === 1 || told.paid.outcome !== 'broken') return undefined;
    if (state.reopened === undefined) return undefined;
    const count = state.probes.length;
    const actual = count === 0 ? 'none' : count === 1 ? 'one' : 'all';
    return { actual, facts: { count, of: told.paid.of }, evidence: [...state.probes.slice(0, 6), state.reopened] };
  },
);

interface Probed {
  ledger: Ledger;
  /** Seqs of calls that set out although the circuit was not closed, since it last was open. */
  probes: number[];
  /** Seq of when it opened again. */
  reopened?: number;
}

/** The customer was told that it failed: how often the money was taken. */
export const charges = prediction('charges', ['none', 'one', 'several'], emptyLedger, (ledger, event) => {
  const told = follow(ledger, event);
  if (told?.kind !== 'paid' || told.paid.outcome !== 'failed' || told.paid.tries < 2) return undefined;
  const { order } = told.paid;
  const taken = ledger.charges.get(order) ?? [];
  const actual = taken.length === 0 ? 'none' : taken.length === 1 ? 'one' : 'several';
  return { actual, facts: { order, count: taken.length }, evidence: [...taken, event.seq] };
});

/** Four tries are allowed, and the budget ends before. */
export const tries = prediction('tries', ['four', 'two', 'one'], emptyLedger, (ledger, event) => {
  const told = follow(ledger, event);
  if (told?.kind !== 'paid' || told.paid.outcome !== 'late') return undefined;
  const { order, ms } = told.paid;
  const calls = ledger.calls.get(order) ?? [];
  const last = calls.at(-1);
  const actual = calls.length >= 3 ? 'four' : calls.length === 2 ? 'two' : 'one';
  const facts = { order, count: calls.length, ms: Math.round(ms), last: last?.timeoutMs ?? 0 };
  return { actual, facts, evidence: [...calls.map(({ seq }) => seq), event.seq] };
});
