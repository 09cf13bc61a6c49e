// Đưa một sự kiện của đơn hàng vào topic "order-events".
import { Kafka, logLevel, Partitioners } from 'kafkajs';

const topic = process.env.TOPIC ?? 'order-events';

export interface OrderEvent {
  /** Cùng một sự kiện thì cùng mã, dù gửi mấy lần: nhờ nó bên đọc nhận ra bản trùng. */
  eventId: string;
  type: string;
  order: string;
  address: string;
}

const kafka = new Kafka({
  clientId: process.env.PROGRAM_ID ?? 'order',
  brokers: (process.env.KAFKA_BROKERS ?? 'localhost:9092').split(','),
  logLevel: logLevel.NOTHING,
});
const producer = kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner });
await producer.connect();
// Hỏi trước partition nằm ở broker nào, để sự kiện đầu tiên khỏi phải chờ.
await producer.send({ topic, messages: [] });

/** Xong khi broker đã ghi. Key là mã đơn: mọi sự kiện của một đơn nằm chung một partition, đúng thứ tự. */
export async function publish(event: OrderEvent) {
  const headers = { ce_id: event.eventId, ce_type: event.type, ce_subject: event.order };
  await producer.send({ topic, messages: [{ key: event.order, value: JSON.stringify(event), headers }] });
}

export const disconnect = () => producer.disconnect();
