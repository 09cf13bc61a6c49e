import { prediction } from '#model/prediction.ts';
import { type Attempts, attemptAt, attemptsOf, invoices, redone, takeInvoices } from './invoices.ts';
import { beginRivals, isFencing, rivalOf, takeRivals } from './rivals.ts';

const noAttempts = (): { attempts: Attempts } => ({ attempts: [] });

/** After one invoice that was committed: the offset of the next. */
export const nextOffset = prediction('next-offset', ['next', 'second', 'third'], noAttempts, ({ attempts }, event) => {
  takeInvoices(attempts, event);
  if (event.type !== 'record.appended' || event.topic !== invoices) return undefined;
  const former = attempts.at(-2);
  if (former?.ended?.outcome !== 'commit') return undefined;
  const distance = event.offset - former.offset;
  return {
    actual: distance === 1 ? 'next' : distance === 2 ? 'second' : 'third',
    facts: { first: former.offset, marker: former.offset + 1, next: event.offset },
    evidence: [former.seq, former.ended.seq, event.seq],
  };
});

/** Killed in a transaction, and run again: how many invoices of that order each reader has counted. */
export const readers = prediction('readers', ['one-one', 'two-one', 'two-two'], noAttempts, ({ attempts }, event) => {
  takeInvoices(attempts, event);
  if (event.type !== 'record.consumed' || event.topic !== invoices) return undefined;
  const order = attemptAt(attempts, event.offset)?.order ?? '';
  const again = redone(attempts, order);
  if (!again) return undefined;
  const { aborted, done } = again;
  const read = (group: string) => attemptsOf(attempts, order).flatMap((one) => one.read[group] ?? []);
  const [all, sure] = [read('uncommitted').length, read('committed').length];
  return {
    actual: sure > 1 ? 'two-two' : all > 1 ? 'two-one' : 'one-one',
    facts: { order, uncommitted: all, committed: sure, aborted: aborted.offset, done: done.offset },
    evidence: [...read('uncommitted'), ...read('committed')].sort((a, b) => a - b),
  };
});

/** Killed after the e-mail, before the commit, and run again: how many e-mails that order's customer has got. */
export const emails = prediction(
  'emails',
  ['one', 'two', 'none'],
  () => ({ ...noAttempts(), sent: new Map<string, number[]>() }),
  ({ attempts, sent }, event) => {
    takeInvoices(attempts, event);
    if (event.type === 'statement.ran') {
      const [order = ''] = event.parameters;
      sent.set(order, [...(sent.get(order) ?? []), event.seq].slice(-3));
    }
    if (event.type !== 'transaction.marked' || event.topic !== invoices || event.outcome !== 'commit') return undefined;
    const { seq } = event;
    const order = attempts.findLast(({ ended }) => ended?.seq === seq)?.order ?? '';
    if (!attemptsOf(attempts, order).some(({ ended }) => ended?.outcome === 'abort')) return undefined;
    const letters = sent.get(order) ?? [];
    return {
      actual: letters.length > 1 ? 'two' : letters.length === 1 ? 'one' : 'none',
      facts: { order, count: letters.length },
      evidence: [...letters, event.seq],
    };
  },
);

/** Frozen in a transaction, replaced, and thawed: what becomes of its commit. */
export const zombie = prediction(
  'zombie',
  ['commits', 'refused', 'waits'],
  () => ({ ...beginRivals(), thawed: new Map<string, number>() }),
  (state, event) => {
    takeRivals(state, event);
    if (event.type === 'program.thawed') state.thawed.set(event.program, event.seq);
    if (event.type !== 'transaction.refused' && event.type !== 'transaction.ended') return undefined;
    const [rival, thawed] = [rivalOf(state, event.program), state.thawed.get(event.program)];
    if (rival === undefined || thawed === undefined) return undefined;
    if (event.type === 'transaction.refused' && !isFencing(event)) return undefined;
    const isRefused = event.type === 'transaction.refused';
    return {
      actual: isRefused ? 'refused' : 'commits',
      facts: { program: event.program, reason: isRefused ? event.reason : '' },
      evidence: [rival, thawed, event.seq],
    };
  },
);
