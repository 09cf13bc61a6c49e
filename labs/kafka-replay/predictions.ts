import { prediction } from '#model/prediction.ts';
import { committedOf, group, highOf, isRefusal } from './figures.ts';
import { beginWork, type Death, takeWork } from './work.ts';

/** What became of the record that was in hand, once somebody has read on. */
const fateOf = ({ inHand, wasSent, resumed, again }: Death): 'again' | 'once' | 'lost' | undefined => {
  if (!resumed) return undefined;
  if (resumed.offset > inHand.offset) return wasSent ? 'once' : 'lost';
  if (!wasSent) return 'once';
  return again.length > 0 ? 'again' : undefined;
};

/** Killed between the e-mail and the commit. */
export const commitAfter = prediction('commit-after', ['once', 'again', 'lost'], beginWork, (work, event, before) => {
  takeWork(work, event, before);
  const { death } = work;
  // Killed while it worked there was no e-mail yet that could go out twice.
  if (death?.manner !== 'after' || !death.wasSent) return undefined;
  const actual = fateOf(death);
  if (!actual) return undefined;
  return {
    actual,
    facts: { order: death.inHand.offset + 1, offset: death.inHand.offset, committed: death.committed },
    evidence: [death.inHand.seq, death.seq, ...(death.resumed ? [death.resumed.seq] : []), ...death.again],
  };
});

/** Killed between the commit and the e-mail. */
export const commitBefore = prediction('commit-before', ['once', 'again', 'lost'], beginWork, (work, event, before) => {
  takeWork(work, event, before);
  const { death } = work;
  if (death?.manner !== 'before' || !death.resumed || death.committed <= death.inHand.offset) return undefined;
  const actual = fateOf(death);
  if (!actual) return undefined;
  const { inHand, committed, resumed, seq } = death;
  return {
    actual,
    facts: { order: inHand.offset + 1, offset: inHand.offset, committed, first: resumed.offset },
    evidence: [inHand.seq, seq, resumed.seq],
  };
});

/** Killed in the middle of a batch that kafkajs was to commit: how many e-mails go out once more. */
export const autoCommit = prediction('auto-commit', ['none', 'one', 'several'], beginWork, (work, event, before) => {
  takeWork(work, event, before);
  const { death } = work;
  if (death?.manner !== 'auto' || !death.resumed) return undefined;
  const { open, resumed, seq, committed } = death;
  // One alone says nothing of the rest.
  if (open.length < 2) return undefined;
  const repeated = open.filter((offset) => offset >= resumed.offset).length;
  return {
    actual: repeated === 0 ? 'none' : repeated === 1 ? 'one' : 'several',
    facts: { count: repeated, committed, last: open.at(-1) ?? committed },
    evidence: [seq, resumed.seq],
  };
});

/** An offset that is moved while the group's consumer runs. */
export const whileRunning = prediction(
  'while-running',
  ['moves', 'refused', 'next-start'],
  (): { asked?: number } => ({}),
  (state, event, before) => {
    if (event.type === 'action.accepted' && event.action === 'reset') {
      if (before.programs.email?.state === 'running') state.asked = event.seq;
      return undefined;
    }
    if (state.asked === undefined) return undefined;
    const isMove = event.type === 'offset.committed' && event.program === 'operator';
    if (!isRefusal(event) && !isMove) return undefined;
    const committed = committedOf(before) ?? 0;
    return { actual: isMove ? 'moves' : 'refused', facts: { committed }, evidence: [state.asked, event.seq] };
  },
);

/** A moment after the newest record: where the group stands when its offset is moved there. */
export const pastEnd = prediction(
  'past-end',
  ['error', 'earliest', 'end'],
  (): { found?: number } => ({}),
  (state, event, before) => {
    if (event.type === 'offset.found' && event.program === 'operator') {
      if (typeof event.asked === 'number' && event.found === null) state.found = event.seq;
      else delete state.found;
      return undefined;
    }
    if (state.found === undefined) return undefined;
    const evidence = [state.found, event.seq];
    const high = highOf(before);
    if (event.type === 'offset.committed' && event.program === 'operator')
      return { actual: event.offset === high ? 'end' : 'earliest', facts: { offset: event.offset, high }, evidence };
    if (event.type === 'program.printed' && event.program === 'operator' && event.stream === 'stderr')
      return { actual: 'error', facts: { offset: '', high }, evidence };
    return undefined;
  },
);

/** Paused with a batch fetched: how much of it is still worked on. */
export const pausing = prediction(
  'pausing',
  ['at-once', 'in-hand', 'batch'],
  (): { paused?: number; held?: number; handled: number[] } => ({ handled: [] }),
  (state, event, before) => {
    if (event.type === 'setting.changed' && event.setting === 'flow') {
      const [held] = before.programs.email?.hands ?? [];
      if (event.value === 'paused' && held && highOf(before) > (before.groups[group]?.position['orders/0'] ?? 0)) {
        Object.assign(state, { paused: event.seq, held: held.seq, handled: [] });
        return undefined;
      }
      const { paused, handled } = state;
      if (paused === undefined || held) return undefined;
      return {
        actual: handled.length === 0 ? 'at-once' : handled.length === 1 ? 'in-hand' : 'batch',
        facts: { count: handled.length, next: before.groups[group]?.position['orders/0'] ?? 0 },
        evidence: [paused, ...handled, event.seq],
      };
    }
    if (event.type === 'record.handled' && event.group === group && state.paused !== undefined)
      state.handled.push(event.seq);
    return undefined;
  },
);
