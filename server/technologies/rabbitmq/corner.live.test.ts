import { connect } from 'amqplib';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { z } from 'zod';
import { probeLab } from '../probe-lab.ts';
import { createTestbed, type Testbed } from '../testbed.ts';
import { createManagement } from './management.ts';
import { rabbitmq } from './technology.ts';

const { rabbitmq: address } = inject('brokers');
const management = createManagement(address);
const lab = probeLab('rabbitmq');

const setup = { technology: rabbitmq, address, lab };

const producer = `import { connect } from 'amqplib';
const channel = await (await connect(process.env.RABBITMQ_URL)).createChannel();
await channel.assertQueue('orders', { durable: true, arguments: { 'x-max-length': 500 } });
let next = 1;
process.stdin.on('data', (data) => {
  for (let n = Number(data); n > 0; n--) channel.sendToQueue('orders', Buffer.from('{}'), { messageId: String(next++) });
});`;

const worker = (options: { noAck: boolean; prefetch: number; workMs: number }) => `import { connect } from 'amqplib';
const channel = await (await connect(process.env.RABBITMQ_URL)).createChannel();
await channel.assertQueue('orders', { durable: true, arguments: { 'x-max-length': 500 } });
await channel.prefetch(${options.prefetch});
await channel.consume('orders', async (message) => {
  await new Promise((resolve) => setTimeout(resolve, ${options.workMs}));
  if (!${options.noAck}) channel.ack(message);
}, { noAck: ${options.noAck} });`;

const busy = { noAck: false, prefetch: 1, workMs: 60_000 };
const quick = { noAck: false, prefetch: 1, workMs: 1 };

let testbed: Testbed;
let count = 0;
beforeEach(async () => {
  testbed = await createTestbed(setup, `drv${process.pid}${++count}`);
});
afterEach(() => testbed.close());

const totals = z.array(z.object({ name: z.string(), messages_ready: z.number(), messages_unacknowledged: z.number() }));

const countsOnBroker = async () => {
  const vhost = testbed.corner.env('x').RABBITMQ_URL?.split('/').at(-1);
  const all = totals.parse(await management.get(`/queues/${vhost}?disable_stats=true&enable_queue_totals=true`));
  const queue = all.find((one) => one.name === 'orders');
  const consumers = z
    .array(z.object({ queue: z.object({ name: z.string() }) }))
    .parse(await management.get(`/consumers/${vhost}`))
    .filter((one) => one.queue.name === 'orders');
  return { ready: queue?.messages_ready, unacked: queue?.messages_unacknowledged, consumers: consumers.length };
};

const consumersOf = (queue: string): number => testbed.picture().queues[queue]?.consumers.length ?? 0;

test('the log tells of a message from publish to ack, causes first', async () => {
  const sender = testbed.run('producer', producer);
  testbed.run('worker-1', worker(quick));
  await testbed.until(() => consumersOf('orders') === 1 && testbed.picture().programs.producer?.connected === true);
  sender.stdin?.write('3');
  await testbed.until(() => testbed.of('message.acked').length === 3);

  const story = testbed.events.filter((event) => 'message' in event && event.message === '2');
  expect(story.map(({ type, origin }) => `${type} ${origin}`)).toEqual([
    'message.published broker',
    'message.delivered broker',
    'message.handled client',
    'message.acked client',
  ]);
  expect(story[0]).toMatchObject({
    program: 'producer',
    label: '2',
    queues: ['orders'],
    routingKey: 'orders',
    body: '{}',
  });
  expect(story[1]).toMatchObject({ program: 'worker-1', redelivered: false, ackMode: 'manual' });
  expect(testbed.of('queue.declared')).toMatchObject([
    { queue: 'orders', durable: true, arguments: { 'x-max-length': 500 } },
  ]);
  expect(testbed.of('consumer.started')).toMatchObject([{ program: 'worker-1', prefetch: 1, ackMode: 'manual' }]);
  expect(
    testbed
      .of('connection.opened')
      .map((event) => event.program)
      .sort(),
  ).toEqual(['producer', 'worker-1']);
  expect(testbed.of('exchange.declared')).toMatchObject([{ exchange: '', kind: 'direct' }]);
});

