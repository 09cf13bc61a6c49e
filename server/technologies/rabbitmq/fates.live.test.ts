import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { z } from 'zod';
import { probeLab } from '../probe-lab.ts';
import { createTestbed, type Testbed } from '../testbed.ts';
import { isOwn } from './link.ts';
import { createManagement } from './management.ts';
import { rabbitmq } from './technology.ts';

const { rabbitmq: address } = inject('brokers');
const management = createManagement(address);
const lab = probeLab('rabbitmq');
const setup = { technology: rabbitmq, address, lab };

let testbed: Testbed;
let count = 0;
beforeEach(async () => {
  testbed = await createTestbed(setup, `fate${process.pid}${++count}`);
});
afterEach(() => testbed.close());

/** A program that runs each line it is told as JavaScript, with a confirm channel `channel` and `send(queue, id, options)`. */
const puppet = `import { createInterface } from 'node:readline';
import { connect } from 'amqplib';
const connection = await connect(process.env.RABBITMQ_URL);
const channel = await connection.createConfirmChannel();
const send = (queue, id, options) => channel.sendToQueue(queue, Buffer.from('{}'), { messageId: id, ...options });
const publish = (exchange, key, id, options) => channel.publish(exchange, key, Buffer.from('{}'), { messageId: id, ...options });
channel.on('error', () => {});
connection.on('error', () => {});
const Lines = Object.getPrototypeOf(async () => {}).constructor;
createInterface({ input: process.stdin }).on('line', (line) =>
  new Lines('connection', 'channel', 'send', 'publish', line)(connection, channel, send, publish));`;

const start = async (program: string): Promise<(line: string) => void> => {
  const child = testbed.run(program, puppet);
  await testbed.until(() => testbed.picture().programs[program]?.connected === true);
  return (line) => void child.stdin?.write(`${line}\n`);
};

const bindings = z.array(z.object({ destination: z.string() }));

/** The platform's queue is bound to a dead-letter exchange only after the broker has told of it, and hears from then on. */
const watching = async (exchange: string): Promise<void> => {
  const vhost = new URL(testbed.corner.env('x').RABBITMQ_URL ?? '').pathname;
  const isBound = async (): Promise<boolean> =>
    bindings
      .parse(await management.get(`/exchanges${vhost}/${exchange}/bindings/source`))
      .some(({ destination }) => isOwn(destination));
  await expect.poll(isBound, { timeout: 10_000 }).toBe(true);
};

const readyIn = (queue: string): string[] => testbed.picture().queues[queue]?.ready ?? [];

test('a full queue drops its head, and the broker says which', async () => {
  const tell = await start('shop');
  tell(
    `await channel.assertQueue('short', { arguments: { 'x-max-length': 2 } });
    for (const id of ['1', '2', '3', '4']) send('short', id);`.replaceAll('\n', ' '),
  );
  await testbed.until(() => testbed.of('message.dropped').length === 2);
  expect(testbed.of('message.dropped')).toMatchObject([
    { message: '1', queue: 'short', reason: 'maxlen', origin: 'broker' },
    { message: '2', queue: 'short', reason: 'maxlen' },
  ]);
  await testbed.until(() => testbed.of('message.confirmed').length === 4);
  expect(readyIn('short')).toEqual(['3', '4']);
  expect(testbed.picture().ended.dropped).toBe(2);
});

test('a full queue that rejects publishes is seen as a nack by the publisher', async () => {
  const tell = await start('shop');
  tell(
    `await channel.assertQueue('strict', { arguments: { 'x-max-length': 2, 'x-overflow': 'reject-publish' } });
    for (const id of ['1', '2', '3', '4', '5']) send('strict', id);`.replaceAll('\n', ' '),
  );
  await testbed.until(() => testbed.of('message.confirmed').length + testbed.of('message.refused').length === 5);
  const refused = testbed.of('message.refused').map(({ message }) => message);
  expect(refused.length).toBeGreaterThan(0);
  expect(readyIn('strict')).toEqual(['1', '2', '3', '4', '5'].filter((id) => !refused.includes(id)));
  expect(testbed.picture().programs.shop?.published).toMatchObject({ sent: 5, refused: refused.length });
});

