import { numberFormat } from '#model/number-format.ts';

const decimal = numberFormat({ minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** Words on Kafka. */
export const copy = {
  corner: 'topic',
  partition: (partition: number | string) => `partition ${partition}`,
  /** A partition among those of several topics; `of`: how many its own topic has. */
  place: ({ topic, partition, of }: { topic: string; partition: number | string; of: number | undefined }) =>
    of === 1 ? topic : `${topic}/${partition}`,
  activeSegment: 'segment đang ghi',
  /**
   * `lag` is undefined where the group has committed nothing, and negative where it stands behind the end; `done`: how many
   * of those that count as lag are done, and only not committed; `markers`: how many are control records.
   */
  flag: (group: string, lag: number | undefined, done: number, markers = 0) => {
    if (lag === undefined) return `${group}, chưa commit`;
    if (lag < 0) return `${group}, vượt cuối log ${-lag}`;
    if (lag > 0 && lag === markers) return `${group}, lag ${lag} (control record)`;
    return lag > 2 ? `${group}, lag ${lag}${done > 0 ? ` (xong ${done})` : ''}` : group;
  },
  asked: { earliest: 'offset đầu tiên còn giữ', latest: 'offset kế tiếp' },
  noneThatYoung: '−1, không record nào mới như vậy',
  /** Last stable offset, as everybody calls it. */
  lso: 'LSO',
  owns: (partitions: readonly number[], topics = 1) => {
    if (partitions.length === 0) return 'ngồi không, hết partition';
    return topics > 1 ? `giữ ${partitions.length} partition` : `giữ partition ${partitions.join(', ')}`;
  },
  reasons: { turnedDown: 'broker không nhận' },
  joining: 'đang vào group',
  epoch: (says: string, epoch: number) => `${says}, epoch ${epoch}`,
  inTransaction: (records: number, epoch: number | undefined) =>
    `transaction mở: ${records} record${epoch === undefined ? '' : `, epoch ${epoch}`}`,
  openTransaction: ['Transaction còn mở', ' đến hết thời hạn'] as const,
  overTransaction: 'broker đã kết thúc transaction của nó',
  believed: ['Broker còn tin nó sống', ' đến hết session'] as const,
  /** A program that runs again while its former process is still a member; beside the ring of that one's session. */
  ghost: (partitions: readonly number[]): readonly [string, string] => [
    partitions.length > 0 ? `Member cũ còn giữ ${partitions.join(', ')}` : 'Member cũ còn được tính',
    ', member mới chờ',
  ],
  keptByGhost: (partitions: readonly number[]) => `, member cũ còn giữ ${partitions.join(', ')}`,
  secondsLeft: (ms: number) => decimal(ms / 1000),
  rebalance: { PreparingRebalance: 'chờ mọi member vào lại', CompletingRebalance: 'đang chia partition' },
  rebalancing: (group: string, phase: string) => `group ${group}: ${phase}`,
  legend: {
    committed: 'đã commit',
    done: 'xong, chưa commit',
    lag: 'chưa xong',
    flag: 'commit của group',
    gone: 'offset trống',
    tombstone: 'tombstone',
    segment: 'một segment',
    open: 'transaction chưa xong',
    aborted: 'đã huỷ',
    control: 'control record',
    unstable: 'từ LSO: read_committed chưa đọc được',
  },
  inspector: {
    topic: 'topic',
    partition: 'partition',
    offset: 'offset',
    key: 'key',
    noKey: '(không có)',
    producer: 'producer',
    written: (of: { id: string; epoch: number; sequence: number }) =>
      `id ${of.id}, epoch ${of.epoch}, sequence ${of.sequence}`,
  },
};
