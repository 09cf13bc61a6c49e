import { prediction } from '#model/prediction.ts';
import { follow, lastAttempt, noChains } from './chains.ts';
import { isExpired, isOk } from './ends.ts';

/** The checkout's deadline has passed, and the stock has the order in its hands. */
export const afterDeadline = prediction(
  'after-deadline',
  ['stops', 'finishes', 'undone'],
  noChains,
  (chains, event, before) => {
    for (const chain of follow(chains, event, before)) {
      const ended = lastAttempt(chain)?.ended;
      const { id, held, dropped } = chain;
      if (!ended || !isExpired(ended)) continue;
      if (held && held.seq > ended.seq) {
        return { actual: 'finishes', facts: { id, ms: held.at - ended.at }, evidence: [ended.seq, held.seq] };
      }
      if (dropped) return { actual: 'stops', facts: { id }, evidence: [ended.seq, dropped.seq] };
    }
    return undefined;
  },
);

/** A call with a deadline leads to another one. */
export const secondHop = prediction('second-hop', ['full', 'rest', 'none'], noChains, (chains, event, before) => {
  for (const chain of follow(chains, event, before)) {
    const [first, second] = [lastAttempt(chain), chain.onward.at(-1)];
    if (first?.timeoutMs === undefined || second?.seq !== event.seq) continue;
    const facts = { id: chain.id, first: first.timeoutMs, second: second.timeoutMs ?? 0 };
    const actual = second.timeoutMs === undefined ? 'none' : second.timeoutMs < first.timeoutMs ? 'rest' : 'full';
    return { actual, facts, evidence: [first.seq, second.seq] };
  }
  return undefined;
});

const codes = { unavailable: 'unavailable', canceled: 'canceled', deadline_exceeded: 'deadline' } as const;
const isKnown = (code: string): code is keyof typeof codes => code in codes;

/** What the checkout prints of a call that failed: its id, and the code. */
const failure = /#(\w+): \[(\w+)\]/;

/** A server dies with a call in its hands: what the checkout is told. */
export const killed = prediction(
  'killed',
  ['unavailable', 'canceled', 'deadline'],
  noChains,
  (chains, event, before) => {
    follow(chains, event, before);
    if (event.type !== 'program.printed' || event.program !== 'checkout') return undefined;
    const [, id = '', code = ''] = failure.exec(event.line) ?? [];
    const chain = chains.chains.get(id);
    const broken = [...(chain?.onward ?? []), ...(chain?.attempts ?? [])].find(
      ({ ended }) => ended?.how === 'connection',
    );
    if (!broken?.ended || !isKnown(code)) return undefined;
    return { actual: codes[code], facts: { id }, evidence: [broken.seq, broken.ended.seq, event.seq] };
  },
);

/** A server is asked to leave with a call in its hands. */
export const leaving = prediction('leaving', ['finishes', 'fails', 'retries'], noChains, (chains, event, before) => {
  for (const { id, attempts, onward } of follow(chains, event, before)) {
    for (const { left, ended, seq } of [...onward, ...attempts]) {
      if (!left || !ended) continue;
      const facts = { id, ms: ended.at - left.at };
      return { actual: isOk(ended) ? 'finishes' : 'fails', facts, evidence: [seq, left.seq, ended.seq] };
    }
  }
  return undefined;
});