test('kill -9: the broker gives the unacked message to another, and says so', async () => {
  const sender = testbed.run('producer', producer);
  testbed.run('worker-1', worker(busy));
  await testbed.until(() => consumersOf('orders') === 1 && testbed.picture().programs.producer?.connected === true);
  sender.stdin?.write('1');
  await testbed.until(() => testbed.of('message.delivered').length === 1);
  testbed.run('worker-2', worker(quick));
  await testbed.until(() => consumersOf('orders') === 2);
  testbed.children.get('worker-1')?.kill('SIGKILL');
  await testbed.until(() => testbed.of('message.acked').length === 1);

  const [first, second] = testbed.of('message.delivered');
  const [gone] = testbed.of('connection.closed');
  expect(first).toMatchObject({ program: 'worker-1', redelivered: false });
  expect(second).toMatchObject({ program: 'worker-2', redelivered: true });
  expect(gone).toMatchObject({ program: 'worker-1' });
  expect(first?.seq).toBeLessThan(gone?.seq ?? 0);
  expect(gone?.seq).toBeLessThan(second?.seq ?? 0);
  expect(testbed.picture().ended).toMatchObject({ acked: 1, lost: 0 });
  expect(testbed.picture().messages).toEqual({});
});

test('automatic ack: what the dead program held is lost', async () => {
  const sender = testbed.run('producer', producer);
  testbed.run('worker-1', worker({ ...busy, noAck: true }));
  await testbed.until(() => consumersOf('orders') === 1 && testbed.picture().programs.producer?.connected === true);
  sender.stdin?.write('4');
  await testbed.until(() => testbed.of('message.delivered').length === 4);
  testbed.children.get('worker-1')?.kill('SIGKILL');
  await testbed.until(() => testbed.of('program.exited').length === 1 && testbed.of('connection.closed').length === 1);
  expect(testbed.picture().ended.lost).toBe(4);
  expect(testbed.picture().queues.orders?.ready).toEqual([]);
});

test('the folded picture is what the admin API says', async () => {
  const sender = testbed.run('producer', producer);
  testbed.run('worker-1', worker({ ...quick, prefetch: 3 }));
  for (const id of ['worker-2', 'worker-3']) testbed.run(id, worker({ ...busy, prefetch: 3 }));
  await testbed.until(() => consumersOf('orders') === 3 && testbed.picture().programs.producer?.connected === true);
  sender.stdin?.write('120');
  await testbed.until(() => testbed.of('message.acked').length > 20);
  testbed.children.get('worker-2')?.kill('SIGKILL');
  testbed.children.get('worker-3')?.kill('SIGSTOP');
  await testbed.until(() => testbed.of('message.acked').length === 117);
  const counts = () => {
    const queue = testbed.picture().queues.orders;
    return { ready: queue?.ready.length, unacked: queue?.unacked.length, consumers: queue?.consumers.length };
  };
  await testbed.until(() => {
    const { ready, unacked, consumers } = testbed.picture().queues.orders?.measured ?? {};
    return JSON.stringify({ ready, unacked, consumers }) === JSON.stringify(counts());
  });
  // The admin API answers with counts that are up to half a second old.
  await expect
    .poll(async () => JSON.stringify(await countsOnBroker()), { timeout: 5_000 })
    .toBe(JSON.stringify(counts()));
});

test('a client that dials again by itself is told of on each of its connections', async () => {
  const program = testbed.run(
    'worker-1',
    `import { connect } from 'amqplib';
const connection = await connect(process.env.RABBITMQ_URL, {
  recovery: {
    initialDelay: 10,
    async setup(model) {
      const channel = await model.createConfirmChannel();
      await channel.assertQueue('orders', { durable: true });
      await channel.consume('orders', (message) => channel.ack(message));
      channel.sendToQueue('orders', Buffer.from('{}'), { messageId: 'of-' + process.uptime() });
      process.stdin.once('data', () => model.connection.stream.destroy(new Error('cut')));
    },
  },
});
connection.on('error', () => {});`,
  );
  await testbed.until(() => testbed.of('message.acked').length === 1);
  const [first] = testbed.of('connection.opened');
  program.stdin?.write('cut\n');
  await testbed.until(() => testbed.of('message.acked').length === 2 && testbed.of('connection.opened').length === 2);
  expect(testbed.of('connection.closed').map(({ connection }) => connection)).toEqual([first?.connection]);
  expect(testbed.of('message.published').map(({ program: by }) => by)).toEqual(['worker-1', 'worker-1']);
  expect(testbed.of('message.confirmed')).toHaveLength(2);
  expect(program.exitCode).toBeNull();
});

test('a queue is counted again and again while messages keep coming', async () => {
  testbed.run(
    'producer',
    `${producer}
setInterval(() => channel.sendToQueue('orders', Buffer.from('{}'), { messageId: String(next++) }), 5);`,
  );
  await testbed.until(() => testbed.of('queue.measured').length === 4);
  const counts = testbed.of('queue.measured').map(({ ready }) => ready);
  expect(counts).toEqual(counts.toSorted((a, b) => a - b));
});

