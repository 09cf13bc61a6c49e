import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { KafkaAddress } from '#server/technologies/kafka/address.ts';
import { adminClient } from '#server/technologies/kafka/warm.ts';

/**
 * Times in ms of `count` send → eachMessage round trips through one partition, one after the other, by kafkajs alone, with so
 * many ms between them.
 */
export const rawKafka = async (address: KafkaAddress, count: number, pauseMs = 0): Promise<number[]> => {
  const topic = `bench-${randomUUID()}`;
  const kafka = adminClient(address, topic);
  const admin = kafka.admin();
  const producer = kafka.producer();
  const consumer = kafka.consumer({ groupId: topic, maxWaitTimeInMs: 500 });
  await admin.connect();
  await admin.createTopics({ topics: [{ topic, numPartitions: 1 }] });
  await Promise.all([producer.connect(), consumer.connect()]);
  await consumer.subscribe({ topic, fromBeginning: true });
  let arrived: () => void = () => {};
  const joined = new Promise<void>((resolve) => consumer.on(consumer.events.GROUP_JOIN, () => resolve()));
  await consumer.run({ eachMessage: async () => arrived() });
  await joined;
  const times: number[] = [];
  // The first two pay for metadata and the first fetch.
  for (let i = -2; i < count; i += 1) {
    if (pauseMs > 0) await wait(pauseMs);
    const consumed = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    const start = performance.now();
    await producer.send({ topic, messages: [{ value: `{"order":${i}}` }] });
    await consumed;
    if (i >= 0) times.push(performance.now() - start);
  }
  await Promise.all([producer.disconnect(), consumer.disconnect()]);
  await admin.deleteGroups([topic]);
  await admin.deleteTopics({ topics: [topic] });
  await admin.disconnect();
  return times;
};
