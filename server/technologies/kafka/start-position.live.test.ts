import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { expect, inject, onTestFinished, test } from 'vitest';
import { kafkajs } from './kafkajs.ts';
import { adminClient } from './warm.ts';

// The table of the lesson on consumer groups: where a group begins to read. Nothing of ours is tested, but what we tell.

interface Visit {
  groupId: string;
  fromBeginning?: boolean;
  /** Sent once the group reads and has caught up. */
  sent?: string;
  /** It has seen enough after this one; without any it leaves once it has asked the broker for records. */
  until?: string;
}

test('a group begins at the end unless told, and goes on from what it committed', async () => {
  const kafka = adminClient(inject('brokers').kafka, 'start-position');
  const topic = `start-position-${randomUUID()}`;
  const admin = kafka.admin();
  const producer = kafka.producer({ createPartitioner: kafkajs.Partitioners.DefaultPartitioner });
  await Promise.all([admin.connect(), producer.connect()]);
  onTestFinished(async () => {
    await admin.deleteTopics({ topics: [topic] });
    await Promise.all([admin.disconnect(), producer.disconnect()]);
  });
  await admin.createTopics({ topics: [{ topic, numPartitions: 1, replicationFactor: 1 }] });
  const send = (...values: string[]) => producer.send({ topic, messages: values.map((value) => ({ value })) });

  const visit = async ({ groupId, fromBeginning, sent, until }: Visit): Promise<string> => {
    const consumer = kafka.consumer({ groupId: `${topic}-${groupId}`, maxWaitTimeInMs: 200 });
    const news = new EventTarget();
    const received: string[] = [];
    consumer.on(consumer.events.FETCH, ({ payload }) => {
      if (payload.numberOfBatches === 0) news.dispatchEvent(new Event('caught up'));
    });
    await consumer.connect();
    await consumer.subscribe({ topic, ...(fromBeginning !== undefined && { fromBeginning }) });
    const caughtUp = once(news, 'caught up');
    const enough = until === undefined ? caughtUp : once(news, until);
    await consumer.run({
      eachMessage: async ({ message }) => {
        const value = message.value?.toString() ?? '';
        received.push(value);
        news.dispatchEvent(new Event(value));
      },
    });
    await caughtUp;
    if (sent !== undefined) await send(sent);
    await enough;
    await consumer.disconnect();
    return received.join(' ');
  };

  await send('1', '2', '3');
  expect(await visit({ groupId: 'new', sent: '4', until: '4' })).toBe('4');
  await send('5', '6');
  expect(await visit({ groupId: 'new', fromBeginning: true, sent: '7', until: '7' })).toBe('5 6 7');
  expect(await visit({ groupId: 'told', fromBeginning: true, until: '7' })).toBe('1 2 3 4 5 6 7');
  expect(await visit({ groupId: 'empty-handed' })).toBe('');
  await send('8', '9');
  expect(await visit({ groupId: 'empty-handed', sent: '10', until: '10' })).toBe('10');
});
