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
    measured: (low: number, high: number): EventDraft => ({
      type: 'partition.measured',
      origin: 'broker',
      ...place(0),
      low,
      high,
    }),
    /** Segments by the first offset left in each, gaps as pairs of their first offset and the one behind them. */
    surveyed: (segments: readonly number[], ...gaps: readonly (readonly [number, number])[]): EventDraft => ({
      type: 'partition.surveyed',
      origin: 'broker',
      ...place(0),
      segments: [...segments],
      gaps: gaps.map(([from, until]) => ({ from, until })),
    }),
    configured: (
      config: Readonly<Record<string, string>>,
      defaults: Readonly<Record<string, string>> = {},
    ): EventDraft => ({
      type: 'topic.configured',
      origin: 'broker',
      topic,
      config: {
        ...Object.fromEntries(Object.entries(defaults).map(([name, value]) => [name, { value, isDefault: true }])),
        ...Object.fromEntries(Object.entries(config).map(([name, value]) => [name, { value, isDefault: false }])),
      },
    }),
    fetchRefused: (program: string, offset: number): EventDraft => ({
      type: 'fetch.refused',
      origin: 'broker',
      ...place(0),
      program,
      offset,
      reason: 'OFFSET_OUT_OF_RANGE',
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
