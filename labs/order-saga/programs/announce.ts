// Báo tin về một đơn: sự kiện vào topic của Kafka cho ai muốn đọc, và một việc vào queue của RabbitMQ cho notification.
import { Partitioners } from 'kafkajs';
import type { Order } from './journal.ts';
import { kafka, topic } from './kafka.ts';
import type { Notice, OrderEvent } from './messages.ts';
import { openPublisher } from './rabbitmq.ts';
import { queue } from './topology.ts';
import { traced, traceHeaders } from './tracing.ts';

const producer = kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner });
const publisher = await openPublisher();

/** Việc gửi thư có kèm trace context không. Quên kèm thì thư vẫn đi, chỉ dấu vết của đơn là đứt. */
let passesContext = process.env.NOTICE_CONTEXT !== 'off';

export function passContext(mode: string) {
  passesContext = mode !== 'off';
}

export async function publishEvent({ id, productId, product, quantity, amount, reason, at, status }: Order) {
  const eventType = status === 'placed' ? 'ORDER_PLACED' : 'ORDER_CANCELLED';
  const event: OrderEvent = { eventType, data: { id, productId, product, quantity, amount, reason, at } };
  const attributes = { 'messaging.system': 'kafka', 'messaging.destination.name': topic };
  return traced(`send ${topic}`, { kind: 'PRODUCER', attributes, orderId: id }, async () => {
    const headers = { ce_type: eventType, ce_subject: id, ...traceHeaders() };
    await producer.connect();
    // Key là mã đơn: mọi sự kiện của một đơn nằm cùng một partition, theo thứ tự.
    const [sent] = await producer.send({ topic, messages: [{ key: id, value: JSON.stringify(event), headers }] });
    return { partition: sent?.partition, offset: sent?.baseOffset };
  });
}

export async function sendNotice({ id, email, product, quantity, amount }: Order) {
  const notice: Notice = { orderId: id, email, product, quantity, amount };
  const attributes = { 'messaging.system': 'rabbitmq', 'messaging.destination.name': queue };
  await traced(`send ${queue}`, { kind: 'PRODUCER', attributes, orderId: id }, () =>
    publisher.send(queue, Buffer.from(JSON.stringify(notice)), {
      messageId: id,
      headers: { 'cloudEvents:subject': id, ...(passesContext && traceHeaders()) },
      contentType: 'application/json',
      persistent: true,
    }),
  );
}

export async function closeAnnouncers() {
  await producer.disconnect();
  await publisher.close();
}
