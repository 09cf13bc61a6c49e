import { expect, inject, onTestFinished, test } from 'vitest';
import { probeLab } from '../probe-lab.ts';
import { createTestbed } from '../testbed.ts';
import { kafka } from './technology.ts';
import { adminClient } from './warm.ts';

// What the lesson on offsets tells of a topic that is deleted and made again, and how the picture knows of it.

/** Has done the eighth record of the old topic only when it is told to go on, and then reads no more. */
const reader = `import kafkajs from 'kafkajs';
const kafka = new kafkajs.Kafka({ brokers: process.env.KAFKA_BROKERS.split(','), logLevel: 0 });
const consumer = kafka.consumer({ groupId: process.env.GROUP_ID, maxWaitTimeInMs: 200 });
const toldToGoOn = new Promise((resolve) => process.stdin.once('data', resolve));
await consumer.connect();
await consumer.subscribe({ topic: process.env.TOPIC, fromBeginning: true });
await consumer.run({ eachMessage: async ({ message, pause }) => {
  if (message.offset !== '7') return;
  console.log('holding the eighth');
  await toldToGoOn;
  pause();
} });`;

test('with a topic go the offsets that were committed of it; a member that was at work commits the old one to the new topic', async () => {
  const { kafka: address } = inject('brokers');
  const testbed = await createTestbed(
    {
      technology: kafka,
      address,
      lab: probeLab('kafka', { orders: { partitions: 1 } }),
      env: (corner) => ({ TOPIC: corner.resolve({ topic: 'orders' }), GROUP_ID: corner.resolve({ group: 'email' }) }),
    },
    `again${process.pid}`,
  );
  const topic = `${testbed.corner.resolve({ topic: 'orders' })}`;
  const groupId = `${testbed.corner.resolve({ group: 'email' })}`;
  const admin = adminClient(address, 'operator').admin();
  await admin.connect();
  onTestFinished(async () => {
    await testbed.close();
    await admin.disconnect();
  });
  /** A client each time: one never forgets a topic that it was asked about. */
  const send = async (count: number): Promise<void> => {
    const producer = adminClient(address, 'shop').producer();
    await producer.connect();
    await producer.send({ topic, messages: Array.from({ length: count }, (_, n) => ({ value: `${n}` })) });
    await producer.disconnect();
  };
  const committedAtBroker = async (): Promise<string | undefined> => {
    const asker = adminClient(address, 'asker').admin();
    await asker.connect();
    const [found] = await asker.fetchOffsets({ groupId, topics: [topic] });
    await asker.disconnect();
    return found?.partitions[0]?.offset;
  };
  const high = () => testbed.picture().topics.orders?.partitions[0]?.high;
  const group = () => testbed.picture().groups.email;

  await admin.setOffsets({ groupId, topic, partitions: [{ partition: 0, offset: '0' }] });
  expect(await committedAtBroker()).toBe('0');
  await send(8);
  const program = testbed.run('a', reader);
  await testbed.until(() => testbed.of('program.printed').length > 0 && high() === 8);

  await admin.deleteTopics({ topics: [topic] });
  await admin.createTopics({ topics: [{ topic, numPartitions: 1 }] });
  await expect.poll(committedAtBroker).toBe('-1');
  await send(2);
  await testbed.until(() => testbed.of('topic.created').length === 2 && high() === 2);
  expect(group()?.committed).toEqual({});

  program.stdin?.write('on\n');
  await testbed.until(() => group()?.committed['orders/0'] === 8);
  expect(await committedAtBroker()).toBe('8');
  expect(group()?.lags.at(-1)?.lag).toBe(-6);
});
