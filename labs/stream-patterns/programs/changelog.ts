// Đọc lại một topic từ đầu tới cuối, tới đâu đưa ra tới đó. Cuối là cuối log lúc bắt đầu đọc.
import type { Kafka, KafkaMessage } from 'kafkajs';

export async function readAll(
  kafka: Kafka,
  { topic, groupId }: { topic: string; groupId: string },
  take: (message: KafkaMessage) => void,
) {
  const admin = kafka.admin();
  await admin.connect();
  const ends = await admin.fetchTopicOffsets(topic);
  await admin.disconnect();
  /** Partition nào còn phải đọc tới offset nào. */
  const unread = new Map(
    ends.flatMap(({ partition, high }) => (Number(high) > 0 ? [[partition, Number(high) - 1]] : [])),
  );
  if (unread.size === 0) return 0;

  let count = 0;
  const consumer = kafka.consumer({
    groupId,
    sessionTimeout: 3_000,
    heartbeatInterval: 500,
    maxWaitTimeInMs: 500,
  });
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  await new Promise<void>((resolve, reject) => {
    consumer.on(consumer.events.CRASH, ({ payload }) => reject(payload.error));
    consumer
      .run({
        autoCommit: false, // không commit: lần sau lại đọc từ đầu
        eachMessage: async ({ partition, message }) => {
          count += 1;
          take(message);
          if (Number(message.offset) >= (unread.get(partition) ?? 0)) unread.delete(partition);
          if (unread.size === 0) resolve();
        },
      })
      .catch(reject);
  });
  await consumer.disconnect();
  return count;
}