test('a message too old for its queue is dropped, or goes to the dead-letter exchange', async () => {
  const tell = await start('shop');
  tell(
    `await channel.assertExchange('late', 'direct');
    await channel.assertQueue('missed'); await channel.bindQueue('missed', 'late', 'order');
    await channel.assertQueue('hasty', { arguments: { 'x-message-ttl': 50 } });
    await channel.assertQueue('kind', { arguments: { 'x-message-ttl': 50, 'x-dead-letter-exchange': 'late',
      'x-dead-letter-routing-key': 'order' } });`.replaceAll('\n', ' '),
  );
  await watching('late');
  tell(`send('hasty', '1'); send('kind', '2');`);
  await testbed.until(() => testbed.of('message.dropped').length + testbed.of('message.dead-lettered').length === 2);
  expect(testbed.of('message.dropped')).toMatchObject([{ message: '1', queue: 'hasty', reason: 'expired' }]);
  const [dead] = testbed.of('message.dead-lettered');
  expect(dead).toMatchObject({
    message: '2',
    queue: 'kind',
    reason: 'expired',
    exchange: 'late',
    routingKey: 'order',
    queues: ['missed'],
    deaths: [{ queue: 'kind', reason: 'expired', count: 1, exchange: '', routingKeys: ['kind'] }],
  });
  expect(readyIn('missed')).toEqual(['2']);
  expect(testbed.picture().messages['2']?.deaths).toHaveLength(1);
});

test('a rejected message is told after its nack, and may come back by a second dead-letter exchange', async () => {
  const tell = await start('shop');
  tell(
    `await channel.assertExchange('retry', 'fanout'); await channel.assertExchange('back', 'fanout');
    await channel.assertQueue('orders', { arguments: { 'x-dead-letter-exchange': 'retry' } });
    await channel.assertQueue('pause', { arguments: { 'x-message-ttl': 60, 'x-dead-letter-exchange': 'back' } });
    await channel.bindQueue('pause', 'retry', ''); await channel.bindQueue('orders', 'back', '');
    await channel.assertQueue('plain');`.replaceAll('\n', ' '),
  );
  await testbed.until(() => testbed.of('queue.declared').length === 3);
  await Promise.all([watching('retry'), watching('back')]);
  tell(
    `await channel.consume('orders', (m) => m.properties.headers['x-death'] ? channel.ack(m) : channel.nack(m, false, false));
    await channel.consume('plain', (m) => channel.nack(m, false, false));
    send('orders', '1'); send('plain', '2');`.replaceAll('\n', ' '),
  );
  await testbed.until(() => testbed.of('message.acked').length === 1 && testbed.of('message.dropped').length === 1);
  const story = testbed.events.filter((event) => 'message' in event && event.message === '1').map(({ type }) => type);
  expect(story.filter((type) => type !== 'message.handled' && type !== 'message.confirmed')).toEqual([
    'message.published',
    'message.delivered',
    'message.nacked',
    'message.dead-lettered',
    'message.dead-lettered',
    'message.delivered',
    'message.acked',
  ]);
  expect(testbed.of('message.dropped')).toMatchObject([{ message: '2', queue: 'plain', reason: 'rejected' }]);
  expect(testbed.picture().messages).toEqual({});
  expect(testbed.picture().ended).toMatchObject({ acked: 1, rejected: 1, dropped: 0 });
});

test('a quorum queue says with each delivery what it has counted, and gives up what is rejected too often', async () => {
  const tell = await start('shop');
  tell(
    `await channel.assertExchange('late', 'fanout'); await channel.assertQueue('missed');
    await channel.bindQueue('missed', 'late', '');
    await channel.assertQueue('careful', { arguments: { 'x-queue-type': 'quorum', 'x-delivery-limit': 2, 'x-dead-letter-exchange': 'late' } });`.replaceAll(
      '\n',
      ' ',
    ),
  );
  await watching('late');
  tell(`await channel.consume('careful', (m) => channel.reject(m, true)); send('careful', '1', { persistent: true });`);
  await testbed.until(() => testbed.of('message.dead-lettered').length === 1);
  expect(testbed.of('message.delivered').map(({ deliveryCount }) => deliveryCount)).toEqual([undefined, 1, 2]);
  expect(testbed.of('message.nacked')).toMatchObject(
    [1, 2, 3].map(() => ({ message: '1', queue: 'careful', requeue: true, method: 'reject' })),
  );
  expect(testbed.of('message.dead-lettered')).toMatchObject([
    { message: '1', queue: 'careful', reason: 'delivery_limit', queues: ['missed'] },
  ]);
  expect(readyIn('missed')).toEqual(['1']);
});

