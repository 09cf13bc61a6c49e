import { messageName } from '#components/message-name.ts';
import type { TechnologyView } from '#components/technology-view.ts';
import type { EventOf } from '#model/events.ts';
import { numberFormat } from '#model/number-format.ts';
import type { KafkaParts } from '#model/technologies/kafka/model.ts';
import { recordId } from '#model/technologies/kafka/record.ts';
import { copy } from './copy.vi.ts';

const whole = numberFormat();
const seconds = numberFormat({ maximumFractionDigits: 1 });

const states = {
  Empty: 'không còn member nào',
  PreparingRebalance: copy.rebalance.PreparingRebalance,
  CompletingRebalance: copy.rebalance.CompletingRebalance,
  Stable: 'ổn định',
  Dead: 'đã bị xoá',
  Unknown: 'chưa rõ trạng thái',
} as const;

/** Why the broker would not have a commit, by the name of the protocol's error. */
const refusals: Readonly<Record<string, string>> = {
  UNKNOWN_MEMBER_ID: 'group đã loại member này',
  ILLEGAL_GENERATION: 'group đã chia lại partition mà member này chưa biết',
  REBALANCE_IN_PROGRESS: 'group đang rebalance',
};

/** Why it would not have a record. */
const turnedDown: Readonly<Record<string, string>> = {
  MESSAGE_TOO_LARGE: 'lớn hơn max.message.bytes',
};

/** Why the broker refuses a transactional producer. */
const transactionRefusals: Readonly<Record<string, string>> = {
  INVALID_PRODUCER_EPOCH: 'epoch của nó đã cũ',
  PRODUCER_FENCED: 'epoch của nó đã cũ',
  CONCURRENT_TRANSACTIONS: 'transaction trước của id này đang được kết thúc',
};

const askedOf = {
  begin: 'cấp producer id',
  send: 'ghi record',
  offsets: 'giữ offset',
  commit: 'commit transaction',
  abort: 'huỷ transaction',
} as const;

const ends = { commit: 'commit', abort: 'huỷ' } as const;

const owned = (partitions: readonly { topic: string; partition: number }[]): string => {
  const topics = new Set(partitions.map(({ topic }) => topic));
  if (topics.size > 1) return partitions.map(({ topic, partition }) => `${topic}/${partition}`).join(', ');
  return partitions.length > 0
    ? copy.partition(partitions.map(({ partition }) => partition).join(', '))
    : 'không partition nào';
};

const stretch = ({ from, until }: { from: number; until: number }): string =>
  until - from === 1 ? String(from) : `${from}–${until - 1}`;

/** Programs that are members several times: all but one of those have ended, and the broker does not know it yet. */
const twice = (members: EventOf<'group.described'>['members']): string =>
  [...Map.groupBy(members, ({ program }) => program)]
    .flatMap(([program, same]) =>
      program !== null && same.length > 1 ? [`, ${same.length - 1} là member cũ của ${program}`] : [],
    )
    .join('');

const clock = new Intl.DateTimeFormat('vi-VN', { timeStyle: 'medium' });
const askedFor = (asked: EventOf<'offset.found'>['asked']): string =>
  typeof asked === 'number' ? `offset đầu tiên từ ${clock.format(asked)}` : copy.asked[asked];

