import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { ghostsOf, silenceOf } from '#model/technologies/kafka/members.ts';
import { partitionId, recordId } from '#model/technologies/kafka/record.ts';
import { probeLab } from '../probe-lab.ts';
import type { Corner } from '../technology.ts';
import { createTestbed, type Testbed } from '../testbed.ts';
import { kafkajs } from './kafkajs.ts';
import { sweepTenants } from './provision.ts';
import { kafka } from './technology.ts';
import { signToken } from './tokens.ts';
import { adminClient } from './warm.ts';

const { kafka: address } = inject('brokers');
const lab = probeLab('kafka', { orders: { partitions: 3 } });

const setup = {
  technology: kafka,
  address,
  lab,
  env: (corner: Corner) => ({
    TOPIC: corner.resolve({ topic: 'orders' }),
    GROUP_ID: corner.resolve({ group: 'email' }),
    TRANSACTIONAL_ID: corner.resolve({ transaction: 'invoice' }),
  }),
};

const client = `import kafkajs from 'kafkajs';
const kafka = new kafkajs.Kafka({ brokers: process.env.KAFKA_BROKERS.split(','), logLevel: 0 });
const topic = process.env.TOPIC;`;
const producer = `${client}
const producer = kafka.producer({ createPartitioner: kafkajs.Partitioners.DefaultPartitioner });
await producer.connect();
let next = 0;
process.stdin.on('data', async (data) => {
  const sizes = String(data).trim().split(' ').map(Number);
  const batch = (size) => Array.from({ length: size }, () => {
    next += 1;
    return { key: next % 4 === 0 ? null : 'k' + (next % 23), value: 'v' + next, headers: { n: String(next) } };
  });
  await Promise.all(sizes.map((size, i) =>
    producer.send({ topic, messages: batch(size), compression: i % 2 ? kafkajs.CompressionTypes.GZIP : 0 })));
});`;
const consumer = (workMs: number, sessionTimeout = 2_000) => `${client}
const consumer = kafka.consumer({ groupId: process.env.GROUP_ID, sessionTimeout: ${sessionTimeout}, heartbeatInterval: 300, maxWaitTimeInMs: 300 });
await consumer.connect();
await consumer.subscribe({ topic, fromBeginning: true });
process.once('SIGTERM', async () => { await consumer.disconnect(); process.exit(0); });
await consumer.run({ eachMessage: () => new Promise((resolve) => setTimeout(resolve, ${workMs})) });`;

let testbed: Testbed;
let count = 0;
beforeEach(async () => {
  testbed = await createTestbed(setup, `drv${process.pid}x${++count}`);
});
afterEach(() => testbed.close());

const group = () => testbed.picture().groups.email;
const members = (): string[] =>
  group()
    ?.members.map(({ program }) => program ?? '?')
    .sort() ?? [];
/** By name: a member that a busy machine kept from its heartbeats comes and goes as well. */
const isStable = (...programs: string[]): boolean =>
  group()?.state === 'Stable' && members().join() === programs.join();
const owned = (program: string): number[] =>
  group()
    ?.members.find((member) => member.program === program)
    ?.partitions.map(({ partition }) => partition) ?? [];
const isRead = (): boolean => {
  const partitions = testbed.picture().topics.orders?.partitions ?? [];
  return partitions.every(
    ({ high }, partition) => (group()?.committed[partitionId({ topic: 'orders', partition })] ?? 0) === high,
  );
};

test('every record is told with its own key, partition and offset, whatever was sent together', async () => {
  testbed.run('shop', producer).stdin?.write('1 100 40 7 100');
  await testbed.until(() => testbed.of('record.appended').length === 248);

  const kafka = adminClient(address, 'test');
  const reader = kafka.consumer({ groupId: `${testbed.corner.resolve({ group: 'check' })}`, maxWaitTimeInMs: 100 });
  await reader.connect();
  await reader.subscribe({ topic: `${testbed.corner.resolve({ topic: 'orders' })}`, fromBeginning: true });
  const stored = new Map<string, string>();
  await new Promise<void>((resolve) => {
    void reader.run({
      eachMessage: async ({ partition, message }) => {
        const { offset, key, value, headers } = message;
        const id = recordId({ topic: 'orders', partition, offset: Number(offset) });
        stored.set(id, [key, value, headers?.n].map(String).join());
        if (stored.size === 248) resolve();
      },
    });
  });
  await reader.disconnect();
  const told = testbed
    .of('record.appended')
    .map((record): [string, string] => [
      recordId(record),
      [record.key, record.value, record.headers.n].map(String).join(),
    ]);
  expect(new Map(told)).toEqual(stored);
});

