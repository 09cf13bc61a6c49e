import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { create, toBinary } from '@bufbuild/protobuf';
import { type ChannelModel, connect } from 'amqplib';
import { expect, onTestFinished, test } from 'vitest';
import { listedLab } from '#app/labs.ts';
import { unpacked } from '#app/tai/[...path]/unpacked.ts';
import { PackOrderRequestSchema } from '#proto/shop/v1/packing_pb.ts';
import { buf } from '#scripts/setup/contracts.mjs';
import { freePort } from '#scripts/setup/ports.mjs';
import { ownNode } from '#server/brokers/own-node.ts';
import { runOutside } from '#server/programs/outside.ts';
import type { BrokerNode } from '#server/technologies/broker-node.ts';
import type { KafkaAddress } from '#server/technologies/kafka/address.ts';
import { adminClient } from '#server/technologies/kafka/warm.ts';
import { amqpUrl, type RabbitmqAddress } from '#server/technologies/rabbitmq/address.ts';

// Every command line that a lesson shows is run on a broker in the state that the lesson tells of, and what it prints is
// what the lesson shows.

interface CommandLine {
  command: string;
  output: string;
}

const fence = /^```sh\n([^\n]*)\n```\n\n```text\n([\s\S]*?)\n```$/gm;

const linesOf = (file: string): CommandLine[] => {
  const text = readFileSync(file, 'utf8');
  const found = [...text.matchAll(fence)].map(([, command = '', output = '']) => ({ command, output }));
  expect(text.match(/^```sh/gm) ?? [], `${file}: each command stands alone, before what it prints`).toHaveLength(
    found.length,
  );
  return found;
};

const lessons = globSync('content/*/*.mdx').filter((file) => /^```sh/m.test(readFileSync(file, 'utf8')));

/** Address of the lesson in that file: `rabbitmq/work-queue`. */
const keyOf = (file: string): string => file.replaceAll(/^content\/|(?<=\/)\d+-|\.mdx$/g, '');

type Tool = BrokerNode<unknown>['tool'];

/** What a lesson's command line names, and what it is here, where nothing has the usual port or folder. */
type Places = Readonly<Record<string, string>>;

/** Runs the command lines of a lesson while what they ask is in the state that it tells of. */
const compare = async (file: string, tool: Tool, places: Places = {}): Promise<void> => {
  for (const { command, output } of linesOf(file)) {
    const here = Object.entries(places).reduce((line, [usual, own]) => line.replace(usual, own), command);
    // As a shell takes them, where the quotes hold no space.
    const [name = '', ...args] = here.split(' ').map((word) => word.replace(/^'(.*)'$/, '$1'));
    expect(rowsOf(await tool(name, args)), command).toEqual(rowsOf(output));
  }
};

/** Rows of a printed table: apart from their order and spaces, and from what is of one run only. */
const rowsOf = (output: string): string[] =>
  output
    .split('\n')
    .map((row) =>
      row
        .trim()
        .replaceAll(/\s+/g, ' ')
        .replaceAll(/-(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|…)/g, '-…')
        .replaceAll(/ \S+@\S+/g, ' node')
        // Ids of members of the newer kinds of groups.
        .replaceAll(/(?<= )[\w-]{22}(?= \/)/g, '…'),
    )
    .filter((row) => row !== '')
    .sort();

type State<Address> = (node: BrokerNode<Address>, file: string) => Promise<void>;

const rabbitmqStates: Readonly<Record<string, State<RabbitmqAddress>>> = {
  // 300 orders have just come; one worker is at the first.
  'broker/message-queue': async (node, file) => {
    const { connection, fill, take } = await rabbitmq(node);
    await fill('orders', 300);
    await fill('emails', 0);
    await take('orders', { prefetch: 1, count: 1 });
    await take('emails', { prefetch: 200, count: 0 });
    await compare(file, node.tool);
    await connection.close();
  },
  // Two workers with prefetch 5, and one that forgot to say how much it bears.
  'rabbitmq/work-queue': async (node, file) => {
    const { connection, fill, take } = await rabbitmq(node);
    await fill('orders', 24);
    await fill('emails', 300);
    for (let worker = 0; worker < 2; worker += 1) await take('orders', { prefetch: 5, count: 5 });
    await take('emails', { prefetch: 0, count: 300 });
    await compare(file, node.tool);
    await connection.close();
  },
  // Memory alarm: one worker takes and sends on one connection, the other on two.
  'rabbitmq/priority-backpressure': async (node, file) => {
    const { connection, fill, url } = await rabbitmq(node);
    const queues = ['one', 'two'].map((connections) => ({ connections, queue: `orders-${connections}` }));
    for (const { queue } of queues) await fill(queue, 5);
    await connection.close();
    await node.tool('rabbitmqctl', ['set_vm_memory_high_watermark', '0.00001']);
    const [one, two] = queues.map(({ connections, queue }) =>
      runOutside(`${file.replace(/\.mdx$/, '')}.examples/connections.ts`, '.', url, {
        env: { QUEUE: queue, CONNECTIONS: connections },
      }),
    );
    for (const worker of [one, two]) if (worker) onTestFinished(worker.stop);
    await one?.said('Broker chặn kết nối gửi: low on memory');
    await two?.said('Broker chặn kết nối gửi: low on memory');
    await two?.said('Đã gửi ack cho đơn #5');
    await compare(file, node.tool);
    await node.tool('rabbitmqctl', ['set_vm_memory_high_watermark', '0.6']);
    await one?.said('Đã gửi ack cho đơn #5');
  },
};

const rabbitmq = async (node: BrokerNode<RabbitmqAddress>) => {
  const url = amqpUrl(node.address, { ...node.address, vhost: '/' });
  const connection: ChannelModel = await connect(url);
  return {
    url,
    connection,
    fill: async (queue: string, count: number) => {
      const channel = await connection.createConfirmChannel();
      await channel.assertQueue(queue, { durable: true });
      await channel.purgeQueue(queue);
      for (let order = 1; order <= count; order += 1) channel.sendToQueue(queue, Buffer.from(`${order}`));
      await channel.waitForConfirms();
    },
    /** A worker that keeps what it gets; it has so many in hand when this resolves. */
    take: async (queue: string, { prefetch, count }: { prefetch: number; count: number }) => {
      const channel = await connection.createChannel();
      if (prefetch > 0) await channel.prefetch(prefetch);
      const { promise: full, resolve } = Promise.withResolvers<void>();
      let held = 0;
      if (count === 0) resolve();
      await channel.consume(queue, () => {
        held += 1;
        if (held === count) resolve();
      });
      await full;
    },
  };
};

const kafkaStates: Readonly<Record<string, State<KafkaAddress>>> = {
  // A group of two members that has fallen behind on one partition; one of the newer protocol, and a share group.
  'kafka/consumer-groups': async (node, file) => {
    const [topic, groupId] = ['orders', 'invoice'];
    const admin = adminClient(node.address, 'operator').admin();
    await admin.connect();
    onTestFinished(() => admin.disconnect());
    await admin.createTopics({ topics: [{ topic, numPartitions: 3 }] });
    const producer = adminClient(node.address, 'shop').producer();
    await producer.connect();
    const messages = [52, 48, 33].flatMap((count, partition) =>
      Array.from({ length: count }, (_, order) => ({ partition, value: `${order}` })),
    );
    await producer.send({ topic, messages });
    await producer.disconnect();
    const partitions = [52, 41, 33].map((offset, partition) => ({ partition, offset: `${offset}` }));
    await admin.setOffsets({ groupId, topic, partitions });
    for (const clientId of ['invoice-1', 'invoice-2']) {
      const consumer = adminClient(node.address, clientId).consumer({ groupId });
      await consumer.connect();
      onTestFinished(() => consumer.disconnect());
      await consumer.subscribe({ topic });
      const joined = new Promise<void>((resolve) => {
        consumer.on('consumer.group_join', () => resolve());
      });
      await consumer.run({ autoCommit: false, eachMessage: async () => {} });
      await joined;
    }
    const broker = node.address.adminBrokers[0] ?? '';
    await admin.createTopics({ topics: [{ topic: 'invoices', numPartitions: 1 }] });
    const newer = [...consoleOf(broker, topic, 'search', 'search-1'), '--command-property', 'group.protocol=consumer'];
    startAside(node, 'kafka-console-consumer.sh', newer);
    for (const client of ['pdf-1', 'pdf-2']) {
      startAside(node, 'kafka-console-share-consumer.sh', consoleOf(broker, 'invoices', 'pdf', client));
    }
    const says = async (name: string, ...args: string[]) => node.tool(name, ['--bootstrap-server', broker, ...args]);
    await expect.poll(() => says('kafka-groups.sh', '--list'), tools).toMatch(/search +Consumer/);
    const members = () => says('kafka-share-groups.sh', '--describe', '--group', 'pdf', '--members');
    await expect.poll(members, tools).toMatch(/(invoices:0[\s\S]*){2}/);
    // A third group, that nobody else is a member of, on what came before it.
    const earliest = ['--add-config', 'share.auto.offset.reset=earliest'];
    await says('kafka-configs.sh', '--alter', '--entity-type', 'groups', '--entity-name', 'pdf-trial', ...earliest);
    const orders = adminClient(node.address, 'shop').producer();
    await orders.connect();
    await orders.send({ topic: 'invoices', messages: ['#41', '#42', '#43'].map((value) => ({ value })) });
    await orders.disconnect();
    await compare(file, node.tool, { 'localhost:9092': broker });
  },
  // A group that nobody is a member of, on a topic that is shorter than the offset asked for.
  'kafka/offsets-replay': async (node, file) => {
    const [topic, groupId] = ['refunds', 'audit'];
    const admin = adminClient(node.address, 'operator').admin();
    await admin.connect();
    onTestFinished(() => admin.disconnect());
    await admin.createTopics({ topics: [{ topic, numPartitions: 1 }] });
    const producer = adminClient(node.address, 'shop').producer();
    await producer.connect();
    await producer.send({ topic, messages: Array.from({ length: 36 }, (_, refund) => ({ value: `${refund}` })) });
    await producer.disconnect();
    await admin.setOffsets({ groupId, topic, partitions: [{ partition: 0, offset: '20' }] });
    await compare(file, node.tool, { 'localhost:9092': node.address.adminBrokers[0] ?? '' });
  },
};

const tools = { timeout: 30_000, interval: 500 };

const consoleOf = (broker: string, topic: string, group: string, client: string): string[] => [
  ...['--bootstrap-server', broker, '--topic', topic, '--group', group],
  ...['--command-property', `client.id=${client}`],
];

/** Runs beside what is compared, until the test is over. */
const startAside = ({ startTool }: BrokerNode<unknown>, name: string, args: readonly string[]): void => {
  const child = startTool?.(name, args);
  if (child) onTestFinished(() => void child.kill('SIGKILL'));
};

/** Lessons that ask no broker: one the contracts alone, one a server as its reader has downloaded it. */
const contractsLesson = 'grpc/protocol-buffers';
const serverLesson = 'grpc/call-types';

const fileOf = (lesson: string): string => lessons.find((one) => keyOf(one) === lesson) ?? '';

/** Of each lesson that shows a command line of this broker: its file, and what brings the broker there. */
const statesOf = <Address>(states: Readonly<Record<string, State<Address>>>): [file: string, state: State<Address>][] =>
  lessons.flatMap((file) => {
    const state = states[keyOf(file)];
    return state ? [[file, state]] : [];
  });

test('every lesson that shows a command line is tried', () => {
  const known = [...Object.keys(rabbitmqStates), ...Object.keys(kafkaStates), contractsLesson, serverLesson];
  expect(known.sort()).toEqual(lessons.map(keyOf).sort());
});

const ownRabbitmq = ownNode('rabbitmq');

test.skipIf(!ownRabbitmq)('RabbitMQ’s tools print what the lessons show', { timeout: 120_000 }, async () => {
  if (!ownRabbitmq) return;
  const node = await ownRabbitmq.start();
  onTestFinished(async () => {
    await node.stop();
    ownRabbitmq.remove();
  });
  for (const [file, state] of statesOf(rabbitmqStates)) {
    await state(node, file);
    for (const queue of await queuesOf(node)) await node.tool('rabbitmqctl', ['delete_queue', queue]);
  }
});

const queuesOf = async ({ tool }: BrokerNode<unknown>): Promise<string[]> =>
  (await tool('rabbitmqctl', ['--quiet', 'list_queues', 'name', '--no-table-headers'])).split('\n').filter(Boolean);

const ownKafka = ownNode('kafka');

test.skipIf(!ownKafka)('Kafka’s tools print what the lessons show', { timeout: 120_000 }, async () => {
  if (!ownKafka) return;
  const node = await ownKafka.start();
  onTestFinished(async () => {
    await node.stop();
    ownKafka.remove();
  });
  for (const [file, state] of statesOf(kafkaStates)) await state(node, file);
});

test('buf prints what the lesson shows', { timeout: 60_000 }, async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'tramtin-order-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const order = { item: 'Áo mưa', quantity: 2, customerId: 1042n, points: 50, boxes: [500, 1200, 800] };
  const file = path.join(folder, 'order.bin');
  writeFileSync(file, toBinary(PackOrderRequestSchema, create(PackOrderRequestSchema, order)));
  await compare(fileOf(contractsLesson), bufTool, { 'order.bin': file });
});

test('a public client asks the server of a downloaded lab what it can do, and calls it', {
  timeout: 60_000,
}, async () => {
  const folder = unpacked(await listedLab('grpc-call-types'));
  const port = await freePort();
  const stock = runOutside('stock.ts', folder, undefined, { env: { PORT: `${port}` } });
  onTestFinished(stock.stop);
  await stock.said('Nghe gRPC');
  const server = `http://127.0.0.1:${port}`;
  await compare(fileOf(serverLesson), bufTool, {
    'http://127.0.0.1:50051': server,
    '--schema proto': `--schema ${path.join(folder, 'proto')}`,
  });
  const call = ['curl', '--protocol', 'grpc', '-v', '--data', '{}', `${server}/shop.v1.StockService/GetStock`];
  expect((await buf(...call)).stderr).toContain('Grpc-Status: 0');
  const unknown = ['curl', '--protocol', 'grpc', `${server}/shop.v1.StockService/GetPrice`];
  await expect(buf(...unknown)).rejects.toThrow('GetPrice');
});

const bufTool: Tool = async (name, args) => {
  expect(name).toBe('buf');
  return (await buf(...args)).stdout;
};