test('a death in the middle of an ack leaves no ghost in the picture', async () => {
  const sender = testbed.run('producer', producer);
  for (const id of ['worker-1', 'worker-2']) testbed.run(id, worker({ ...quick, prefetch: 3 }));
  await testbed.until(() => consumersOf('orders') === 2 && testbed.picture().programs.producer?.connected === true);
  for (let round = 1; round <= 5; round += 1) {
    const before = testbed.of('message.published').length;
    sender.stdin?.write('60');
    await testbed.until(() => testbed.of('message.published').length > before + 20);
    testbed.children.get('worker-2')?.kill('SIGKILL');
    await testbed.until(() => testbed.of('message.published').length === 60 * round);
    await testbed.until(
      () => testbed.of('program.exited').length === round && testbed.of('connection.closed').length === round,
    );
    await testbed.until(() => Object.keys(testbed.picture().messages).length === 0);
    testbed.run('worker-2', worker({ ...quick, prefetch: 3 }));
    await testbed.until(() => consumersOf('orders') === 2);
  }
  await expect.poll(countsOnBroker, { timeout: 5_000 }).toEqual({ ready: 0, unacked: 0, consumers: 2 });
});

test('messages without an id and two equal ones are told apart', async () => {
  const sender = testbed.run('producer', producer.replace('{ messageId: String(next++) }', '{}'));
  testbed.run('worker-1', worker(quick));
  await testbed.until(() => consumersOf('orders') === 1 && testbed.picture().programs.producer?.connected === true);
  sender.stdin?.write('2');
  await testbed.until(() => testbed.of('message.acked').length === 2);
  const ids = testbed.of('message.published').map((event) => event.message);
  expect(ids[1]).toBe(`${ids[0]}~2`);
  expect(testbed.of('message.acked').map((event) => event.message)).toEqual(ids);
});

test('a consumer ends with its channel, though its connection lives on', async () => {
  const leaver = `${worker(quick)}
process.stdin.once('data', () => channel.close());`;
  const child = testbed.run('worker-1', leaver);
  await testbed.until(() => consumersOf('orders') === 1);
  child.stdin?.write('leave');
  await testbed.until(() => testbed.of('consumer.stopped').length > 0);
  const tags = testbed.of('consumer.started').map(({ consumerTag }) => consumerTag);
  expect(testbed.of('consumer.stopped').map(({ consumerTag }) => consumerTag)).toEqual(tags);
  expect(consumersOf('orders')).toBe(0);
  expect(testbed.of('connection.closed')).toEqual([]);
});

test("a sandbox's user is refused everywhere but at home", async () => {
  const neighbour = await createTestbed(setup, `drv${process.pid}n`);
  try {
    const mine = new URL(testbed.corner.env('x').RABBITMQ_URL ?? '');
    const theirs = new URL(neighbour.corner.env('x').RABBITMQ_URL ?? '');
    const at = (vhost: string): string => Object.assign(new URL(mine), { pathname: vhost }).href;
    await expect(connect(at(theirs.pathname))).rejects.toThrow(/NOT_ALLOWED|refused|ConnectionClose/);
    await expect(connect(at('/%2f'))).rejects.toThrow(/NOT_ALLOWED|refused|ConnectionClose/);
    const login = Buffer.from(`${mine.username}:${decodeURIComponent(mine.password)}`).toString('base64');
    const answer = await fetch(`${address.managementUrl}/api/queues`, { headers: { authorization: `Basic ${login}` } });
    expect(answer.status).toBe(401);
    const connection = await connect(mine.href);
    await connection.close();
  } finally {
    await neighbour.close();
  }
});

test('closing leaves nothing, and a sweep removes what a dead server left', async () => {
  const left = await createTestbed(setup, `drv${process.pid}left`);
  const { username, pathname } = new URL(left.corner.env('x').RABBITMQ_URL ?? '');
  await left.close();
  const names = async (what: string): Promise<unknown> => management.get(`/${what}`);
  expect(JSON.stringify([await names('vhosts'), await names('users')])).not.toContain(username);

  await management.put(`/vhosts${pathname}`, {});
  await management.put(`/users/${username}`, { password: 'x', tags: '' });
  await testbed.close();
  expect(await rabbitmq.sweep(address, (id) => id.startsWith(`drv${process.pid}`))).toBeGreaterThanOrEqual(2);
  expect(JSON.stringify([await names('vhosts'), await names('users')])).not.toContain(`"tt-drv${process.pid}`);
});