/** What happened on Kafka. */
export const sentences: TechnologyView<KafkaParts>['sentences'] = {
  'topic.created': ({ topic, partitions }) => `Tạo topic ${topic} với ${partitions} partition`,
  'topic.grown': ({ topic, partitions }) => `Topic ${topic} giờ có ${partitions} partition`,
  'record.appended': (event) => `${messageName(event.label)} ghi vào ${recordId(event)}`,
  'record.consumed': (event) => `${event.program} đọc ${recordId(event)} cho group ${event.group}`,
  'record.handled': (event) => `${event.program} làm xong ${recordId(event)}`,
  'record.returned': (event) => `${event.program} trả ${recordId(event)} lại, sẽ đọc lại nó`,
  'record.refused': ({ label, topic, partition, bytes, reason }) =>
    `Broker không nhận ${messageName(label)} vào ${topic}/${partition}: ${whole(bytes)} byte, ${turnedDown[reason] ?? reason}`,
  'offset.committed': ({ group, offset, topic, partition }) =>
    `Group ${group} commit offset ${offset} của ${topic}/${partition}`,
  'offset.refused': ({ program, offset, topic, partition, reason }) =>
    `Broker không nhận commit offset ${offset} của ${topic}/${partition} từ ${program}: ${refusals[reason] ?? reason}`,
  'offset.found': ({ program, topic, partition, asked, found }) =>
    `Broker trả lời ${program}: ${askedFor(asked)} của ${topic}/${partition} là ${found ?? copy.noneThatYoung}`,
  'partition.measured': ({ topic, partition, low, high }) => `${topic}/${partition}: offset từ ${low} đến ${high}`,
  'partition.surveyed': ({ topic, partition, segments, gaps }) =>
    `${topic}/${partition}: ${segments.length} segment${gaps.length > 0 ? `, không còn gì ở offset ${gaps.map(stretch).join(', ')}` : ', không khuyết offset nào'}`,
  'topic.configured': ({ topic, config }) =>
    `Broker: cấu hình của ${topic} là ${Object.entries(config)
      .filter(([, { isDefault }]) => !isDefault)
      .map(([name, { value }]) => `${name}=${value}`)
      .join(', ')}`,
  'fetch.refused': ({ program, topic, partition, offset, reason }) =>
    `Broker không có gì để trả ${program} ở offset ${offset} của ${topic}/${partition}: ${reason}`,
  'group.joined': ({ program, group, partitions }) => `${program} vào group ${group}, giữ ${owned(partitions)}`,
  'group.rebalancing': ({ group }) => `Group ${group} rebalance`,
  'group.described': ({ group, state, members }) =>
    `Group ${group} ${states[state]}, ${members.length} member${twice(members)}`,
  'producer.initialised': ({ program, producer, transactionalId }) =>
    `Broker cấp cho ${program} producer id ${producer.id}, epoch ${producer.epoch}${transactionalId ? ` (transactional id ${transactionalId})` : ''}`,
  'transaction.begun': ({ program }) => `${program} mở một transaction`,
  'offset.pending': ({ program, group, offset, topic, partition }) =>
    `${program} gửi vào transaction: group ${group} đọc tiếp từ ${offset} của ${topic}/${partition}`,
  'transaction.ended': ({ program, outcome }) => `Broker nhận: transaction của ${program} ${ends[outcome]}`,
  'transaction.refused': ({ program, asked, reason }) =>
    `Broker từ chối ${askedOf[asked]} cho ${program}: ${reason}${transactionRefusals[reason] ? `, ${transactionRefusals[reason]}` : ''}`,
  'transaction.marked': ({ topic, partition, offset, outcome, producer }) =>
    `Control record ${ends[outcome]} ở ${recordId({ topic, partition, offset })}, cho producer ${producer.id}`,
  'partition.stable': ({ topic, partition, stable, high }) =>
    stable < high
      ? `${topic}/${partition}: read_committed dừng ở ${stable}, cuối log là ${high}`
      : `${topic}/${partition}: read_committed đọc được tới cuối log, ${high}`,
  'record.unanswered': ({ program, label, topic, partition, producer }) =>
    `${program} không nhận được câu trả lời cho ${messageName(label)} ở ${topic}/${partition}${producer ? ` (sequence ${producer.sequence})` : ''}`,
  'record.recognised': (event) =>
    `Broker nhận ra ${messageName(event.label)} gửi lại (sequence ${event.producer?.sequence ?? '?'}): nó đã ở ${recordId(event)}`,
  'member.silenced': ({ program, sessionTimeoutMs }) =>
    `${program} im lặng; broker đợi đến hết session ${seconds(sessionTimeoutMs / 1000)} s`,
};