test('the log tells of a record from its writing to the commit, causes first', async () => {
  const shop = testbed.run('shop', producer);
  testbed.run('a', consumer(1));
  await testbed.until(() => isStable('a'));
  shop.stdin?.write('30');
  await testbed.until(() => testbed.of('record.handled').length === 30 && isRead());

  for (const record of testbed.of('record.appended')) {
    const story = testbed.events.filter(
      (event) => 'offset' in event && 'partition' in event && recordId(event) === recordId(record),
    );
    const steps = story
      .filter(({ type }) => type !== 'offset.committed')
      .map(({ type, origin }) => `${type} ${origin}`);
    expect(steps).toEqual(['record.appended broker', 'record.consumed client', 'record.handled client']);
  }
  expect(testbed.of('topic.created')).toMatchObject([{ topic: 'orders', origin: 'platform' }]);
  expect(new Set(testbed.of('offset.committed').map(({ origin }) => origin))).toEqual(new Set(['client']));
});

test('an operator’s questions for offsets are told with the broker’s own answers, and its move of a group as a commit', async () => {
  const shop = testbed.run('shop', producer);
  await testbed.until(() => testbed.picture().topics.orders !== undefined);
  shop.stdin?.write('30');
  await testbed.until(() => testbed.of('record.appended').length === 30);
  testbed.run(
    'operator',
    `${client}
const admin = kafka.admin();
await admin.connect();
await admin.fetchTopicOffsets(topic);
const past = await admin.fetchTopicOffsetsByTimestamp(topic, Date.now() + 60_000);
const [{ partition, offset }] = past;
await admin.setOffsets({ groupId: process.env.GROUP_ID, topic, partitions: [{ partition, offset }] });`,
  );
  await testbed.until(() => testbed.of('offset.committed').length > 0);
  const found = testbed.of('offset.found').filter(({ partition }) => partition === 0);
  const high = testbed.picture().topics.orders?.partitions[0]?.high;
  expect(found.map(({ asked, found }) => [typeof asked === 'number' ? 'moment' : asked, found])).toEqual(
    expect.arrayContaining([
      ['earliest', 0],
      ['latest', high],
      ['moment', null],
    ]),
  );
  // kafkajs made the end of the log of the broker's "none".
  const [moved] = testbed.of('offset.committed');
  expect(moved).toMatchObject({ program: 'operator', group: 'email', origin: 'client' });
  expect(moved?.offset).toBe(testbed.picture().topics.orders?.partitions[moved?.partition ?? 0]?.high);
});

test('kill -9: silence, then what the broker says when the session has run out', async () => {
  testbed.run('a', consumer(1));
  testbed.run('b', consumer(1)).on('error', () => {});
  await testbed.until(() => isStable('a', 'b'));
  const lost = owned('a');
  testbed.children.get('a')?.kill('SIGKILL');
  await testbed.until(() => silenceOf(testbed.picture(), 'a') !== undefined);
  expect(members()).toContain('a');

  await testbed.until(() => isStable('b'));
  const silenced = testbed.of('member.silenced').findLast(({ program }) => program === 'a');
  const last = testbed.events.findLast((event) => event.type === 'group.described');
  expect(silenced?.partitions.map(({ partition }) => partition)).toEqual(lost);
  expect(owned('b')).toEqual([0, 1, 2]);
  expect((last?.at ?? 0) - (silenced?.lastHeartbeatAt ?? 0)).toBeGreaterThan(1_900);
});

