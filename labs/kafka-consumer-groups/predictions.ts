import type { EventOf } from '#model/events.ts';
import { prediction } from '#model/prediction.ts';
import { partitionId } from '#model/technologies/kafka/record.ts';
import { type Departure, takeDeparture } from './departures.ts';
import { beginKeyed, isSplit, takeKeyed } from './keyed.ts';
import { group, livingOf, ownedBy, ownerOf } from './members.ts';

const enoughKeyed = 12;

/** Where records with the same key go. */
export const sameKey = prediction(
  'same-key',
  ['spread', 'one-partition', 'idle-consumer'],
  beginKeyed,
  (keyed, event) => {
    if (event.type !== 'record.appended') return undefined;
    takeKeyed(keyed, event);
    if (keyed.seqs.length < enoughKeyed) return undefined;
    const [most] = [...keyed.byKey].toSorted(([, one], [, other]) => other.seqs.length - one.seqs.length);
    if (!most) return undefined;
    const [key, { seqs, partitions }] = most;
    const [partition = 0] = partitions;
    if (seqs.length < 2) return undefined;
    return {
      actual: isSplit(keyed) ? 'spread' : 'one-partition',
      facts: { key, count: seqs.length, partition, keys: keyed.byKey.size, total: keyed.seqs.length },
      evidence: seqs,
    };
  },
);

/** What a fourth member of the group gets when the topic has three partitions. */
export const fourthMember = prediction(
  'fourth-member',
  ['shares', 'takes-one', 'nothing'],
  (): { newest?: string } => ({}),
  (state, event, before) => {
    if (event.type === 'program.started' && event.role === group) state.newest = event.program;
    if (event.type !== 'group.described' || event.group !== group || event.state !== 'Stable') return undefined;
    const members = livingOf(event.members, before);
    if (members.length !== 4) return undefined;
    const idle = members.find(({ partitions }) => partitions.length === 0)?.program ?? '';
    const all = members.flatMap(({ partitions }) => partitions.map(partitionId));
    const { newest: program = idle } = state;
    return {
      actual: new Set(all).size < all.length ? 'shares' : idle === program ? 'nothing' : 'takes-one',
      facts: { program, idle, partitions: all.length },
      evidence: [event.seq],
    };
  },
);

const soonMs = 1_500;

/** How long a partition is without an owner after kill -9. */
export const afterKill = prediction(
  'after-kill',
  ['at-once', 'session-timeout', 'when-back'],
  () => new Map<string, Departure>(),
  (departures, event, before) => {
    takeDeparture(departures, event, before);
    if (event.type !== 'group.described' || event.group !== group || event.state !== 'Stable') return undefined;
    for (const [program, { how, seq, at, silenced, dropped }] of departures) {
      if (how !== 'killed' || !silenced || dropped === undefined) continue;
      const [owned] = silenced.partitions;
      const to = owned && ownerOf(livingOf(event.members, before), partitionId(owned));
      if (!owned || to === undefined) continue;
      const silence = event.at - silenced.lastHeartbeatAt;
      return {
        actual: to === program ? 'when-back' : silence < soonMs ? 'at-once' : 'session-timeout',
        facts: {
          program,
          partition: owned.partition,
          to,
          seconds: seconds(event.at - at),
          silence: seconds(silence),
          timeout: seconds(silenced.sessionTimeoutMs),
        },
        evidence: [seq, silenced.seq, event.seq],
      };
    }
    return undefined;
  },
);

/** As a Vietnamese reader writes it, with a decimal comma. */
const seconds = (ms: number): string => (ms / 1000).toFixed(1).replace('.', ',');

const resumed = (first: number, last: number): 'after-fetched' | 'after-last' | 'from-start' | 'at-commit' => {
  if (first > last + 1) return 'after-fetched';
  if (first > last) return 'after-last';
  return first === 0 ? 'from-start' : 'at-commit';
};

/** At which record the new owner goes on, where the dead one had done more than it had committed. */
export const resumeAt = prediction(
  'resume-at',
  ['after-last', 'at-commit', 'after-fetched', 'from-start'],
  () => ({
    /** By partition: what was done last, the last commit, and what a killed owner left behind. */
    handled: new Map<string, EventOf<'record.handled'>>(),
    commits: new Map<string, number>(),
    left: new Map<string, { program: string; last: number; committed: number; evidence: number[] }>(),
  }),
  ({ handled, commits, left }, event, before) => {
    if (event.type === 'program.exited' && event.cause === 'killed') {
      const { program, seq } = event;
      for (const partition of ownedBy(before, program)) {
        const last = handled.get(partition);
        const committed = before.groups[group]?.committed[partition] ?? 0;
        // Where everything done was committed too, or nothing ever was, two of the answers would be the same.
        if (last?.program !== program || committed === 0 || committed > last.offset) continue;
        const commit = commits.get(partition);
        const evidence = [...(commit === undefined ? [] : [commit]), last.seq, seq];
        left.set(partition, { program, last: last.offset, committed, evidence });
      }
      return undefined;
    }
    if (!('group' in event) || event.group !== group || !('partition' in event)) return undefined;
    const partition = partitionId(event);
    if (event.type === 'record.handled') handled.set(partition, event);
    else if (event.type === 'offset.committed') commits.set(partition, event.seq);
    else {
      const gone = left.get(partition);
      if (!gone || gone.program === event.program) return undefined;
      const { program, last, committed, evidence } = gone;
      const first = event.offset;
      return {
        actual: resumed(first, last),
        facts: {
          program,
          to: event.program,
          partition: event.partition,
          committed,
          last,
          first,
          again: last + 1 - first,
        },
        evidence: [...evidence, event.seq],
      };
    }
    return undefined;
  },
);
