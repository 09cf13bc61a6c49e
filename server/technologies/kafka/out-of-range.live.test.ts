import { expect, inject, onTestFinished, test } from 'vitest';
import { probeLab } from '../probe-lab.ts';
import type { Corner } from '../technology.ts';
import { createTestbed } from '../testbed.ts';
import { kafka } from './technology.ts';
import { adminClient } from './warm.ts';

const { kafka: address } = inject('brokers');
const lab = probeLab('kafka', { orders: { partitions: 1 } });
const env = (corner: Corner) => ({
  TOPIC: corner.resolve({ topic: 'orders' }),
  GROUP_ID: corner.resolve({ group: 'report' }),
});

const client = `import kafkajs from 'kafkajs';
const kafka = new kafkajs.Kafka({ brokers: process.env.KAFKA_BROKERS.split(','), logLevel: 0 });
const topic = process.env.TOPIC;`;
const producer = `${client}
const producer = kafka.producer({ createPartitioner: kafkajs.Partitioners.DefaultPartitioner });
await producer.connect();
for (const [key, value] of [['a', '1'], ['b', '2'], ['a', null], ['c', '3']]) await producer.send({ topic, messages: [{ key, value }] });`;
const consumer = `${client}
const consumer = kafka.consumer({ groupId: process.env.GROUP_ID, maxWaitTimeInMs: 200 });
await consumer.connect();
await consumer.subscribe({ topic });
await consumer.run({ eachMessage: async () => {} });`;

test('an offset that was removed is refused, and kafkajs goes on at the end unless told otherwise', async () => {
  const testbed = await createTestbed({ technology: kafka, address, lab, env }, `range${process.pid}`);
  const admin = adminClient(address, 'range').admin();
  await admin.connect();
  onTestFinished(async () => {
    await admin.disconnect();
    await testbed.close();
  });
  const topic = `${testbed.corner.resolve({ topic: 'orders' })}`;
  const groupId = `${testbed.corner.resolve({ group: 'report' })}`;
  testbed.run('shop', producer);
  await testbed.until(() => testbed.of('record.appended').length === 4);
  expect(testbed.of('record.appended').map(({ key, value, tombstone }) => [key, value, tombstone])).toEqual([
    ['a', '1', undefined],
    ['b', '2', undefined],
    ['a', '', true],
    ['c', '3', undefined],
  ]);
  await admin.setOffsets({ groupId, topic, partitions: [{ partition: 0, offset: '1' }] });
  await admin.deleteTopicRecords({ topic, partitions: [{ partition: 0, offset: '2' }] });

  testbed.run('report', consumer);
  await testbed.until(() => testbed.of('offset.found').some(({ program }) => program === 'report'));
  expect(testbed.of('fetch.refused')).toMatchObject([
    { origin: 'broker', topic: 'orders', partition: 0, program: 'report', offset: 1, reason: 'OFFSET_OUT_OF_RANGE' },
  ]);
  // Two records are still there, and nobody reads them.
  expect(testbed.of('offset.found')).toMatchObject([{ program: 'report', asked: 'latest', found: 4 }]);
  expect(testbed.of('record.consumed')).toEqual([]);
});
