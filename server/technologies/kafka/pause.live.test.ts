import { randomUUID } from 'node:crypto';
import type { ConsumerRunConfig } from 'kafkajs';
import { expect, inject, onTestFinished, test } from 'vitest';
import { kafkajs } from './kafkajs.ts';
import { adminClient } from './warm.ts';

// What the lesson on offsets says of a pause in the middle of a batch. Nothing of ours is tested, but what we tell.

const openTopic = async () => {
  const kafka = adminClient(inject('brokers').kafka, 'pause');
  const topic = `pause-${randomUUID()}`;
  const admin = kafka.admin();
  const producer = kafka.producer({ createPartitioner: kafkajs.Partitioners.DefaultPartitioner });
  await Promise.all([admin.connect(), producer.connect()]);
  onTestFinished(async () => {
    await admin.deleteTopics({ topics: [topic] });
    await Promise.all([admin.disconnect(), producer.disconnect()]);
  });
  await admin.createTopics({ topics: [{ topic, numPartitions: 1, replicationFactor: 1 }] });
  await producer.send({ topic, messages: ['1', '2', '3'].map((value) => ({ value })) });
  return { kafka, topic, admin };
};

test('eachMessage ends a paused batch after the record in hand, eachBatch goes on with it', async () => {
  const { kafka, topic } = await openTopic();

  /** What is worked on from the pause, at the first record, to the end of the batch. */
  const worked = async (name: string, handler: (take: (value: string) => void) => ConsumerRunConfig) => {
    const consumer = kafka.consumer({ groupId: `${topic}-${name}`, maxWaitTimeInMs: 200 });
    const taken: string[] = [];
    const ended = new Promise<void>((resolve) => consumer.on(consumer.events.END_BATCH_PROCESS, () => resolve()));
    await consumer.connect();
    await consumer.subscribe({ topic, fromBeginning: true });
    await consumer.run(
      handler((value) => {
        taken.push(value);
        consumer.pause([{ topic }]);
      }),
    );
    await ended;
    await consumer.disconnect();
    return taken.join(' ');
  };

  const one = await worked('message', (take) => ({
    eachMessage: async ({ message }) => take(String(message.value)),
  }));
  const all = await worked('batch', (take) => ({
    eachBatch: async ({ batch }) => {
      for (const { value } of batch.messages) take(String(value));
    },
  }));
  expect({ one, all }).toEqual({ one: '1', all: '1 2 3' });
});

test('who pauses for longer than its session goes on with its heartbeats and stays in the group', async () => {
  const { kafka, topic, admin } = await openTopic();
  const groupId = `${topic}-long`;
  const sessionTimeout = 1_500;
  const consumer = kafka.consumer({ groupId, sessionTimeout, heartbeatInterval: 300, maxWaitTimeInMs: 200 });
  onTestFinished(() => consumer.disconnect());
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  let pausedAt = Number.POSITIVE_INFINITY;
  const beyondSession = new Promise<void>((resolve) => {
    consumer.on(consumer.events.HEARTBEAT, () => {
      if (performance.now() - pausedAt > 2 * sessionTimeout) resolve();
    });
  });
  await consumer.run({
    eachMessage: async () => {
      consumer.pause([{ topic }]);
      pausedAt = performance.now();
    },
  });
  await beyondSession;
  const { groups } = await admin.describeGroups([groupId]);
  expect(groups).toMatchObject([{ state: 'Stable', members: [{}] }]);
});