test('a dead letter that its exchange routes nowhere is told of, and a program that publishes there gets its return', async () => {
  const tell = await start('shop');
  tell(
    `await channel.assertExchange('late', 'direct');
    await channel.assertQueue('kind', { arguments: { 'x-message-ttl': 20, 'x-dead-letter-exchange': 'late' } });
    await channel.assertQueue('orders', { arguments: { 'x-dead-letter-exchange': 'late' } });
    await channel.consume('orders', (m) => channel.nack(m, false, false));
    send('kind', '1'); send('orders', '2'); publish('late', 'nobody', '3', { mandatory: true });`.replaceAll('\n', ' '),
  );
  await testbed.until(
    () => testbed.of('message.dead-lettered').length === 2 && testbed.of('message.returned').length === 1,
  );
  const told = testbed.of('message.dead-lettered').map(({ message, reason, queues }) => [message, reason, queues]);
  expect(told.sort()).toEqual([
    ['1', 'expired', []],
    ['2', 'rejected', []],
  ]);
  expect(testbed.of('message.returned')).toMatchObject([{ message: '3', exchange: 'late' }]);
  expect(testbed.picture().messages).toEqual({});
  expect(testbed.picture().ended).toMatchObject({ dropped: 2, unroutable: 1 });
});

test('a dead letter of the default exchange, which nobody can listen to, is told of when it is delivered', async () => {
  const tell = await start('shop');
  tell(
    `await channel.assertQueue('second', { arguments: { 'x-message-ttl': 20, 'x-dead-letter-exchange': '', 'x-dead-letter-routing-key': 'third' } });
    await channel.assertQueue('first', { arguments: { 'x-dead-letter-exchange': '', 'x-dead-letter-routing-key': 'second' } });
    await channel.assertQueue('third');
    await channel.consume('first', (m) => channel.nack(m, false, false));
    await channel.consume('third', (m) => channel.ack(m)); send('first', '1');`.replaceAll('\n', ' '),
  );
  await testbed.until(() => testbed.of('message.acked').length === 1);
  expect(testbed.of('message.dead-lettered')).toMatchObject([
    { message: '1', queue: 'first', reason: 'rejected', exchange: '', routingKey: 'second', queues: ['second'] },
    { message: '1', queue: 'second', reason: 'expired', exchange: '', routingKey: 'third', queues: ['third'] },
  ]);
  expect(testbed.of('message.delivered').map(({ queue }) => queue)).toEqual(['first', 'third']);
  expect(testbed.picture().messages).toEqual({});
});

test('headers of an older death on a message that a program publishes are no new death', async () => {
  const tell = await start('shop');
  tell(
    `await channel.assertExchange('late', 'fanout'); await channel.assertQueue('missed');
    await channel.bindQueue('missed', 'late', '');
    await channel.assertQueue('kind', { arguments: { 'x-message-ttl': 20, 'x-dead-letter-exchange': 'late' } });`.replaceAll(
      '\n',
      ' ',
    ),
  );
  await watching('late');
  tell(
    `await channel.consume('missed', (m) => { channel.ack(m);
      if (m.properties.messageId === '1') publish('late', '', 'copy', { headers: m.properties.headers }); });
    send('kind', '1');`.replaceAll('\n', ' '),
  );
  await testbed.until(() => testbed.of('message.acked').length === 2);
  expect(testbed.of('message.dead-lettered').map(({ message }) => message)).toEqual(['1']);
});

