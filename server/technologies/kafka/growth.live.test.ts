import { randomUUID } from 'node:crypto';
import { expect, inject, onTestFinished, test } from 'vitest';
import { kafkajs } from './kafkajs.ts';
import { adminClient } from './warm.ts';

// What the lesson on the commit log tells of a topic that grows. Nothing of ours is tested, but what we tell.

test('a topic grows and never shrinks, and a producer goes on by the count it knows until it asks anew', async () => {
  const kafka = adminClient(inject('brokers').kafka, 'growth');
  const topic = `growth-${randomUUID()}`;
  const admin = kafka.admin();
  const producerOf = (metadataMaxAge?: number) =>
    kafka.producer({
      createPartitioner: kafkajs.Partitioners.DefaultPartitioner,
      ...(metadataMaxAge !== undefined && { metadataMaxAge }),
    });
  const [usual, anew] = [producerOf(), producerOf(0)];
  await Promise.all([admin.connect(), usual.connect(), anew.connect()]);
  onTestFinished(async () => {
    await admin.deleteTopics({ topics: [topic] });
    await Promise.all([admin.disconnect(), usual.disconnect(), anew.disconnect()]);
  });
  await admin.createTopics({ topics: [{ topic, numPartitions: 3, replicationFactor: 1 }] });
  const partitionOf = async (producer: typeof usual): Promise<number | undefined> => {
    const [place] = await producer.send({ topic, messages: [{ key: 'Hà', value: '' }] });
    return place?.partition;
  };
  expect(await partitionOf(usual)).toBe(2);
  await admin.createPartitions({ topicPartitions: [{ topic, count: 4 }] });
  expect(await partitionOf(anew)).toBe(3);
  expect(await partitionOf(usual)).toBe(2);
  const shrunk = admin.createPartitions({ topicPartitions: [{ topic, count: 3 }] });
  await expect(shrunk).rejects.toMatchObject({ type: 'INVALID_PARTITIONS' });
});
