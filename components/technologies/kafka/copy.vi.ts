import { numberFormat } from '#model/number-format.ts';

const decimal = numberFormat({ minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** Words on Kafka. */
export const copy = {
  corner: 'topic',
  partition: (partition: number | string) => `partition ${partition}`,
  /** `done`: how many of those that count as lag are done, and only not committed. */
  flag: (group: string, lag: number, done: number) =>
    lag > 2 ? `${group}, lag ${lag}${done > 0 ? ` (xong ${done})` : ''}` : group,
  owns: (partitions: readonly number[]) => `giữ partition ${partitions.join(', ')}`,
  idleMember: 'ngồi không, hết partition',
  joining: 'đang vào group',
  believed: ['Broker còn tin nó sống', 'đến hết session'] as const,
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
