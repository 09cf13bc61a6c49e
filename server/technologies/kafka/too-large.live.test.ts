import { randomUUID } from 'node:crypto';
import { expect, inject, onTestFinished, test } from 'vitest';
import { kafkajs } from './kafkajs.ts';
import { adminClient } from './warm.ts';

// What the lesson on failures says of large records. Nothing of ours is tested, but what we tell.

/** What the broker makes of one record with a value of so many bytes, and no key. */
const openTopic = async () => {
  const kafka = adminClient(inject('brokers').kafka, 'too-large');
  const topic = `too-large-${randomUUID()}`;
  const admin = kafka.admin();
  const producer = kafka.producer({ createPartitioner: kafkajs.Partitioners.DefaultPartitioner });
  await Promise.all([admin.connect(), producer.connect()]);
  onTestFinished(async () => {
    await admin.deleteTopics({ topics: [topic] });
    await Promise.all([admin.disconnect(), producer.disconnect()]);
  });
  await admin.createTopics({ topics: [{ topic, numPartitions: 1, replicationFactor: 1 }] });
  const send = (value: Buffer, compression = kafkajs.CompressionTypes.None) =>
    producer.send({ topic, messages: [{ value }], compression }).then(
      () => 'taken',
      (error: { type?: string }) => error.type,
    );
  return { admin, topic, send };
};

const limit = 1_048_588;
/** Of a batch with one record: what stands before the record, and around its value. */
const overhead = 61 + 11;

test('the broker limits a batch as it is sent, with all that is around the value', async () => {
  const { admin, topic, send } = await openTopic();
  const { resources } = await admin.describeConfigs({
    includeSynonyms: false,
    resources: [{ type: kafkajs.ConfigResourceTypes.TOPIC, name: topic, configNames: ['max.message.bytes'] }],
  });
  expect(resources[0]?.configEntries).toMatchObject([{ configValue: String(limit) }]);
  expect(await send(Buffer.alloc(limit - overhead, 'a'))).toBe('taken');
  expect(await send(Buffer.alloc(limit - overhead + 1, 'a'))).toBe('MESSAGE_TOO_LARGE');
  // Two million letters of one kind are a few thousand bytes once they are compressed.
  expect(await send(Buffer.alloc(2_000_000, 'a'), kafkajs.CompressionTypes.GZIP)).toBe('taken');
});
