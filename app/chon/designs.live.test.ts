import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import { createServer } from 'node:http2';
import type { Server } from 'node:net';
import { DatabaseSync } from 'node:sqlite';
import { Code, createClient } from '@connectrpc/connect';
import { connectNodeAdapter, createGrpcTransport } from '@connectrpc/connect-node';
import { connect } from 'amqplib';
import { beforeAll, describe, expect, inject, onTestFinished, test } from 'vitest';
import type { Design, Setting } from '#content/choosing/design.ts';
import { designs } from '#content/choosing/designs.ts';
import { StockService } from '#proto/shop/v1/stock_pb.ts';
import { ownKafkaCluster } from '#scripts/measure/own-cluster.ts';
import type { KafkaCluster } from '#server/technologies/kafka/cluster.ts';
import { kafkajs } from '#server/technologies/kafka/kafkajs.ts';
import { adminClient } from '#server/technologies/kafka/warm.ts';
import { amqpUrl } from '#server/technologies/rabbitmq/address.ts';
import { createManagement } from '#server/technologies/rabbitmq/management.ts';

// Every setting of a reference design is applied as the page shows it, and carries a message.

const settingsOf = <Kind extends Setting['kind']>(design: Design, kind: Kind) =>
  design.settings.filter((one): one is Extract<Setting, { kind: Kind }> => one.kind === kind);
const withKind = (kind: Setting['kind']) =>
  designs.filter((design) => settingsOf(design, kind).length > 0).map((design) => [design.id, design] as const);

describe('RabbitMQ', () => {
  const declared = async (design: Design) => {
    const { rabbitmq } = inject('brokers');
    const management = createManagement(rabbitmq);
    const vhost = `design-${randomUUID()}`;
    await management.put(`/vhosts/${vhost}`, {});
    onTestFinished(() => management.delete(`/vhosts/${vhost}`));
    await management.put(`/permissions/${vhost}/${encodeURIComponent(rabbitmq.username)}`, {
      configure: '.*',
      write: '.*',
      read: '.*',
    });
    const connection = await connect(amqpUrl(rabbitmq, { ...rabbitmq, vhost }));
    onTestFinished(() => connection.close());
    const channel = await connection.createConfirmChannel();
    for (const { name, type } of settingsOf(design, 'exchange'))
      await channel.assertExchange(name, type, { durable: true });
    const queues = settingsOf(design, 'queue');
    for (const { name, arguments: given, bind = [] } of queues) {
      await channel.assertQueue(name, { durable: true, arguments: given });
      for (const { exchange, key } of bind) await channel.bindQueue(name, exchange, key);
    }
    return { channel, queues };
  };

  test.each(withKind('queue'))('%s: what is sent is where it belongs, and nowhere else', async (_, design) => {
    const { channel, queues } = await declared(design);
    for (const [number, { exchange, key, priority, arrives }] of (design.trials ?? []).entries()) {
      const body = `${design.id} ${number}`;
      channel.publish(exchange, key, Buffer.from(body), {
        persistent: true,
        mandatory: true,
        ...(priority !== undefined && { priority }),
      });
      await channel.waitForConfirms();
      const got: string[] = [];
      for (const { name } of queues) {
        const message = await channel.get(name);
        if (!message) continue;
        expect(message.content.toString()).toBe(body);
        channel.ack(message);
        got.push(name);
      }
      expect(got).toEqual(arrives);
    }
  });

  test('newsletter: whoever is a VIP comes first, and what waits comes back by itself', async () => {
    const design = designs.find(({ id }) => id === 'newsletter');
    if (!design) throw new Error('no design called newsletter');
    const { channel } = await declared(design);
    for (const [body, priority] of [
      ['plain', 0],
      ['vip', 2],
    ] as const)
      channel.publish('', 'newsletter', Buffer.from(body), { persistent: true, priority });
    await channel.waitForConfirms();
    const first = await channel.get('newsletter', { noAck: true });
    expect(first).toMatchObject({ content: Buffer.from('vip') });
    await channel.purgeQueue('newsletter');
    // The same road in a fraction of the time: an expiration of its own may be shorter than the queue's.
    channel.publish('newsletter.dlx', 'retry', Buffer.from('again'), { persistent: true, expiration: '50' });
    const back = await new Promise<string>((resolve) => {
      channel.consume('newsletter', (message) => message && resolve(message.content.toString()), { noAck: true });
    });
    expect(back).toBe('again');
  });
});

const startCluster = ownKafkaCluster();

