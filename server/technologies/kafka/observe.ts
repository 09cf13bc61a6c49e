import type { EventOf } from '#model/events.ts';
import { firstLetters, labelOf } from '#model/label.ts';
import { subjectIn } from '#model/subject.ts';
import { partitionId } from '#model/technologies/kafka/record.ts';
import { createCausalBuffer } from '../causal-buffer.ts';
import type { Emit } from '../technology.ts';
import type { ClientReport } from './client-report.ts';
import { createTransactionObserver, labelLength, type TransactionObserver } from './observe-transactions.ts';
import { createPartitionLedger } from './partition-ledger.ts';
import type { Survey } from './survey.ts';

/** What `describeGroups` says of one group, names as on the broker. */
export interface DescribedGroup {
  group: string;
  state: EventOf<'group.described'>['state'];
  members: { memberId: string; clientId: string; partitions: TopicPartition[] }[];
}

interface TopicPartition {
  topic: string;
  partition: number;
}

type Place = TopicPartition & { offset: number };
/** What a record says, and of whom. */
type Content = Pick<
  Extract<ClientReport, { kind: 'appended' }>,
  'key' | 'value' | 'tombstone' | 'headers' | 'producer' | 'site'
>;

/** Turns what clients and broker say of one sandbox's corner into its events, causes before effects. */
export interface Observer extends Pick<TransactionObserver, 'stable' | 'hasTransactions'> {
  reported(program: string, report: ClientReport): void;
  programStarted(program: string): void;
  programExited(program: string): void;
  programFrozen(program: string): void;
  programThawed(program: string): void;
  /** The broker's own words, asked for now and then. */
  described(group: DescribedGroup): void;
  /** With how many partitions the topic has. */
  measured(partition: TopicPartition & { low: number; high: number; partitions: number }): void;
  surveyed(survey: Survey): void;
  configured(topic: string, config: EventOf<'topic.configured'>['config']): void;
  /** `since` is the `mark` taken before asking. */
  committed(partition: TopicPartition & { group: string; offset: number }, since: number): void;
  /** A commit that a client tells of after this was taken is younger than any answer asked for before. */
  mark(): number;
  /** Groups seen so far, names as on the broker. */
  groups(): string[];
  /** Something is under way that only asking the broker will show the end of. */
  isUnsettled(): boolean;
  close(): void;
}

/** Whose topics and groups to observe, by the prefix of their names, and where to write it down. */
export interface ObserverSpec {
  prefix: string;
  emit: Emit;
  /** Something happened that the broker should be asked about soon. */
  onChange(how: 'group' | 'traffic'): void;
}

interface Membership {
  program: string;
  group: string;
  memberId: string;
  sessionTimeoutMs: number;
  lastHeartbeatAt: number;
  partitions: TopicPartition[];
  silenced: boolean;
}

/**
 * An effect that was heard of before its cause waits this long for it, unless the broker says sooner that something was
 * written by nobody who reports.
 */
const limitMs = 5_000;

