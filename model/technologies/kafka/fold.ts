import type { EventOf } from '../../events.ts';
import type { Apply, Picture } from '../../picture.ts';
import { keepNewest } from '../../walk.ts';
import { addSample } from '../samples.ts';
import { applyTransactions } from './fold-transactions.ts';
import { membershipsOf } from './members.ts';
import {
  type GroupPicture,
  keptHandovers,
  keptReadings,
  keptRecords,
  type MemberPicture,
  type PartitionPicture,
} from './picture.ts';
import { partitionId, recordId } from './record.ts';
import { isGap } from './segments.ts';

/** Partitions with their records, and groups with their members, assignments and offsets. */
export const applyKafka: Apply = (draft, event) => {
  applyState(draft, event);
  applyTransactions(draft, event);
  applyLags(draft, event);
};

const applyState: Apply = (draft, event) => {
  switch (event.type) {
    case 'topic.created':
      draft.topics[event.topic] = {
        name: event.topic,
        partitions: Array.from({ length: event.partitions }, emptyPartition),
      };
      for (const { committed, handled, position, owners } of Object.values(draft.groups)) {
        for (const known of [committed, handled, position, owners]) forgetTopic(known, event.topic);
      }
      break;
    case 'topic.grown': {
      const partitions = draft.topics[event.topic]?.partitions ?? [];
      while (partitions.length < event.partitions) partitions.push(emptyPartition());
      break;
    }
    case 'record.appended': {
      const partition = partitionOf(draft, event);
      if (!partition) break;
      const { offset, key, label, value, at, tombstone, producer } = event;
      partition.high = Math.max(partition.high, offset + 1);
      // Its writer may tell of it when the broker has removed it again.
      if (offset < partition.low || isGap(partition, offset)) break;
      // Answers to several sends in flight may come in another order than the offsets they tell.
      const after = partition.records.findLastIndex((record) => record.offset < offset) + 1;
      const transaction = producer?.transactional && { producer: producer.id, state: 'open' as const };
      const record = {
        offset,
        key,
        label,
        value,
        at,
        ...(tombstone && { tombstone }),
        ...(transaction && { transaction }),
      };
      partition.records.splice(after, 0, record);
      if (partition.records.length > keptRecords) partition.records.shift();
      break;
    }
    case 'partition.measured': {
      const partition = partitionOf(draft, event);
      if (!partition) break;
      partition.low = event.low;
      partition.high = Math.max(partition.high, event.high);
      partition.records = partition.records.filter((record) => record.offset >= event.low);
      break;
    }
    case 'partition.surveyed': {
      const partition = partitionOf(draft, event);
      if (!partition) break;
      partition.segments = event.segments;
      partition.gaps = event.gaps;
      partition.records = partition.records.filter(({ offset }) => !isGap(partition, offset));
      break;
    }
    case 'topic.configured': {
      const topic = draft.topics[event.topic];
      if (topic) topic.config = event.config;
      break;
    }
    case 'record.consumed': {
      const group = groupOf(draft, event.group, event.at);
      const record = partitionOf(draft, event)?.records.find((one) => one.offset === event.offset);
      const id = partitionId(event);
      // Of one that went back everything is read again up to where it had been, not the first record only.
      const redelivered = event.offset < Math.max(group.position[id] ?? 0, group.handled[id] ?? 0);
      group.position[id] = event.offset + 1;
      group.recent.push(recordId(event));
      if (group.recent.length > keptReadings) group.recent.shift();
      draft.programs[event.program]?.hands.push({
        technology: 'kafka',
        message: recordId(event),
        label: record?.label ?? String(event.offset),
        body: record?.value ?? '',
        seq: event.seq,
        since: event.at,
        redelivered,
        group: event.group,
        unacked: true,
      });
      break;
    }
    case 'record.handled': {
      const { handled } = groupOf(draft, event.group, event.at);
      const at = partitionId(event);
      handled[at] = Math.max(handled[at] ?? 0, event.offset + 1);
      const program = takenFrom(draft, event);
      if (program) program.handled += 1;
      break;
    }
    case 'record.returned':
      takenFrom(draft, event);
      break;
    case 'offset.committed':
      groupOf(draft, event.group, event.at).committed[partitionId(event)] = event.offset;
      break;
    case 'offset.found': {
      const asker = draft.programs[event.program];
      const { asked, found, at } = event;
      if (asker) asker.asked = { asked, found, at };
      break;
    }
    case 'group.joined': {
      const group = groupOf(draft, event.group, event.at);
      const { memberId, program, partitions, sessionTimeoutMs } = event;
      group.sessionTimeoutMs = sessionTimeoutMs;
      const others = group.members.filter((member) => member.memberId !== memberId);
      // The generation that this member joined knows no other owner of its partitions.
      const owned = new Set(partitions.map(partitionId));
      for (const other of others) {
        other.partitions = other.partitions.filter((one) => !owned.has(partitionId(one)));
        // A program is one member of its group: another of its name is what a former process of it was.
        if (other.program === program) other.isGhost = true;
      }
      const joined: MemberPicture = { memberId, program, partitions };
      // Its word may come later than that of its end.
      if (hasEnded(draft, program)) joined.isGhost = true;
      group.members = [...others, joined];
      noteOwner(group, event);
      break;
    }
    case 'group.rebalancing': {
      const group = groupOf(draft, event.group, event.at);
      if (group.state === 'Stable') enter(group, 'PreparingRebalance', event.at);
      break;
    }
    case 'group.described': {
      const group = groupOf(draft, event.group, event.at);
      enter(group, event.state, event.at);
      // While members rejoin the broker tells no assignment; the last one known stays on the stage.
      const known = new Map(group.members.map((member) => [member.memberId, member]));
      group.members = event.members.map((told) => {
        const member: MemberPicture = { ...known.get(told.memberId), ...told };
        if (event.state !== 'Stable') member.partitions = known.get(told.memberId)?.partitions ?? [];
        if (told.program !== null && hasEnded(draft, told.program)) member.isGhost = true;
        return member;
      });
      break;
    }
    case 'member.silenced': {
      const { group, memberId, lastHeartbeatAt: since, sessionTimeoutMs } = event;
      const member = groupOf(draft, group, event.at).members.find((one) => one.memberId === memberId);
      if (member) member.silence = { since, until: since + sessionTimeoutMs };
      break;
    }
    case 'program.exited':
      for (const member of membershipsOf(draft, event.program)) member.isGhost = true;
      break;
    case 'program.thawed':
      // It speaks again: either the broker has dropped it by now, or it never will have noticed.
      for (const member of membershipsOf(draft, event.program)) if (!member.isGhost) delete member.silence;
      break;
  }
};