test('kill -9 and run again at once: one program, of which the dead member keeps its partitions until its session is over', async () => {
  const shop = testbed.run('shop', producer);
  testbed.run('a', consumer(1));
  testbed.run('b', consumer(1));
  await testbed.until(() => isStable('a', 'b') && owned('a').length > 0 && owned('b').length > 0);
  const lost = owned('a');
  testbed.children.get('a')?.kill('SIGKILL');
  await testbed.until(() => silenceOf(testbed.picture(), 'a') !== undefined);
  testbed.run('a', consumer(1));
  await testbed.until(() => members().join() === 'a,a,b');
  const [ghost, ...others] = ghostsOf(testbed.picture(), 'a');
  expect(others).toEqual([]);
  expect(ghost?.partitions.map(({ partition }) => partition)).toEqual(lost);
  expect(silenceOf(testbed.picture(), 'a')).toBe(ghost?.silence);
  const from = testbed.events.length;
  shop.stdin?.write('40');

  await testbed.until(() => isStable('a', 'b') && isRead());
  expect(ghostsOf(testbed.picture(), 'a')).toEqual([]);
  const told = testbed.events.slice(from);
  const shared = told.find((event) => event.type === 'group.joined' && event.program === 'a');
  const early = told.filter(({ type, seq }) => type === 'record.consumed' && seq < (shared?.seq ?? 0));
  const silenced = testbed.of('member.silenced').findLast(({ program }) => program === 'a');
  // Nobody reads what the dead one keeps, and the living one gets nothing before.
  expect(early.filter((event) => 'partition' in event && lost.includes(event.partition))).toEqual([]);
  expect((shared?.at ?? 0) - (silenced?.lastHeartbeatAt ?? Number.NaN)).toBeGreaterThan(1_900);
});

test('SIGTERM: no silence, and the group shares out at once', async () => {
  // So long that no busy machine takes a member that left for one whose session ran out.
  const session = 30_000;
  testbed.run('a', consumer(1, session));
  testbed.run('b', consumer(1, session));
  // The broker calls the group stable before its members hear of it.
  const hasJoined = (program: string): boolean => testbed.of('group.joined').some((event) => event.program === program);
  await testbed.until(() => isStable('a', 'b') && hasJoined('a') && hasJoined('b'));
  const left = Date.now();
  testbed.children.get('a')?.kill('SIGTERM');
  await testbed.until(() => isStable('b'));
  expect(Date.now() - left).toBeLessThan(session / 2);
  expect(testbed.of('member.silenced')).toEqual([]);
});

test('a frozen member is dropped, and comes back as another when it thaws', async () => {
  testbed.run('a', consumer(1));
  testbed.run('b', consumer(1));
  await testbed.until(() => isStable('a', 'b'));
  const before = group()?.members.find(({ program }) => program === 'a')?.memberId;
  testbed.freeze('a');
  await testbed.until(() => isStable('b'));
  testbed.thaw('a');
  await testbed.until(() => isStable('a', 'b') && owned('a').length > 0);
  expect(group()?.members.find(({ program }) => program === 'a')?.memberId).not.toBe(before);
});

const programClient = (token: string | undefined) =>
  new kafkajs.Kafka({
    brokers: address.programBrokers,
    logLevel: kafkajs.logLevel.NOTHING,
    retry: { retries: 2 },
    ...(token && { sasl: { mechanism: 'oauthbearer', oauthBearerProvider: async () => ({ value: token }) } }),
  });

const sendTo = async (token: string | undefined, topic: string): Promise<unknown> => {
  const sender = programClient(token).producer();
  try {
    await sender.connect();
    return await sender.send({ topic, messages: [{ value: 'x' }] });
  } finally {
    await sender.disconnect();
  }
};

