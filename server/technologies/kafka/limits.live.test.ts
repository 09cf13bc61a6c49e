import { randomUUID } from 'node:crypto';
import { expect, inject, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { kafkajs } from './kafkajs.ts';
import { adminClient } from './warm.ts';

// What the lesson on strengths and limits tells of Kafka's defaults. Nothing of ours is tested, but what we tell.

const [brokerResource, defaultSource] = [kafkajs.ConfigResourceTypes.BROKER, kafkajs.ConfigSource.DEFAULT_CONFIG];
const entries = z.array(
  z.object({
    configName: z.string(),
    configSynonyms: z.array(z.object({ configSource: z.number(), configValue: z.string().nullable() })),
  }),
);

test('Kafka’s own defaults are those that the lesson names', async () => {
  const admin = adminClient(inject('brokers').kafka, 'limits').admin();
  await admin.connect();
  onTestFinished(() => admin.disconnect());
  const { brokers } = await admin.describeCluster();
  const told = {
    'log.retention.hours': '168',
    'message.max.bytes': '1048588',
    'min.insync.replicas': '1',
    'default.replication.factor': '1',
    'unclean.leader.election.enable': 'false',
    'replica.lag.time.max.ms': '30000',
    'broker.session.timeout.ms': '9000',
    'log.flush.interval.messages': '9223372036854775807',
    'num.partitions': '1',
  };
  const name = `${brokers[0]?.nodeId}`;
  const { resources } = await admin.describeConfigs({
    includeSynonyms: true,
    resources: [{ type: brokerResource, name, configNames: Object.keys(told) }],
  });
  const defaults = entries
    .parse(resources[0]?.configEntries)
    .map(({ configName, configSynonyms }) => [
      configName,
      configSynonyms.find(({ configSource }) => configSource === defaultSource)?.configValue,
    ]);
  expect(Object.fromEntries(defaults)).toEqual(told);
});

test('a megabyte is the limit of a batch as it goes over the wire, not of a record alone', async () => {
  const kafka = adminClient(inject('brokers').kafka, 'limits');
  const topic = `limits-${randomUUID()}`;
  const [admin, producer] = [
    kafka.admin(),
    kafka.producer({ createPartitioner: kafkajs.Partitioners.DefaultPartitioner }),
  ];
  await Promise.all([admin.connect(), producer.connect()]);
  onTestFinished(async () => {
    await admin.deleteTopics({ topics: [topic] });
    await Promise.all([admin.disconnect(), producer.disconnect()]);
  });
  await admin.createTopics({ waitForLeaders: true, topics: [{ topic, numPartitions: 1, replicationFactor: 1 }] });
  const send = async (count: number, bytes: number, compression = kafkajs.CompressionTypes.None) => {
    const messages = Array.from({ length: count }, () => ({ value: Buffer.alloc(bytes, 'x') }));
    return await producer.send({ topic, compression, messages }).then(
      () => 'accepted',
      (error: unknown) => z.object({ type: z.string() }).parse(error).type,
    );
  };
  expect(await send(1, 1_000_000)).toBe('accepted');
  expect(await send(1, 1_048_576)).toBe('MESSAGE_TOO_LARGE');
  expect(await send(900, 1_024)).toBe('accepted');
  expect(await send(1_100, 1_024)).toBe('MESSAGE_TOO_LARGE');
  expect(await send(1_100, 1_024, kafkajs.CompressionTypes.GZIP)).toBe('accepted');
});
