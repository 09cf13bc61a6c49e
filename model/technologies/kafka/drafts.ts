import type { EventDraft, EventFields, EventOf } from '../../events.ts';

/** Events of Kafka as tests write them: about one topic, and one group that reads it. */
export const draftsOf = (topic: string, group: string) => {
  const place = (partition: number) => ({ topic, partition });
  return {
    created: (partitions: number): EventDraft => ({ type: 'topic.created', origin: 'platform', topic, partitions }),
    grown: (partitions: number): EventDraft => ({ type: 'topic.grown', origin: 'broker', topic, partitions }),
    appended: (partition: number, offset: number, rest: EventFields<'record.appended'> = {}): EventDraft => ({
      type: 'record.appended',
      origin: 'broker',
      topic,
      partition,
      offset,
      program: 'shop',
      key: null,
      value: '{}',
      headers: {},
      label: String(offset),
      ...rest,
    }),
    consumed: (program: string, offset: number, { partition = 0, by = group } = {}): EventDraft => ({
      type: 'record.consumed',
      origin: 'client',
      topic,
      partition,
      offset,
      group: by,
      program,
    }),
    handled: (program: string, offset: number, { partition = 0, by = group } = {}): EventDraft => ({
      type: 'record.handled',
      origin: 'client',
      topic,
      partition,
      offset,
      group: by,
      program,
    }),
    committed: (program: string | null, offset: number, { partition = 0, by = group } = {}): EventDraft => ({
      type: 'offset.committed',
      origin: 'client',
      topic,
      partition,
      offset,
      group: by,
      program,
    }),
    found: (program: string, asked: EventOf<'offset.found'>['asked'], found: number | null): EventDraft => ({
      type: 'offset.found',
      origin: 'broker',
      ...place(0),
      program,
      asked,
      found,
    }),
    /** Members by program, with the partitions that each owns. */
    described: (
      owned: Readonly<Record<string, readonly number[]>>,
      { generation = 1, state = 'Stable' as EventOf<'group.described'>['state'] } = {},
    ): EventDraft => ({
      type: 'group.described',
      origin: 'broker',
      group,
      state,
      members: Object.entries(owned).map(([program, partitions]) => ({
        program,
        memberId: `${program}-${generation}`,
        partitions: partitions.map(place),
      })),
    }),
    /** Members by their ids, several of which may be of one program; each with the partition that it owns, if it does. */
    describedAs: (
      state: EventOf<'group.described'>['state'],
      members: readonly (readonly [memberId: string, program: string, partition?: number])[],
    ): EventDraft => ({
      type: 'group.described',
      origin: 'broker',
      group,
      state,
      members: members.map(([memberId, program, partition]) => ({
        memberId,
        program,
        partitions: partition === undefined ? [] : [place(partition)],
      })),
    }),
    joined: (program: string, partitions: readonly number[], generation = 1): EventDraft => ({
      type: 'group.joined',
      origin: 'client',
      group,
      program,
      memberId: `${program}-${generation}`,
      sessionTimeoutMs: 3_000,
      heartbeatIntervalMs: 500,
      partitions: partitions.map(place),
    }),
    silenced: (
      program: string,
      partitions: readonly number[],
      rest: EventFields<'member.silenced'> = {},
    ): EventDraft => ({
      type: 'member.silenced',
      origin: 'platform',
      group,
      program,
      memberId: `${program}-1`,
      lastHeartbeatAt: 10_000,
      sessionTimeoutMs: 3_000,
      partitions: partitions.map(place),
      ...rest,
    }),
  };
};