test('a token opens its own topics and groups, and nothing of anybody else', async () => {
  const other = await kafka.open(address, { id: `${testbed.id}y`, lab }, () => {});
  const token = testbed.corner.env('x').KAFKA_TOKEN;
  await expect(sendTo(token, `${testbed.corner.resolve({ topic: 'orders' })}`)).resolves.toBeDefined();
  await expect(sendTo(token, `${other.resolve({ topic: 'orders' })}`)).rejects.toThrow();
  await expect(sendTo(token, 'orders')).rejects.toThrow();
  const admin = programClient(token).admin();
  await admin.connect();
  await expect(admin.describeGroups([`${testbed.corner.resolve({ group: 'email' })}`])).resolves.toBeDefined();
  await expect(admin.describeGroups([`${other.resolve({ group: 'email' })}`])).rejects.toThrow();
  await admin.disconnect();
  await other.close();
});

test.each([
  ['none', () => undefined],
  ['an expired one', () => address.tokenIssuer && signToken(address.tokenIssuer, testbed.id, -3_600_000)],
  ['a forged one', () => `${testbed.corner.env('x').KAFKA_TOKEN?.slice(0, -8)}AAAAAAAA`],
])('without a good token nothing opens: %s', async (_, token) => {
  await expect(sendTo(token(), `${testbed.corner.resolve({ topic: 'orders' })}`)).rejects.toThrow();
});

const leftovers = async (prefix: string): Promise<string[]> => {
  const admin = adminClient(address, 'test').admin();
  await admin.connect();
  const [topics, { groups }] = await Promise.all([admin.listTopics(), admin.listGroups()]);
  await admin.disconnect();
  return [...topics, ...groups.map(({ groupId }) => groupId)].filter((name) => name.startsWith(prefix));
};

test('closing leaves nothing, also when a member was killed a moment before', async () => {
  testbed.run('a', consumer(1));
  await testbed.until(() => isStable('a'));
  expect(await leftovers(`tt-${testbed.id}.`)).toHaveLength(2);
  await testbed.close();
  expect(await leftovers(`tt-${testbed.id}.`)).toEqual([]);
});

test('what a former server left is swept', async () => {
  testbed.run('a', consumer(1));
  await testbed.until(() => isStable('a'));
  testbed.children.get('a')?.kill('SIGKILL');
  // A topic, a group, and the permissions of one principal.
  expect(await sweepTenants(address, (id) => id === testbed.id)).toBeGreaterThanOrEqual(3);
  expect(await leftovers(`tt-${testbed.id}`)).toEqual([]);
});

// Counts the timers that are set while nothing happens but that fetches come back empty, and sends how many those were.
const countingConsumer = `import { createHook } from 'node:async_hooks';
${client}
const consumer = kafka.consumer({ groupId: process.env.GROUP_ID, maxWaitTimeInMs: 300 });
const producer = kafka.producer({ createPartitioner: kafkajs.Partitioners.DefaultPartitioner });
await Promise.all([consumer.connect(), producer.connect()]);
await consumer.subscribe({ topic, fromBeginning: true });
let timers = 0;
const hook = createHook({ init: (id, type) => { timers += type === 'Timeout' ? 1 : 0; } });
let fetches = 0;
consumer.on(consumer.events.FETCH, () => {
  fetches += 1;
  if (fetches === 2) hook.enable();
  if (fetches === 6) producer.send({ topic, messages: [{ value: String(timers) }] });
});
await consumer.run({ eachMessage: async () => {} });`;

test('a consumer that waits for records sets few timers', async () => {
  testbed.run('consumer', countingConsumer);
  await testbed.until(() => testbed.of('record.appended').length === 1);
  expect(Number(testbed.of('record.appended')[0]?.value)).toBeLessThan(100);
});

