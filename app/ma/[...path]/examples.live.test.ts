import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type ConfirmChannel, connect } from 'amqplib';
import { expect, inject, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { listedLab } from '#app/labs.ts';
import { runOutside } from '#server/programs/outside.ts';
import { amqpUrl } from '#server/technologies/rabbitmq/address.ts';
import { rabbitmqPrograms, startRabbitmqNode } from '#server/technologies/rabbitmq/node.ts';
import { serverTechnologies } from '#server/technologies.ts';

// Examples that lie beside a lesson are run here, where the server may be used.

/** A vhost of its own for one example, as a lab's sandbox would have it. */
const openVhost = async (id: string, slug: string): Promise<string> => {
  const { lab } = await listedLab(slug);
  const corner = await serverTechnologies.rabbitmq.open(inject('brokers').rabbitmq, { id, lab }, () => {});
  onTestFinished(() => corner.close());
  return corner.env('outside').RABBITMQ_URL ?? '';
};

const run = (file: string, url: string) => {
  // Who serves takes any port: others may run the same program beside it.
  const running = runOutside(file, '.', url, { env: { PORT: '0' } });
  onTestFinished(running.stop);
  return running.firstLine;
};

test('direct-reply-to.ts: a question is answered without a queue for the answer', async () => {
  const url = await openVhost('direct-reply-to', 'rabbitmq-rpc');
  expect(await run('labs/rabbitmq-rpc/programs/stock.ts', url)).toContain('stock');
  const answer = await run('content/04-rabbitmq/05-rpc.examples/direct-reply-to.ts', url);
  expect(JSON.parse(answer)).toMatchObject({ item: 'áo mưa', left: 18 });
});

test('single-active.ts: the second worker gets nothing until the first is gone, and the order stays', async () => {
  const url = await openVhost('single-active', 'rabbitmq-work-queue');
  expect(await run('content/04-rabbitmq/02-work-queue.examples/single-active.ts', url)).toBe(
    'worker-1 #1, worker-1 #2, worker-2 #3↻, worker-2 #4, worker-2 #5, worker-2 #6',
  );
});

const customers = ['An', 'Bé', 'Chi', 'Hà', 'Lê', 'Sơn', 'Tú', 'Mai', 'Vy'];

/** Into which of the queues each key goes. */
const placesOf = async (
  channel: ConfirmChannel,
  exchange: string,
  keys: readonly string[],
  queues: readonly string[],
) => {
  const places = new Map<string, string>();
  for (const key of keys) channel.publish(exchange, key, Buffer.from(key));
  await channel.waitForConfirms();
  for (const queue of queues) {
    for (let got = await channel.get(queue, { noAck: true }); got; got = await channel.get(queue, { noAck: true }))
      places.set(got.content.toString(), queue);
  }
  return places;
};

test('by-customer.ts: the orders of one customer stand in one queue, and are spread as the lesson says', async ({
  skip,
}) => {
  // The site's own brokers go without the plugin: no lab needs it.
  const setup = z
    .object({ rabbitmq: rabbitmqPrograms })
    .safeParse(JSON.parse(readFileSync(process.env.TRAMTIN_SETUP ?? '.data/setup.json', 'utf8')));
  if (!setup.success) return skip('needs a RabbitMQ of this machine, to start it with a plugin');
  const dataDir = mkdtempSync(path.join(tmpdir(), 'tramtin-by-customer-'));
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
  const options = { dataDir, log: () => {}, signal: AbortSignal.timeout(60_000) };
  const node = await startRabbitmqNode(setup.data.rabbitmq, options, ['rabbitmq_consistent_hash_exchange']);
  onTestFinished(() => node.stop());
  const url = amqpUrl(node.address, { ...node.address, vhost: '/' });
  const said = await run('content/04-rabbitmq/02-work-queue.examples/by-customer.ts', url);
  const received = Object.values(z.record(z.string(), z.array(z.string())).parse(JSON.parse(said)));
  for (const customer of customers) {
    const ofThem = received.map((orders) => orders.filter((order) => order.endsWith(` ${customer}`)));
    const inOrder = ['tạo', 'sửa', 'huỷ'].map((step) => `${step} ${customer}`);
    expect(ofThem.filter((orders) => orders.length > 0)).toEqual([inOrder]);
  }

  const connection = await connect(url);
  onTestFinished(() => connection.close());
  const channel = await connection.createConfirmChannel();
  const queues = ['a', 'b', 'c', 'd'];
  for (const queue of queues) await channel.assertQueue(queue);
  await channel.assertExchange('spread', 'x-consistent-hash');
  for (const queue of queues.filter((one) => one !== 'd')) await channel.bindQueue(queue, 'spread', '1');
  const many = Array.from({ length: 900 }, (_, index) => `customer-${index}`);
  const counted = Map.groupBy((await placesOf(channel, 'spread', many, queues)).values(), (queue) => queue);
  const before = await placesOf(channel, 'spread', customers, queues);
  await channel.bindQueue('d', 'spread', '1');
  const after = await placesOf(channel, 'spread', customers, queues);
  const moved = customers.filter((customer) => before.get(customer) !== after.get(customer));
  const [least, middle, most] = received.map((orders) => orders.length / 3).toSorted((a, b) => a - b);
  const [first, second, third] = queues.map((queue) => counted.get(queue)?.length);
  const lesson = readFileSync('content/04-rabbitmq/02-work-queue.mdx', 'utf8');
  expect(lesson).toContain(`chín khách chia thành ${least}, ${middle} và ${most}`);
  expect(lesson).toContain(`900 khách thì ${first}, ${second} và ${third}`);
  expect(moved).toHaveLength(3);
  expect(new Set(moved.map((customer) => after.get(customer)))).toEqual(new Set(['d']));
});

test('silent-cycle.ts: what comes back by dead-lettering is dropped, unless it was rejected on the way', async () => {
  const url = await openVhost('silent-cycle', 'rabbitmq-dlq-retry');
  // Who comes back a second time and is taken in comes a third time too.
  const more = expect.toSatisfy((passes: number) => passes > 2);
  expect(JSON.parse(await run('content/04-rabbitmq/07-retry-replay.examples/silent-cycle.ts', url))).toEqual([
    { reason: 'expired', first: 2, second: 2, left: 0 },
    { reason: 'rejected', first: more, second: 2, left: expect.any(Number) },
    { reason: 'delivery_limit', first: 2, second: 2, left: 0 },
  ]);
});

const retries = z.array(
  z.object({
    type: z.string(),
    method: z.string(),
    waits: z.array(z.number()),
    behindAfter: z.number(),
    deliveryCount: z.number(),
    ended: z.string(),
  }),
);

test('delayed-retry.ts: rejects wait longer each time and reach the limit, nacks wait the least and never do', async ({
  skip,
}) => {
  const url = await openVhost('delayed-retry', 'rabbitmq-dlq-retry');
  const connection = await connect(url);
  const [major = 0, minor = 0] = String(connection.connection.serverProperties.version).split('.').map(Number);
  await connection.close();
  skip(major < 4 || (major === 4 && minor < 3), 'delayed retry came with 4.3');
  const rows = retries.parse(
    JSON.parse(await run('content/04-rabbitmq/07-retry-replay.examples/delayed-retry.ts', url)),
  );
  expect(rows).toHaveLength(6);
  for (const { type, method, waits, behindAfter, deliveryCount, ended } of rows) {
    const isDelayed = type === 'all' || (type === 'failed') === (method === 'reject');
    const least = (i: number): number => (method === 'nack' ? 200 : Math.min(500, 200 * (i + 1)));
    // A machine may be late, never early but for what rounding does.
    if (isDelayed) expect(waits.filter((ms, i) => ms < least(i) - 2)).toEqual([]);
    else expect(Math.min(...waits)).toBeLessThan(200);
    // Who waits blocks nobody; who does not is back at the head each time.
    expect(behindAfter).toBe(isDelayed ? 1 : waits.length + 1);
    expect({ tries: waits.length + 1, deliveryCount, ended }).toEqual(
      method === 'nack'
        ? { tries: 6, deliveryCount: 0, ended: 'acked' }
        : { tries: 5, deliveryCount: 4, ended: 'delivery_limit' },
    );
  }
});
