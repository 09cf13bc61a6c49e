import { messageName } from '#components/message-name.ts';
import type { TechnologyView } from '#components/technology-view.ts';
import type { EventOf } from '#model/events.ts';
import { labelOf } from '#model/label.ts';
import type { RabbitmqParts } from '#model/technologies/rabbitmq/model.ts';
import { copy } from './copy.vi.ts';

const list = (names: readonly string[]): string => names.join(', ');

const byId = ({ message }: { message: string }): string => messageName(labelOf(message));

const bindingOf = ({ routingKey, arguments: args }: EventOf<'binding.created' | 'binding.removed'>): string => {
  const headers = Object.entries(args).map(([name, value]) => `${name}: ${String(value)}`);
  if (headers.length > 0) return ` theo header ${list(headers)}`;
  return routingKey === '' ? '' : ` bằng key ${routingKey}`;
};

/** What a quorum queue has counted, under the names of its headers. */
const countsOf = ({ acquiredCount, deliveryCount }: EventOf<'message.delivered'>): string =>
  (acquiredCount === undefined ? '' : `, x-acquired-count ${acquiredCount}`) +
  (deliveryCount === undefined ? '' : `, x-delivery-count ${deliveryCount}`);

/** What happened on RabbitMQ. */
export const sentences: TechnologyView<RabbitmqParts>['sentences'] = {
  'connection.opened': ({ program }) => `${program} mở kết nối tới broker`,
  'connection.closed': ({ program }) => `Kết nối của ${program} đứt`,
  'exchange.declared': ({ exchange, kind }) => `Khai báo exchange ${exchange || 'mặc định'} (${kind})`,
  'exchange.deleted': ({ exchange }) => `Xoá exchange ${exchange}`,
  'queue.declared': ({ queue, durable }) => `Khai báo queue ${queue}${durable ? ', durable' : ''}`,
  'queue.deleted': ({ queue }) => `Xoá queue ${queue}`,
  'binding.created': (event) => `Nối ${event.exchange || copy.defaultExchange} với ${event.queue}${bindingOf(event)}`,
  'binding.removed': (event) => `Bỏ nối ${event.exchange} với ${event.queue}${bindingOf(event)}`,
  'consumer.started': ({ program, queue, ackMode, prefetch }) =>
    `${program} nhận từ ${queue}, ack ${ackMode === 'manual' ? 'thủ công' : 'tự động'}, prefetch ${prefetch || 'không giới hạn'}`,
  'consumer.stopped': ({ program, queue }) => `${program} thôi nhận từ ${queue}`,
  'message.published': ({ label, queues }) =>
    `${messageName(label)} ${queues.length > 0 ? `vào ${list(queues)}` : copy.reasons.unroutable}`,
  'message.delivered': (event) =>
    `Broker giao ${byId(event)} cho ${event.program}${event.redelivered ? ', redelivered' : ''}${countsOf(event)}`,
  'message.handled': (event) => `${event.program} làm xong ${byId(event)}`,
  'message.acked': (event) => `${event.program} ack ${byId(event)}`,
  'message.nacked': (event) =>
    `${event.program} ${event.method ?? 'nack'} ${byId(event)}${event.requeue ? ', trả lại queue' : ''}`,
  'ack.vanished': (event) =>
    `${event.program} ${event.answer} ${byId(event)} trên kết nối đã đứt: broker không nhận được, message vẫn là của queue`,
  'message.confirmed': (event) => `Broker xác nhận với ${event.program} đã nhận ${byId(event)}`,
  'message.refused': (event) => `Broker không nhận ${byId(event)} của ${event.program} (nack cho bên gửi)`,
  'message.returned': (event) => `${byId(event)} bị trả về cho ${event.program}: ${event.replyCode} ${event.replyText}`,
  'message.vanished': ({ label, program }) => `${messageName(label)} của ${program} chưa tới broker thì kết nối đứt`,
  'message.dead-lettered': ({ label, reason, queue, exchange, queues }) =>
    `${messageName(label)} ${copy.reasons[reason]} ở ${queue}, sang ${exchange}${queues.length > 0 ? `, vào ${list(queues)}` : ', không queue nào nhận'}`,
  'message.dropped': (event) =>
    `${byId(event)} ${copy.reasons[event.reason]} ở ${event.queue}, không có dead letter exchange nên mất`,
  'message.written-off': (event) => `${event.queue} không còn giữ ${byId(event)}, theo số đếm của broker`,
  'queue.measured': ({ queue, ready, unacked, consumers }) =>
    `${queue}: ${ready} chờ, ${unacked} chưa ack, ${consumers} consumer`,
};