test('what a member commits after it was put out of its group is refused, and told as that', async () => {
  const patient = `${client}
const consumer = kafka.consumer({ groupId: process.env.GROUP_ID, sessionTimeout: 2000, heartbeatInterval: 300, maxWaitTimeInMs: 300 });
await consumer.connect();
await consumer.subscribe({ topic, fromBeginning: true });
await consumer.run({ autoCommit: false, eachMessage: async ({ partition, message }) => {
  await new Promise((resolve) => setTimeout(resolve, 1500));
  await consumer.commitOffsets([{ topic, partition, offset: String(Number(message.offset) + 1) }]);
} });`;
  const sender = testbed.run('shop', producer);
  testbed.run('a', patient);
  await testbed.until(() => isStable('a') && owned('a').length === 3);
  sender.stdin?.write('1');
  await testbed.until(() => testbed.of('record.consumed').length === 1);
  testbed.freeze('a');
  testbed.run('b', consumer(1));
  await testbed.until(isRead);
  const position = JSON.stringify(group()?.committed);
  testbed.thaw('a');
  await testbed.until(() => testbed.of('offset.refused').length > 0);
  expect(testbed.of('offset.refused')[0]).toMatchObject({ program: 'a', group: 'email', topic: 'orders' });
  expect(testbed.of('offset.committed').filter(({ program }) => program === 'a')).toEqual([]);
  expect(JSON.stringify(group()?.committed)).toBe(position);
});

const transactional = `${client}
const producer = kafka.producer({ transactionalId: process.env.TRANSACTIONAL_ID, transactionTimeout: 2_000, idempotent: true, maxInFlightRequests: 1, createPartitioner: kafkajs.Partitioners.DefaultPartitioner });
await producer.connect();
const send = (transaction, value) => transaction.send({ topic, messages: [{ key: value, value }] });
process.stdin.on('data', async (data) => {
  const transaction = await producer.transaction();
  await send(transaction, 'x');
  if (String(data).trim() === 'commit') await transaction.commit();
});`;
const committedReader = `${client}
const consumer = kafka.consumer({ groupId: process.env.GROUP_ID, maxWaitTimeInMs: 100 });
await consumer.connect();
await consumer.subscribe({ topic, fromBeginning: true });
await consumer.run({ eachMessage: async () => {} });`;

test('transactions are told as the broker has them: control records, the last stable offset, and the end that nobody asked for', async () => {
  testbed.run('reader', committedReader);
  const writer = testbed.run('writer', transactional);
  await testbed.until(() => isStable('reader'));
  writer.stdin?.write('commit');
  // The reader's client sees the control record before it hands the record on.
  await testbed.until(
    () => testbed.of('transaction.marked').length === 1 && testbed.of('record.consumed').length === 1,
  );
  const [record] = testbed.of('record.appended');
  const [marker] = testbed.of('transaction.marked');
  expect(record?.producer).toMatchObject({ epoch: 0, sequence: 0, transactional: true });
  expect(marker).toMatchObject({ outcome: 'commit', offset: 1, partition: record?.partition });
  expect(testbed.of('record.consumed')).toMatchObject([{ offset: 0 }]);

  writer.stdin?.write('leave it open');
  const tape = () => testbed.picture().topics.orders?.partitions[record?.partition ?? 0];
  await testbed.until(() => tape()?.stable === 2);
  expect(tape()?.high).toBe(3);
  writer.kill('SIGKILL');
  await testbed.until(() => testbed.of('transaction.marked').length === 2 && tape()?.stable === undefined);
  expect(testbed.of('transaction.marked')[1]).toMatchObject({ outcome: 'abort', offset: 3, producer: { epoch: 1 } });
  expect(testbed.of('record.consumed')).toHaveLength(1);
});

test('an open transaction goes with its corner: nothing is left, and its name is free at once', async () => {
  const writer = testbed.run('writer', transactional);
  await testbed.until(() => testbed.of('producer.initialised').length > 0);
  writer.stdin?.write('leave it open');
  await testbed.until(() => testbed.of('record.appended').length === 1);
  const { corner, id } = testbed;
  await testbed.close();
  expect(await kafka.audit(address).leftovers({ id, files: () => [] })).toEqual([]);

  // The administrator takes the name over, which the broker allows once it has ended the transaction.
  const successor = adminClient(address, 'test').producer({
    transactionalId: `${corner.resolve({ transaction: 'invoice' })}`,
    idempotent: true,
    maxInFlightRequests: 1,
    createPartitioner: kafkajs.Partitioners.DefaultPartitioner,
  });
  await successor.connect();
  const transaction = await successor.transaction();
  await transaction.abort();
  await successor.disconnect();
});
