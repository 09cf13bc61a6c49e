import { copy as diagram } from '#components/diagram/copy.vi.ts';
import type { EventOf, LabEvent } from '#model/events.ts';
import { labelOf } from '#model/label.ts';
import { recordId } from '#model/technologies/kafka/record.ts';

const seconds = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 1 });
const list = (names: readonly string[]): string => names.join(', ');
const exits = { killed: 'bị kill', left: 'đã rời đi', crashed: 'tự dừng', 'out-of-memory': 'hết bộ nhớ' } as const;
const states = {
  Empty: 'không còn member nào',
  PreparingRebalance: 'chờ mọi member vào lại',
  CompletingRebalance: 'đang chia partition',
  Stable: 'ổn định',
  Dead: 'đã bị xoá',
  Unknown: 'chưa rõ trạng thái',
} as const;

/**
 * One plain sentence for an event, with programs as `nameOf` calls them; empty for those that only learners' progress
 * needs.
 */
export const eventText = (event: LabEvent, nameOf: (program: string) => string): string =>
  sentenceOf('program' in event && event.program ? { ...event, program: nameOf(event.program) } : event);

const sentenceOf = (event: LabEvent): string => {
  switch (event.type) {
    case 'program.started':
      return `${event.program} chạy với pid ${event.pid}`;
    case 'program.exited':
      return `${event.program} ${exits[event.cause]}${event.signal ? ` (${event.signal})` : event.code === null ? '' : ` (mã thoát ${event.code})`}`;
    case 'program.frozen':
      return `${event.program} bị đóng băng (SIGSTOP)`;
    case 'program.thawed':
      return `${event.program} chạy tiếp (SIGCONT)`;
    case 'program.removed':
      return `Bỏ thẻ ${event.program}`;
    case 'program.printed':
      return `${event.program}: ${event.line}`;
    case 'action.accepted':
      return `Bạn gửi lệnh ${event.action}${event.program ? ` cho ${event.program}` : ''}${given(event.value)}`;
    case 'setting.changed':
      return `Đặt ${event.setting} = ${event.value}${event.program ? ` cho ${event.program}` : ''}`;
    case 'cable.cut':
      return event.lost === 'answers'
        ? `Cáp mạng của ${event.program} chỉ còn một chiều: câu trả lời của broker không về tới nó`
        : `Cáp mạng của ${event.program} bị cắt, hai bên chưa ai biết`;
    case 'cable.mended':
      return `Cáp mạng của ${event.program} đã nối lại, kết nối cũ bị đóng`;
    case 'statement.ran':
      return `${event.program} ${verbs[event.verb]} ${event.table}${event.parameters[0] === undefined ? '' : ` (${event.parameters[0]})`}${event.changes === 0 ? ': không dòng nào đổi' : ''}`;
    case 'broker.lost':
      return `Broker ${event.technology} ngừng trả lời`;
    case 'broker.returned':
      return `Broker ${event.technology} đã trở lại`;
    case 'connection.opened':
      return `${event.program} mở kết nối tới broker`;
    case 'connection.closed':
      return `Kết nối của ${event.program} đứt`;
    case 'exchange.declared':
      return `Khai báo exchange ${event.exchange || 'mặc định'} (${event.kind})`;
    case 'exchange.deleted':
      return `Xoá exchange ${event.exchange}`;
    case 'queue.declared':
      return `Khai báo queue ${event.queue}${event.durable ? ', durable' : ''}`;
    case 'queue.deleted':
      return `Xoá queue ${event.queue}`;
    case 'binding.created':
      return `Nối ${event.exchange || 'exchange mặc định'} với ${event.queue}${bindingOf(event)}`;
    case 'binding.removed':
      return `Bỏ nối ${event.exchange} với ${event.queue}${bindingOf(event)}`;
    case 'consumer.started':
      return `${event.program} nhận từ ${event.queue}, ack ${event.ackMode === 'manual' ? 'thủ công' : 'tự động'}, prefetch ${event.prefetch || 'không giới hạn'}`;
    case 'consumer.stopped':
      return `${event.program} thôi nhận từ ${event.queue}`;
    case 'message.published':
      return event.queues.length > 0
        ? `#${event.label} vào ${list(event.queues)}`
        : `#${event.label} không có queue nào nhận`;
    case 'message.delivered':
      return `Broker giao #${labelOf(event.message)} cho ${event.program}${event.redelivered ? ', redelivered' : ''}`;
    case 'message.handled':
      return `${event.program} làm xong #${labelOf(event.message)}`;
    case 'message.acked':
      return `${event.program} ack #${labelOf(event.message)}`;
    case 'message.nacked':
      return `${event.program} nack #${labelOf(event.message)}${event.requeue ? ', trả lại queue' : ''}`;
    case 'message.confirmed':
      return `Broker xác nhận với ${event.program} đã nhận #${labelOf(event.message)}`;
    case 'message.refused':
      return `Broker không nhận #${labelOf(event.message)} của ${event.program} (nack cho bên gửi)`;
    case 'message.returned':
      return `#${labelOf(event.message)} bị trả về cho ${event.program}: ${event.replyCode} ${event.replyText}`;
    case 'message.vanished':
      return `#${event.label} của ${event.program} chưa tới broker thì kết nối đứt`;
    case 'message.dead-lettered':
      return `#${event.label} ${diagram.reasons[event.reason]} ở ${event.queue}, sang ${event.exchange}${event.queues.length > 0 ? `, vào ${list(event.queues)}` : ', không queue nào nhận'}`;
    case 'message.dropped':
      return `#${labelOf(event.message)} ${diagram.reasons[event.reason]} ở ${event.queue}, không có dead letter exchange nên mất`;
    case 'queue.measured':
      return `${event.queue}: ${event.ready} chờ, ${event.unacked} chưa ack, ${event.consumers} consumer`;
    case 'topic.created':
      return `Tạo topic ${event.topic} với ${event.partitions} partition`;
    case 'record.appended':
      return `${event.label} ghi vào ${recordId(event)}`;
    case 'record.consumed':
      return `${event.program} đọc ${recordId(event)} cho group ${event.group}`;
    case 'record.handled':
      return `${event.program} làm xong ${recordId(event)}`;
    case 'offset.committed':
      return `Group ${event.group} commit offset ${event.offset} của ${event.topic}/${event.partition}`;
    case 'partition.measured':
      return `${event.topic}/${event.partition}: offset từ ${event.low} đến ${event.high}`;
    case 'group.joined':
      return `${event.program} vào group ${event.group}, giữ ${partitions(event.partitions)}`;
    case 'group.rebalancing':
      return `Group ${event.group} rebalance`;
    case 'group.described':
      return `Group ${event.group} ${states[event.state]}, ${event.members.length} member`;
    case 'member.silenced':
      return `${event.program} im lặng; broker đợi đến hết session ${seconds.format(event.sessionTimeoutMs / 1000)} s`;
    case 'prediction.made':
      return 'Bạn đã ghi dự đoán';
    case 'prediction.settled':
      return 'Dự đoán đã có câu trả lời';
    case 'objective.met':
      return 'Đạt một mục tiêu';
    case 'hint.raised':
      return 'Có gợi ý mới';
  }
};

const verbs = { insert: 'ghi vào bảng', update: 'sửa bảng', delete: 'xoá trong bảng' } as const;

const given = (value: EventOf<'action.accepted'>['value']): string => {
  if (value === null) return '';
  if (typeof value !== 'object') return ` (${value})`;
  return ` (${list(Object.entries(value).map(([field, one]) => `${field}: ${one}`))})`;
};

const bindingOf = ({ routingKey, arguments: args }: EventOf<'binding.created' | 'binding.removed'>): string => {
  const headers = Object.entries(args).map(([name, value]) => `${name}: ${String(value)}`);
  if (headers.length > 0) return ` theo header ${list(headers)}`;
  return routingKey === '' ? '' : ` bằng key ${routingKey}`;
};
const partitions = (owned: readonly { partition: number }[]): string =>
  owned.length > 0 ? `partition ${list(owned.map((one) => String(one.partition)))}` : 'không partition nào';
