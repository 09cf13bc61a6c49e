import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { EachMessagePayload } from 'kafkajs';
import { expect, inject, onTestFinished, test } from 'vitest';
import { kafkajs } from './kafkajs.ts';
import { adminClient } from './warm.ts';

// What the lesson on failures says of who waits in its handler. Nothing of ours is tested, but what we tell.

/** In which order two partitions of one consumer are read: of the first, its record is waited for. */
const readWith = async (wait: (payload: EachMessagePayload, seek: () => void) => Promise<'now' | 'later'>) => {
  const kafka = adminClient(inject('brokers').kafka, 'slow-handler');
  const topic = `slow-handler-${randomUUID()}`;
  const admin = kafka.admin();
  const producer = kafka.producer({ createPartitioner: kafkajs.Partitioners.DefaultPartitioner });
  const consumer = kafka.consumer({ groupId: topic, maxWaitTimeInMs: 100 });
  await Promise.all([admin.connect(), producer.connect(), consumer.connect()]);
  onTestFinished(async () => {
    await consumer.disconnect();
    await admin.deleteTopics({ topics: [topic] });
    await Promise.all([admin.disconnect(), producer.disconnect()]);
  });
  await admin.createTopics({ topics: [{ topic, numPartitions: 2, replicationFactor: 1 }] });
  await consumer.subscribe({ topic, fromBeginning: true });
  const done: string[] = [];
  const send = (partition: number, value: string) => producer.send({ topic, messages: [{ partition, value }] });
  let isTriedAgain = false;
  const ended = new Promise<void>((resolve) => {
    void consumer.run({
      autoCommit: false,
      // Two hands: none of them is free for what comes later.
      partitionsConsumedConcurrently: 2,
      eachMessage: async (payload) => {
        const { partition, message } = payload;
        if (partition === 0 && !isTriedAgain) {
          isTriedAgain = true;
          await send(1, 'other');
          if ((await wait(payload, () => consumer.seek({ topic, partition, offset: message.offset }))) === 'later')
            return;
        }
        done.push(String(message.value));
        if (done.length === 2) resolve();
      },
    });
  });
  await send(0, 'slow');
  await ended;
  return done;
};

test('who sleeps in a handler keeps every partition of the broker waiting, however many are read side by side', async () => {
  expect(await readWith(() => sleep(1_000, 'now' as const))).toEqual(['slow', 'other']);
});

test('who pauses the partition and goes back lets the others pass', async () => {
  const done = await readWith(async ({ pause }, seek) => {
    const resume = pause();
    seek();
    setTimeout(resume, 1_000);
    return 'later';
  });
  expect(done).toEqual(['other', 'slow']);
});
