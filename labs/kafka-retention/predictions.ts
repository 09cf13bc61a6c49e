import { prediction } from '#model/prediction.ts';
import { beginTapes, removalIn, takeTapes, type Wish, wishIn, writingsOf } from './tape-watch.ts';
import { activeFrom, isClean, orders, ownConfigs, prices, repeatedIn, tapeOf } from './topics.ts';

const enoughSingles = 3;

/** Orders that come of age: how many go at once. */
export const expiry = prediction(
  'expiry',
  ['each', 'segment', 'read'],
  () => ({ ...beginTapes(), singles: 0 }),
  (state, event, before) => {
    takeTapes(state, event);
    const removal = removalIn(event, before);
    if (removal?.by !== 'time') return undefined;
    const { offsets, oldestMs, newestMs } = removal;
    state.singles = offsets.length === 1 ? state.singles + 1 : 0;
    // A segment of one says nothing yet.
    if (offsets.length === 1 && state.singles < enoughSingles) return undefined;
    return {
      actual: offsets.length > 1 ? 'segment' : 'each',
      facts: {
        count: offsets.length,
        first: offsets[0] ?? 0,
        last: offsets.at(-1) ?? 0,
        oldest: Math.round(oldestMs / 1000),
        newest: Math.round(newestMs / 1000),
      },
      evidence: [...writingsOf(state, orders, offsets), event.seq],
    };
  },
);

/** A reader whose offset was removed while it was away: where it goes on. */
export const returns = prediction(
  'returns',
  ['survivors', 'stops', 'end'],
  (): { refused?: { seq: number; offset: number } } => ({}),
  (state, event, before) => {
    if (event.type === 'fetch.refused' && event.topic === orders) {
      state.refused = { seq: event.seq, offset: event.offset };
      return undefined;
    }
    const { refused } = state;
    if (!refused) return undefined;
    const { low } = tapeOf(before, orders);
    if (event.type === 'offset.found' && event.program === 'report' && event.found !== null) {
      delete state.refused;
      // With nothing left there is nothing to be skipped.
      if (tapeOf(before, orders).high <= low) return undefined;
      const { found } = event;
      return {
        actual: found > low ? 'end' : 'survivors',
        facts: { committed: refused.offset, low, found, gone: low - refused.offset, skipped: found - low },
        evidence: [refused.seq, event.seq],
      };
    }
    if (event.type === 'program.exited' && event.program === 'report') {
      delete state.refused;
      if (event.cause === 'killed') return undefined;
      const facts = { committed: refused.offset, low, found: '', gone: low - refused.offset, skipped: '' };
      return { actual: 'stops', facts, evidence: [refused.seq, event.seq] };
    }
    return undefined;
  },
);

/** A cleaner that has removed nothing for so long will remove nothing more; also one that looks every 15 s. */
const longQuietMs = 20_000;

/** Nobody writes any more, and the cleaner has done what it may: how often a product still has a price. */
export const active = prediction('active', ['one', 'more', 'all'], beginTapes, (state, event, before) => {
  takeTapes(state, event);
  if (event.type !== 'record.appended' || event.topic !== prices || before.settings.prices !== 'off') return undefined;
  const tape = tapeOf(before, prices);
  const last = tape.records.at(-1);
  if (!last) return undefined;
  const isUntouched = !tape.gaps?.length;
  if (isUntouched ? event.at - last.at < longQuietMs : !isClean(tape)) return undefined;
  const [repeated] = repeatedIn(tape.records);
  const shown = repeated ?? [last];
  const offsets = shown.map(({ offset }) => offset);
  return {
    actual: isUntouched ? 'all' : repeated ? 'more' : 'one',
    facts: { key: shown[0]?.key ?? '', count: shown.length, offsets: offsets.join(', '), from: activeFrom(tape) },
    evidence: [...writingsOf(state, prices, offsets), event.seq],
  };
});

/** One setting is written without the others. */
export const alter = prediction(
  'alter',
  ['kept', 'default', 'refused'],
  (): { wish?: Wish } => ({}),
  (state, event, before) => {
    const wish = wishIn(event);
    if (wish !== undefined) {
      if (wish?.how === 'replace') state.wish = wish;
      else delete state.wish;
      return undefined;
    }
    const asked = state.wish;
    if (!asked) return undefined;
    if (event.type === 'program.printed' && event.program === 'operator' && event.stream === 'stderr')
      return { actual: 'refused', facts: { lost: '', segment: '' }, evidence: [asked.seq, event.seq] };
    if (event.type !== 'topic.configured' || event.topic !== asked.topic) return undefined;
    delete state.wish;
    const [own, now] = [ownConfigs(before.topics[asked.topic]?.config), ownConfigs(event.config)];
    if (own.length < 2) return undefined;
    const lost = own.filter((name) => !now.includes(name));
    return {
      actual: lost.length > 0 ? 'default' : 'kept',
      facts: { lost: lost.join(', '), segment: event.config['segment.ms']?.value ?? '' },
      evidence: [asked.seq, event.seq],
    };
  },
);