describe.skipIf(!startCluster)('Kafka', () => {
  let cluster: KafkaCluster;

  beforeAll(async () => {
    if (!startCluster) return;
    cluster = await startCluster({});
    return cluster.stop;
  });

  const opened = async (topics: readonly Extract<Setting, { kind: 'topic' }>[]) => {
    const kafka = adminClient(cluster.address, 'designs');
    const admin = kafka.admin();
    const producer = kafka.producer({ createPartitioner: kafkajs.Partitioners.DefaultPartitioner });
    await Promise.all([admin.connect(), producer.connect()]);
    onTestFinished(async () => {
      await Promise.all([admin.disconnect(), producer.disconnect()]);
    });
    await admin.createTopics({
      topics: topics.map(({ name, partitions, replicas, configs }) => ({
        topic: name,
        numPartitions: partitions,
        replicationFactor: replicas,
        configEntries: Object.entries(configs).map(([config, value]) => ({ name: config, value })),
      })),
    });
    onTestFinished(() => admin.deleteTopics({ topics: topics.map(({ name }) => name) }));
    // A broker that has not heard of a new topic yet says that there is none.
    const leaders = () =>
      admin.fetchTopicMetadata({ topics: topics.map(({ name }) => name) }).then(
        (metadata) => metadata.topics.flatMap(({ partitions }) => partitions.map(({ leader }) => leader)),
        () => [-1],
      );
    await expect.poll(leaders, { timeout: 30_000 }).not.toContain(-1);
    return { kafka, admin, producer };
  };

  test.each(withKind('topic'))('%s: topics are as they are told, and carry a record', async (_, design) => {
    const topics = settingsOf(design, 'topic');
    const { kafka, admin, producer } = await opened(topics);
    for (const { name, partitions, replicas, configs } of topics) {
      const { resources } = await admin.describeConfigs({
        includeSynonyms: false,
        resources: [{ type: kafkajs.ConfigResourceTypes.TOPIC, name, configNames: Object.keys(configs) }],
      });
      const known = resources[0]?.configEntries.map(({ configName, configValue }) => [configName, configValue]) ?? [];
      expect(Object.fromEntries(known)).toEqual(configs);
      const { topics: described } = await admin.fetchTopicMetadata({ topics: [name] });
      expect(described[0]?.partitions).toHaveLength(partitions);
      expect(described[0]?.partitions.every((partition) => partition.replicas.length === replicas)).toBe(true);

      await producer.send({ topic: name, acks: -1, messages: [{ key: 'k', value: name }] });
      const consumer = kafka.consumer({ groupId: `${name}-readers`, maxWaitTimeInMs: 100 });
      await consumer.connect();
      onTestFinished(() => consumer.disconnect());
      await consumer.subscribe({ topic: name, fromBeginning: true });
      const got = await new Promise<unknown>((resolve, reject) => {
        consumer
          .run({ eachMessage: async ({ message }) => resolve([message.key?.toString(), message.value?.toString()]) })
          .catch(reject);
      });
      expect(got).toEqual(['k', name]);
    }
  });

  test('claim-check: the picture itself is refused', async () => {
    const design = designs.find(({ id }) => id === 'claim-check');
    const topics = design ? settingsOf(design, 'topic') : [];
    const { producer } = await opened(topics);
    const value = Buffer.alloc(10_000_000, 'a');
    await expect(producer.send({ topic: topics[0]?.name ?? '', messages: [{ value }] })).rejects.toMatchObject({
      type: 'MESSAGE_TOO_LARGE',
    });
  });
});

const listening = async (server: Server): Promise<string> => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${Object(server.address()).port}`;
};

const calls = designs.flatMap((design) => settingsOf(design, 'call').map((call) => [design.id, call] as const));

test.each(calls)('%s: a call is answered in time, or ends when it says', async (_, { over, deadlineMs }) => {
  const stop = new AbortController();
  onTestFinished(() => stop.abort());
  // It answers the first call, and none after.
  let asked = 0;
  const answer = async (): Promise<void> => {
    asked += 1;
    if (asked > 1) await once(stop.signal, 'abort');
  };
  const call = over === 'grpc' ? await overGrpc(answer, deadlineMs) : await overHttp(answer, deadlineMs);
  await call();
  const began = performance.now();
  await expect(call()).rejects.toMatchObject(
    over === 'grpc' ? { code: Code.DeadlineExceeded } : { name: 'TimeoutError' },
  );
  const took = performance.now() - began;
  expect(took).toBeGreaterThan(deadlineMs * 0.95);
  expect(took).toBeLessThan(deadlineMs + 1000);
});

const overGrpc = async (answer: () => Promise<void>, timeoutMs: number): Promise<() => Promise<unknown>> => {
  const routes = connectNodeAdapter({
    routes: (router) =>
      router.service(StockService, {
        async getStock() {
          await answer();
          return {};
        },
      }),
  });
  const server = createServer(routes);
  onTestFinished(() => void server.close());
  const client = createClient(StockService, createGrpcTransport({ baseUrl: await listening(server) }));
  return () => client.getStock({}, { timeoutMs });
};

const overHttp = async (answer: () => Promise<void>, timeoutMs: number): Promise<() => Promise<unknown>> => {
  const server = createHttpServer(async (_, response) => {
    await answer();
    response.writeHead(202).end();
  });
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const url = await listening(server);
  return () => fetch(url, { method: 'POST', signal: AbortSignal.timeout(timeoutMs) });
};

test.each(withKind('table'))('%s: a row is taken once', (_, design) => {
  for (const { name, create, take } of settingsOf(design, 'table')) {
    const database = new DatabaseSync(':memory:');
    database.exec(create);
    if (name === 'jobs') database.exec("INSERT INTO jobs (payload) VALUES ('mail')");
    const taken = () => database.prepare(take).all().length;
    expect([taken(), taken()]).toEqual([1, 0]);
    database.close();
  }
});
