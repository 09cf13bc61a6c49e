import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { ConsumeMessage } from 'amqplib';
import { afterEach, expect, inject, test, vi } from 'vitest';
import { z } from 'zod';
import type { EventOf } from '#model/events.ts';
import { probeLab } from '../probe-lab.ts';
import { createTestbed, type Testbed } from '../testbed.ts';
import { createManagement } from './management.ts';
import { rabbitmq } from './technology.ts';

/** How long the firehose is held back, drawn anew for each of its messages; it keeps its order. */
const lag = vi.hoisted(() => ({ ms: (): number => 0 }));

vi.mock(import('./link.ts'), async (original) => {
  const link = await original();
  const late = (onMessage: (message: ConsumeMessage) => void): ((message: ConsumeMessage) => void) => {
    // One after the other: timers of their own that are due at the same moment go off in any order.
    let last = Promise.resolve();
    return (message) => {
      const due = performance.now() + lag.ms();
      last = last.then(async () => {
        const left = due - performance.now();
        if (left > 0) await wait(left);
        onMessage(message);
      });
    };
  };
  return {
    ...link,
    openLink: (spec) =>
      link.openLink(spec.exchange === 'amq.rabbitmq.trace' ? { ...spec, onMessage: late(spec.onMessage) } : spec),
  };
});

const { rabbitmq: address } = inject('brokers');
const management = createManagement(address);
const lab = probeLab('rabbitmq');

const programs = new URL('../../../labs/rabbitmq-work-queue/programs/', import.meta.url).href;

const channel = `import { connect } from 'amqplib';
const connection = await connect(process.env.RABBITMQ_URL);
connection.on('error', () => {});
connection.on('close', (error) => error && process.exit(1));
const channel = await connection.createConfirmChannel();
const exchange = await channel.assertExchange('dlx', 'fanout');
await channel.assertQueue('dead', { durable: true });
await channel.bindQueue('dead', 'dlx', '');
await channel.assertQueue('orders', { durable: true, arguments: { 'x-dead-letter-exchange': 'dlx' } });
await channel.prefetch(3);`;

const shop = `${channel}
let next = 1;
process.stdin.on('data', (data) => {
  for (let n = Number(data); n > 0; n--) {
    channel.sendToQueue('orders', Buffer.from('{}'), { messageId: String(next++), persistent: true }, () => {});
    if (next % 10 === 0) channel.publish('dlx', 'nowhere', Buffer.from('x'), { messageId: 'd' + next, mandatory: true });
  }
});`;

/** Acks most, nacks some back once, and gives some up. */
const worker = `${channel}
await channel.consume('orders', async (message) => {
  await new Promise((resolve) => setTimeout(resolve, 2));
  const id = Number(message.properties.messageId);
  if (id % 11 === 0 && !message.fields.redelivered) channel.nack(message);
  else if (id % 13 === 0) channel.nack(message, false, false);
  else channel.ack(message);
});`;

const idle = `${channel}
await channel.prefetch(1);
await channel.consume('orders', () => {});`;

let testbed: Testbed;
let count = 0;
const open = async (): Promise<Testbed> => {
  testbed = await createTestbed({ technology: rabbitmq, address, lab }, `late${process.pid}${++count}`);
  return testbed;
};
afterEach(() => testbed.close());

const totals = z.array(z.object({ name: z.string(), messages_ready: z.number(), messages_unacknowledged: z.number() }));

/** `ready unacked` of each queue: as the broker counts them, and as they are drawn. */
const onBroker = async (): Promise<Record<string, string>> => {
  const vhost = testbed.corner.env('x').RABBITMQ_URL?.split('/').at(-1);
  const all = totals.parse(await management.get(`/queues/${vhost}?disable_stats=true&enable_queue_totals=true`));
  const own = all.filter(({ name }) => name === 'orders' || name === 'dead');
  return Object.fromEntries(own.map((one) => [one.name, `${one.messages_ready} ${one.messages_unacknowledged}`]));
};
const drawn = (): Record<string, string> =>
  Object.fromEntries(
    Object.values(testbed.picture().queues).map(({ name, ready, unacked }) => [
      name,
      `${ready.length} ${unacked.length}`,
    ]),
  );

/** Resolves once the queues are drawn as the broker counts them, `expected` among them. */
const agreed = (expected: Record<string, string>): Promise<void> =>
  expect
    .poll(async () => ({ broker: await onBroker(), drawn: drawn() }), { timeout: 20_000 })
    .toSatisfy(
      ({ broker, drawn }) => isDeepStrictEqual(broker, drawn) && isDeepStrictEqual({ ...broker, ...expected }, broker),
    );

const start = async (programs: Record<string, string>): Promise<void> => {
  const { run, picture, until } = testbed;
  for (const [program, source] of Object.entries(programs)) run(program, source);
  const workers = Object.keys(programs).length - 1;
  await until(
    () => picture().programs.shop?.connected === true && picture().queues.orders?.consumers.length === workers,
  );
};