/** The program out of whose hands that record has just gone. */
const takenFrom = (
  draft: Picture,
  event: EventOf<'record.handled' | 'record.returned'>,
): Picture['programs'][string] | undefined => {
  const program = draft.programs[event.program];
  const id = recordId(event);
  const index =
    program?.hands.findIndex(
      (held) => held.technology === 'kafka' && held.message === id && held.group === event.group,
    ) ?? -1;
  if (index < 0) return undefined;
  program?.hands.splice(index, 1);
  return program;
};

/** Notes what a program was given, and what of it somebody else had before. */
const noteOwner = (
  { owners, handovers }: GroupPicture,
  { program: to, partitions, at }: EventOf<'group.joined'>,
): void => {
  for (const { topic, partition } of partitions) {
    const id = partitionId({ topic, partition });
    const from = owners[id];
    owners[id] = to;
    if (from !== undefined && from !== to) handovers.push({ topic, partition, from, to, at });
  }
  keepNewest(handovers, keptHandovers);
};

const hasEnded = ({ programs }: Picture, program: string): boolean =>
  programs[program]?.state === 'dead' || programs[program]?.state === 'left';

const forgetTopic = (known: Record<string, unknown>, topic: string): void => {
  for (const id of Object.keys(known)) if (id.slice(0, id.lastIndexOf('/')) === topic) delete known[id];
};

const emptyPartition = (): PartitionPicture => ({ low: 0, high: 0, records: [], markers: [] });

/** How far groups were behind lately; after the part that says where they are. */
const applyLags: Apply = (draft, { type, at }) => {
  if (
    type !== 'record.appended' &&
    type !== 'offset.committed' &&
    type !== 'partition.measured' &&
    type !== 'group.joined'
  )
    return;
  for (const group of Object.values(draft.groups)) addSample(group.lags, { at, lag: lagOf(draft, group) });
};

const lagOf = ({ topics }: Picture, { committed }: GroupPicture): number | null => {
  const behind = Object.values(topics).flatMap(({ name: topic, partitions }) =>
    partitions.flatMap(({ high }, partition) => {
      const commit = committed[partitionId({ topic, partition })];
      return commit === undefined ? [] : [high - commit];
    }),
  );
  return behind.length > 0 ? behind.reduce((sum, one) => sum + one, 0) : null;
};

const partitionOf = (draft: Picture, at: { topic: string; partition: number }): PartitionPicture | undefined =>
  draft.topics[at.topic]?.partitions[at.partition];

const groupOf = (draft: Picture, name: string, at: number): GroupPicture => {
  draft.groups[name] ??= {
    name,
    state: 'Empty',
    since: at,
    members: [],
    committed: {},
    handled: {},
    position: {},
    recent: [],
    owners: {},
    handovers: [],
    lags: [],
  };
  return draft.groups[name];
};

const enter = (group: GroupPicture, state: GroupPicture['state'], at: number): void => {
  if (group.state === state) return;
  group.state = state;
  group.since = at;
};