/** Sees what happens from now on. */
export const createObserver = ({ prefix, emit, onChange }: ObserverSpec): Observer => {
  const buffer = createCausalBuffer(limitMs);
  const ledger = createPartitionLedger();
  const running = new Set<string>();
  /** Reports of a program that have not been told yet: each waits for the one before. */
  const queues = new Map<string, object[]>();
  /** By group and program. */
  const memberships = new Map<string, Membership>();
  /** The broker remembers a member longer than the program lives. */
  const programs = new Map<string, string>();
  const groups = new Map<string, { described: string; state: DescribedGroup['state'] | undefined }>();

  /** What was told last of each surveyed partition, and of each topic's configuration. */
  const surveys = new Map<string, string>();
  const configs = new Map<string, string>();

  const plain = (name: string): string => (name.startsWith(prefix) ? name.slice(prefix.length) : name);
  const at = <Place extends TopicPartition>(place: Place): Place => ({ ...place, topic: plain(place.topic) });
  /** A program may name the topic that a record came from. */
  const plainHeaders = (headers: Readonly<Record<string, string>>): Record<string, string> =>
    Object.fromEntries(Object.entries(headers).map(([name, text]) => [name, plain(text)]));
  const labelFor = (headers: Readonly<Record<string, string>>, otherwise: string): string => {
    const subject = subjectIn(headers);
    return subject ? labelOf(subject) : firstLetters(otherwise, labelLength);
  };
  const see = (group: string): void => {
    if (!groups.has(group)) groups.set(group, { described: '', state: undefined });
  };
  /** What goes on between two looks may end as it began, also a member that came and went: the next look is told even if it says the same. */
  const forget = (group: string): void => {
    const known = groups.get(group);
    if (known) known.described = '';
  };

  /** Tells the reports of one program in their order, each once its cause is in the log. */
  const inTurn = (program: string, isDue: () => boolean, tell: () => void): void => {
    const turn = {};
    const queue = queues.get(program) ?? [];
    queues.set(program, queue);
    queue.push(turn);
    buffer.add({
      isDue: () => queue[0] === turn && isDue(),
      tell: () => {
        queue.splice(queue.indexOf(turn), 1);
        tell();
      },
    });
  };

  const transactions = createTransactionObserver({ emit, ledger, plain, inTurn, onChange });

  const append = (program: string | null, place: Place, content: Content): void => {
    const { key, value, tombstone, producer, site } = content;
    const headers = plainHeaders(content.headers);
    const label = labelFor(headers, key ?? String(place.offset));
    if (ledger.appended(place)) {
      const origin = program === null ? 'client' : 'broker';
      const record = { ...place, key, value, tombstone, headers, label, producer, site };
      emit({ type: 'record.appended', origin, program, ...record });
    } else if (program !== null) transactions.toldAgain(program, { ...place, key, label, producer });
    onChange('traffic');
  };

  const turnDown = (program: string, report: Extract<ClientReport, { kind: 'turned-down' }>): void => {
    const { key, bytes, reason, site } = report;
    const headers = plainHeaders(report.headers);
    const { topic, partition } = at(report);
    const label = labelFor(headers, key ?? '');
    emit({
      type: 'record.refused',
      origin: 'broker',
      topic,
      partition,
      program,
      key,
      headers,
      label,
      bytes,
      reason,
      site,
    });
  };

  const work = (
    program: string,
    report: Extract<ClientReport, { kind: 'consumed' | 'handled' | 'returned' }>,
  ): void => {
    // What is told only after its program's death would put a record into hands that no longer are.
    if (!running.has(program)) return;
    const { topic, partition, offset } = at(report);
    const group = plain(report.group);
    const place = { topic, partition, offset };
    // Written by somebody who cannot tell: the answer was lost.
    if (report.kind === 'consumed' && report.content && ledger.isUntold(place)) append(null, place, report.content);
    emit({ type: `record.${report.kind}`, origin: 'client', topic, partition, offset, group, program });
    onChange('traffic');
  };

  const commit = (program: string, report: Extract<ClientReport, { kind: 'committed' }>): void => {
    const { site } = report;
    heartbeat(program, report.group);
    for (const one of report.offsets) {
      if (one.offset < 0) continue;
      const { topic, partition, offset } = at(one);
      const group = plain(report.group);
      ledger.committed({ topic, partition, group, offset });
      emit({ type: 'offset.committed', origin: 'client', topic, partition, group, program, offset, site });
    }
    onChange('traffic');
  };

  const refuse = (program: string, report: Extract<ClientReport, { kind: 'refused' }>): void => {
    const { reason } = report;
    for (const one of report.offsets) {
      if (one.offset < 0) continue;
      const { topic, partition, offset } = at(one);
      const group = plain(report.group);
      emit({ type: 'offset.refused', origin: 'client', topic, partition, group, program, offset, reason });
    }
    onChange('group');
  };

  const find = (program: string, report: Extract<ClientReport, { kind: 'found' }>): void => {
    const { topic, partition, timestamp } = at(report);
    const asked = timestamp === -2 ? 'earliest' : timestamp === -1 ? 'latest' : timestamp;
    const found = report.offset < 0 ? null : report.offset;
    emit({ type: 'offset.found', origin: 'broker', topic, partition, program, asked, found });
  };

  const miss = (program: string, report: Extract<ClientReport, { kind: 'unfetched' }>): void => {
    const { topic, partition, offset, reason } = at(report);
    emit({ type: 'fetch.refused', origin: 'broker', topic, partition, program, offset, reason });
    onChange('traffic');
  };

  const membershipKey = (program: string, group: string): string => `${group}\0${program}`;
  const heartbeat = (program: string, group: string): void => {
    const membership = memberships.get(membershipKey(program, group));
    if (!membership) return;
    membership.lastHeartbeatAt = Date.now();
    membership.silenced = false;
  };

  const join = (program: string, report: Extract<ClientReport, { kind: 'joined' }>): void => {
    const { memberId, sessionTimeoutMs, heartbeatIntervalMs } = report;
    see(report.group);
    const partitions = report.partitions.map(at).sort(byPlace);
    programs.set(memberId, program);
    memberships.set(membershipKey(program, report.group), {
      program,
      group: report.group,
      memberId,
      sessionTimeoutMs,
      lastHeartbeatAt: Date.now(),
      partitions,
      silenced: false,
    });
    emit({
      type: 'group.joined',
      origin: 'client',
      group: plain(report.group),
      program,
      memberId,
      sessionTimeoutMs,
      heartbeatIntervalMs,
      partitions,
    });
    // Told only after its end: it is a member all the same, and nobody will hear of it again.
    if (!running.has(program)) silence(program);
    onChange('group');
  };

  /** From now on nothing will be heard of it; the broker will believe in it until its session runs out. */
  const silence = (program: string): void => {
    for (const membership of memberships.values()) {
      if (membership.program !== program || membership.silenced) continue;
      membership.silenced = true;
      const { group, memberId, lastHeartbeatAt, sessionTimeoutMs, partitions } = membership;
      emit({
        type: 'member.silenced',
        origin: 'platform',
        group: plain(group),
        program,
        memberId,
        lastHeartbeatAt,
        sessionTimeoutMs,
        partitions,
      });
    }
    onChange('group');
  };

  return {
    reported(program, report) {
      switch (report.kind) {
        case 'appended':
          inTurn(program, always, () => {
            const { topic, partition, offset } = at(report);
            append(program, { topic, partition, offset }, report);
          });
          break;
        case 'grown':
          inTurn(program, always, () => {
            const { topic, partitions } = report;
            emit({ type: 'topic.grown', origin: 'broker', topic: plain(topic), partitions });
            onChange('traffic');
          });
          break;
        case 'consumed':
          inTurn(
            program,
            () => ledger.knows(at(report)),
            () => work(program, report),
          );
          break;
        case 'handled':
        case 'returned':
          inTurn(program, always, () => work(program, report));
          break;
        case 'turned-down':
          inTurn(program, always, () => turnDown(program, report));
          break;
        case 'committed':
          inTurn(program, always, () => commit(program, report));
          break;
        case 'refused':
          inTurn(program, always, () => refuse(program, report));
          break;
        case 'found':
          inTurn(program, always, () => find(program, report));
          break;
        case 'unfetched':
          inTurn(program, always, () => miss(program, report));
          break;
        case 'joined':
          inTurn(program, always, () => join(program, report));
          break;
        case 'rebalancing':
          see(report.group);
          inTurn(program, always, () => {
            emit({ type: 'group.rebalancing', origin: 'client', group: plain(report.group), program });
            forget(report.group);
            onChange('group');
          });
          break;
        case 'alive':
          // Many a second say nothing new: only the last before a silence counts.
          heartbeat(program, report.group);
          break;
        case 'left':
          memberships.delete(membershipKey(program, report.group));
          forget(report.group);
          onChange('group');
          break;
        default:
          transactions.reported(program, report);
      }
    },
    stable: transactions.stable,
    hasTransactions: transactions.hasTransactions,

    programStarted(program) {
      running.add(program);
      onChange('group');
    },
    programExited(program) {
      running.delete(program);
      silence(program);
    },
    programFrozen: silence,
    programThawed: () => onChange('group'),

    described(found) {
      const known = groups.get(found.group);
      if (!known) return;
      const members = found.members
        .map(({ memberId, clientId, partitions }) => {
          // Who is killed before it hears that it was let in never tells its id, and stays a member for a while.
          if (!programs.has(memberId) && running.has(clientId)) programs.set(memberId, clientId);
          const program = programs.get(memberId) ?? null;
          return { memberId, program, partitions: partitions.map(at).sort(byPlace) };
        })
        .sort((a, b) => (a.memberId < b.memberId ? -1 : 1));
      const { state } = found;
      known.state = state;
      const believed = new Set(members.map(({ memberId }) => memberId));
      for (const [key, { group, memberId, silenced }] of memberships) {
        if (silenced && group === found.group && !believed.has(memberId)) memberships.delete(key);
      }
      const described = JSON.stringify({ state, members });
      if (described === known.described) return;
      known.described = described;
      emit({ type: 'group.described', origin: 'broker', group: plain(found.group), state, members });
      onChange('group');
    },

    measured({ low, high, partitions, ...place }) {
      const { topic, partition } = at(place);
      if (ledger.isMadeAgain({ topic, partition, high })) {
        ledger.forget(topic);
        emit({ type: 'topic.created', origin: 'broker', topic, partitions });
      }
      if (!ledger.measured({ topic, partition, low, high })) return;
      emit({ type: 'partition.measured', origin: 'broker', topic, partition, low, high });
      // Records that were waited for may have been written by nobody that reports.
      buffer.settle();
    },

    committed({ offset, ...place }, since) {
      if (offset < 0) return;
      const { topic, partition } = at(place);
      const group = plain(place.group);
      if (!ledger.isNewCommit({ topic, partition, group, offset }, since)) return;
      ledger.committed({ topic, partition, group, offset });
      emit({ type: 'offset.committed', origin: 'broker', topic, partition, group, program: null, offset });
    },

    surveyed({ segments, gaps, ...place }) {
      const { topic, partition } = at(place);
      const found = JSON.stringify({ segments, gaps });
      if (surveys.get(partitionId(place)) === found) return;
      surveys.set(partitionId(place), found);
      emit({ type: 'partition.surveyed', origin: 'broker', topic, partition, segments, gaps });
    },

    configured(topic, config) {
      const found = JSON.stringify(config);
      if (configs.get(topic) === found) return;
      configs.set(topic, found);
      emit({ type: 'topic.configured', origin: 'broker', topic: plain(topic), config });
    },

    mark: () => ledger.mark(),
    groups: () => [...groups.keys()],
    isUnsettled: () =>
      [...groups.values()].some(({ state }) => state !== 'Stable' && state !== 'Empty' && state !== 'Dead') ||
      [...memberships.values()].some(({ silenced }) => silenced),
    close: () => buffer.flush(),
  };
};

const always = (): boolean => true;

const byPlace = (a: TopicPartition, b: TopicPartition): number =>
  a.topic === b.topic ? a.partition - b.partition : a.topic < b.topic ? -1 : 1;