test('mandatory and unroutable comes back; an alternate exchange takes it in', async () => {
  const tell = await start('shop');
  tell(
    `await channel.assertExchange('stray', 'fanout'); await channel.assertQueue('unrouted');
    await channel.bindQueue('unrouted', 'stray', '');
    await channel.assertExchange('orders', 'direct');
    await channel.assertExchange('careful', 'direct', { alternateExchange: 'stray' });
    publish('orders', 'nobody', '1', { mandatory: true }); publish('orders', 'nobody', '2'); publish('careful', 'nobody', '3');`.replaceAll(
      '\n',
      ' ',
    ),
  );
  await testbed.until(() => testbed.of('message.confirmed').length === 3);
  expect(testbed.of('message.returned')).toMatchObject([
    { message: '1', program: 'shop', exchange: 'orders', replyCode: 312, replyText: 'NO_ROUTE' },
  ]);
  expect(testbed.of('message.published').map(({ queues }) => queues)).toEqual([[], [], ['unrouted']]);
  expect(testbed.picture().exchanges.careful?.arguments).toEqual({ 'alternate-exchange': 'stray' });
  expect(testbed.picture().ended.unroutable).toBe(2);
});

test('the default exchange routes to no queue that does not exist', async () => {
  const tell = await start('shop');
  tell(`await channel.assertQueue('orders'); send('nobody', '1'); send('orders', '2');`);
  await testbed.until(() => testbed.of('message.confirmed').length === 2);
  expect(testbed.of('message.published').map(({ message, queues }) => [message, queues])).toEqual(
    expect.arrayContaining([
      ['1', []],
      ['2', ['orders']],
    ]),
  );
  expect(testbed.picture().ended.unroutable).toBe(1);
});

test('bindings of a headers exchange are told with their arguments', async () => {
  const tell = await start('shop');
  tell(
    `await channel.assertExchange('by-header', 'headers'); await channel.assertQueue('vip');
    await channel.bindQueue('vip', 'by-header', '', { 'x-match': 'all', region: 'asia', vip: true });
    await channel.bindQueue('vip', 'by-header', '', { 'x-match': 'any', region: 'asia' });
    await channel.unbindQueue('vip', 'by-header', '', { 'x-match': 'any', region: 'asia' });`.replaceAll('\n', ' '),
  );
  await testbed.until(() => testbed.of('binding.removed').length === 1);
  expect(testbed.picture().bindings).toMatchObject([
    { exchange: 'by-header', queue: 'vip', arguments: { 'x-match': 'all', region: 'asia', vip: true } },
  ]);
});

test('a binding that is declared again is the same binding', async () => {
  const tell = await start('shop');
  tell(
    `await channel.assertExchange('orders', 'topic'); await channel.assertQueue('audit');
    for (const key of ['eu.#', 'eu.#', 'us.#']) await channel.bindQueue('audit', 'orders', key);`.replaceAll('\n', ' '),
  );
  await testbed.until(() => testbed.of('binding.created').some(({ routingKey }) => routingKey === 'us.#'));
  expect(testbed.of('binding.created').map(({ routingKey }) => routingKey)).toEqual(['eu.#', 'us.#']);
});

test('what a program sent and the broker never got has vanished with the connection', async () => {
  const tell = await start('shop');
  tell(
    `await channel.assertQueue('orders');
    await new Promise((resolve) => connection.connection.stream.write(Buffer.alloc(0), resolve));
    send('orders', '1'); await channel.waitForConfirms();
    send('orders', '2'); connection.connection.stream.destroy();`.replaceAll('\n', ' '),
  );
  await testbed.until(() => testbed.of('message.vanished').length === 1);
  expect(testbed.of('message.vanished')).toMatchObject([{ message: '2', program: 'shop', routingKey: 'orders' }]);
  expect(testbed.picture().programs.shop?.published).toMatchObject({ sent: 2, confirmed: 1, vanished: 1 });
});

test('the queue with priorities is drawn in the order in which it delivers', async () => {
  const tell = await start('shop');
  tell(
    `await channel.assertQueue('letters', { arguments: { 'x-max-priority': 10 } });
    send('letters', '1'); send('letters', '2', { priority: 5 }); send('letters', '3', { priority: 9 }); send('letters', '4', { priority: 5 });
    await channel.waitForConfirms();`.replaceAll('\n', ' '),
  );
  await testbed.until(() => testbed.of('message.published').length === 4);
  const drawn = readyIn('letters');
  expect(drawn).toEqual(['3', '2', '4', '1']);
  tell(`await channel.consume('letters', (m) => channel.ack(m));`);
  await testbed.until(() => testbed.of('message.delivered').length === 4);
  expect(testbed.of('message.delivered').map(({ message }) => message)).toEqual(drawn);
});
