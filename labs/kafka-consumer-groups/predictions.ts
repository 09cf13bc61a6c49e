import type { EventOf, LabEvent } from '#model/events.ts';
import type { Prediction, Settled } from '#model/lab.ts';
import { eventsOf, lastBefore } from '#model/log-index.ts';
import { partitionId } from '#model/technologies/kafka/record.ts';

const group = 'email';

const isStable = (event: LabEvent): event is EventOf<'group.described'> =>
  event.type === 'group.described' && event.group === group && event.state === 'Stable';

const ownerOf = ({ members }: EventOf<'group.described'>, partition: string): string | undefined =>
  members.find((member) => member.partitions.some((one) => partitionId(one) === partition))?.program ?? undefined;

const enoughKeyed = 12;

/** Where records with the same key go. */
export const sameKey: Prediction = {
  id: 'same-key',
  options: ['spread', 'one-partition', 'idle-consumer'],
  settle: (events) => {
    const keyed = events.flatMap((event) =>
      event.type === 'record.appended' && event.key !== null ? [{ ...event, key: event.key }] : [],
    );
    const keys = Map.groupBy(keyed, ({ key }) => key);
    const [most] = [...keys.values()].toSorted((a, b) => b.length - a.length);
    const [first] = most ?? [];
    if (!most || !first || keyed.length < enoughKeyed || most.length < 2) return undefined;
    const split = [...keys.values()].some((records) => new Set(records.map((one) => one.partition)).size > 1);
    return {
      actual: split ? 'spread' : 'one-partition',
      facts: { key: first.key, count: most.length, partition: first.partition, keys: keys.size, total: keyed.length },
      evidence: most.map(({ seq }) => seq),
    };
  },
};

/** What a fourth member of the group gets when the topic has three partitions. */
export const fourthMember: Prediction = {
  id: 'fourth-member',
  options: ['shares', 'takes-one', 'nothing'],
  settle: (events) => {
    const stable = events.find((event) => isStable(event) && event.members.length === 4);
    if (!stable || !isStable(stable)) return undefined;
    const newest = events.findLast(
      (event) => event.type === 'program.started' && event.role === group && event.seq < stable.seq,
    );
    const idle = stable.members.find(({ partitions }) => partitions.length === 0);
    const all = stable.members.flatMap(({ partitions }) => partitions.map(partitionId));
    const program = newest?.type === 'program.started' ? newest.program : (idle?.program ?? '');
    const actual = new Set(all).size < all.length ? 'shares' : idle?.program === program ? 'nothing' : 'takes-one';
    return { actual, facts: { program, idle: idle?.program ?? '', partitions: all.length }, evidence: [stable.seq] };
  },
};

/** The broker's last belief in a killed member, and the first description that shares out what it had. */
const takeovers = (events: readonly LabEvent[]) => {
  const exits = Map.groupBy(eventsOf(events, 'program.exited'), ({ program }) => program);
  const descriptions = events.filter(isStable);
  return eventsOf(events, 'member.silenced').flatMap((silenced) => {
    if (silenced.group !== group) return [];
    const exited = lastBefore(exits.get(silenced.program), silenced.seq);
    const [owned] = silenced.partitions;
    if (exited?.cause !== 'killed' || !owned) return [];
    const stable = descriptions.find(
      (event) =>
        event.seq > silenced.seq &&
        !event.members.some(({ memberId }) => memberId === silenced.memberId) &&
        ownerOf(event, partitionId(owned)) !== undefined,
    );
    return [{ silenced, exited, owned, stable }];
  });
};

const soonMs = 1_500;

/** How long a partition is without an owner after kill -9. */
export const afterKill: Prediction = {
  id: 'after-kill',
  options: ['at-once', 'session-timeout', 'when-back'],
  settle: (events) => {
    for (const { silenced, exited, owned, stable } of takeovers(events)) {
      const to = stable && ownerOf(stable, partitionId(owned));
      if (!stable || to === undefined) continue;
      const ms = stable.at - exited.at;
      const silence = stable.at - silenced.lastHeartbeatAt;
      return {
        actual: to === exited.program ? 'when-back' : silence < soonMs ? 'at-once' : 'session-timeout',
        facts: {
          program: exited.program,
          partition: owned.partition,
          to,
          seconds: seconds(ms),
          silence: seconds(silence),
          timeout: seconds(silenced.sessionTimeoutMs),
        },
        evidence: [exited.seq, silenced.seq, stable.seq],
      };
    }
    return undefined;
  },
};

/** At which record the new owner goes on, where the dead one had done more than it had committed. */
export const resumeAt: Prediction = {
  id: 'resume-at',
  options: ['after-last', 'at-commit', 'from-start'],
  settle: (events) => {
    const deaths = takeovers(events);
    if (deaths.length === 0) return undefined;
    const ofGroup = <Of extends { group: string }>(event: Of): boolean => event.group === group;
    const commits = Map.groupBy(eventsOf(events, 'offset.committed').filter(ofGroup), partitionId);
    const handled = Map.groupBy(eventsOf(events, 'record.handled'), partitionId);
    const consumed = Map.groupBy(eventsOf(events, 'record.consumed').filter(ofGroup), partitionId);
    for (const { silenced, exited } of deaths) {
      for (const owned of silenced.partitions.map(partitionId)) {
        const { program, seq } = exited;
        const settled = resumption(
          exited,
          lastBefore(commits.get(owned), seq),
          handled.get(owned)?.findLast((one) => one.program === program && one.seq < seq),
          consumed.get(owned)?.find((one) => one.program !== program && one.seq > seq),
        );
        if (settled) return settled;
      }
    }
    return undefined;
  },
};

const resumption = (
  { program, seq }: EventOf<'program.exited'>,
  committed: EventOf<'offset.committed'> | undefined,
  last: EventOf<'record.handled'> | undefined,
  first: EventOf<'record.consumed'> | undefined,
): Settled | undefined => {
  if (!last || !first) return undefined;
  const next = last.offset + 1;
  // A commit older than the prediction shows only in where the reading goes on.
  const seen = committed ? committed.offset : first.offset;
  // Where everything done was committed too, or nothing ever was, two of the answers would be the same.
  if (seen === 0 || seen >= next) return undefined;
  return {
    actual: first.offset >= next ? 'after-last' : first.offset === 0 ? 'from-start' : 'at-commit',
    facts: {
      program,
      to: first.program,
      partition: first.partition,
      committed: seen,
      last: last.offset,
      first: first.offset,
      again: next - first.offset,
    },
    evidence: [...(committed ? [committed.seq] : []), last.seq, seq, first.seq],
  };
};

/** As a Vietnamese reader writes it, with a decimal comma. */
const seconds = (ms: number): string => (ms / 1000).toFixed(1).replace('.', ',');
