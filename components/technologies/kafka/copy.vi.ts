import { numberFormat } from '#model/number-format.ts';

const decimal = numberFormat({ minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** Words on Kafka. */
export const copy = {
  corner: 'topic',
  partition: (partition: number | string) => `partition ${partition}`,
  /**
   * `lag` is undefined where the group has committed nothing, and negative where it stands behind the end; `done`: how many
   * of those that count as lag are done, and only not committed.
   */
  flag: (group: string, lag: number | undefined, done: number) => {
    if (lag === undefined) return `${group}, chưa commit`;
    if (lag < 0) return `${group}, vượt cuối log ${-lag}`;
    return lag > 2 ? `${group}, lag ${lag}${done > 0 ? ` (xong ${done})` : ''}` : group;
  },
  asked: { earliest: 'offset đầu tiên còn giữ', latest: 'offset kế tiếp' },
  noneThatYoung: '−1, không record nào mới như vậy',
  owns: (partitions: readonly number[]) =>
    partitions.length > 0 ? `giữ partition ${partitions.join(', ')}` : 'ngồi không, hết partition',
  joining: 'đang vào group',
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
  },
  inspector: { topic: 'topic', partition: 'partition', offset: 'offset', key: 'key', noKey: '(không có)' },
};