test('a firehose that is 50 ms to 5 s behind leaves no ghost of a burst, nor of a death in it', async () => {
  const { of, until, children, events, picture } = await open();
  await start({ shop, 'worker-1': worker, 'worker-2': worker });
  lag.ms = () => (Math.random() < 0.02 ? 50 + Math.random() * 4_950 : Math.random() * 50);
  children.get('shop')?.stdin?.write('300');
  await until(() => of('message.acked').length > 60);
  children.get('worker-2')?.kill('SIGKILL');
  await until(() => of('message.confirmed').length === 330);
  lag.ms = () => 0;
  await agreed({ orders: '0 0' });

  const { orders, dead } = picture().queues;
  expect(orders).toMatchObject({ ready: [], unacked: [] });
  expect(dead?.ready).toHaveLength(
    of('message.dead-lettered').length + of('message.published').filter(({ exchange }) => exchange === 'dlx').length,
  );
  expect(of('message.written-off')).toEqual([]);
  expect(of('message.vanished')).toEqual([]);
  // Nothing is settled that was not handed out before, nor more often.
  const unsettled = new Map<string, number>();
  for (const event of events) {
    if (!('message' in event) || !('program' in event)) continue;
    const key = `${event.message} ${event.program}`;
    if (event.type === 'message.delivered') unsettled.set(key, (unsettled.get(key) ?? 0) + 1);
    if (event.type !== 'message.acked' && event.type !== 'message.nacked') continue;
    unsettled.set(key, (unsettled.get(key) ?? 0) - 1);
    expect(unsettled.get(key)).toBeGreaterThanOrEqual(0);
  }
}, 120_000);

test('what nobody told the end of goes by the count of the broker, within seconds', async () => {
  const { of, until, children, picture } = await open();
  await start({ shop, 'worker-1': idle });
  children.get('shop')?.stdin?.write('3');
  await until(() => picture().queues.orders?.ready.length === 2);
  // Behind everybody's back, by the management API.
  const vhost = testbed.corner.env('x').RABBITMQ_URL?.split('/').at(-1);
  await management.delete(`/queues/${vhost}/orders/contents`);
  await until(() => of('message.written-off').length === 2);
  await agreed({ orders: '0 1' });
});

/** Whether the kernel has the process's main thread wait for something. */
const isAsleep = (pid: number): boolean =>
  readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.startsWith('S') === true;

test('a worker that is frozen past its heartbeat and thawed has acked nothing, though it says so', async () => {
  const { of, until, run, children, freeze, thaw, events, picture } = await open();
  const program = (file: string): string =>
    `process.env.RABBITMQ_URL += '?heartbeat=2'; await import(${JSON.stringify(programs + file)});`;
  const isAtWork = ({ program, line }: EventOf<'program.printed'>): boolean =>
    program === 'worker-1' && line.startsWith('Bắt đầu');
  run('shop', program('producer.ts'));
  run('worker-1', program('worker.ts'));
  await until(() => of('consumer.started').length === 1 && picture().programs.shop?.connected === true);
  children.get('shop')?.stdin?.write('send 1\n');
  // The broker may tell of the delivery before the worker has read it; frozen then, it would have no ack to write. And it is
  // to be asleep, waiting for its work to be over: thawed anywhere else it may read first that its connection is gone.
  await until(() => of('message.delivered').length === 1 && of('program.printed').some(isAtWork));
  await expect.poll(() => isAsleep(children.get('worker-1')?.pid ?? 0), { interval: 1 }).toBe(true);
  freeze('worker-1');
  run('worker-2', program('worker.ts'));
  await until(() => of('message.acked').length === 1);
  thaw('worker-1');
  await until(() => of('program.exited').length === 1 && of('ack.vanished').length === 1);

  expect(of('message.delivered').map(({ program, redelivered }) => [program, redelivered])).toEqual([
    ['worker-1', false],
    ['worker-2', true],
  ]);
  expect(of('message.acked')).toMatchObject([{ program: 'worker-2', message: '1' }]);
  expect(of('message.handled')).toMatchObject([{ program: 'worker-2', message: '1' }]);
  expect(of('ack.vanished')).toMatchObject([{ program: 'worker-1', message: '1', queue: 'orders', answer: 'ack' }]);
  const [exit] = of('program.exited');
  expect(exit).toMatchObject({ program: 'worker-1', code: 1 });
  const ofWorker = events.filter((event) => 'program' in event && event.program === 'worker-1');
  expect(ofWorker.at(-1)).toBe(exit);
  // Both have done the work: two e-mails, one order.
  expect(['worker-1', 'worker-2'].map((one) => picture().programs[one]?.handled)).toEqual([1, 1]);
  expect(picture().messages).toEqual({});
});
