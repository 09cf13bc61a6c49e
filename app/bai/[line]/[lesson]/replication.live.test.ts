import { globSync, readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import type { Admin } from 'kafkajs';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { ownKafkaCluster } from '#scripts/measure/own-cluster.ts';
import { runOutside } from '#server/programs/outside.ts';
import type { KafkaCluster } from '#server/technologies/kafka/cluster.ts';
import { kafkajs } from '#server/technologies/kafka/kafkajs.ts';

// What the lesson on replication tells of three brokers, one of which dies, is done here with its own program.

const [lesson = ''] = globSync('content/*-kafka/*-replication-failover.mdx');
const text = readFileSync(lesson, 'utf8');
const startCluster = ownKafkaCluster();
const sessionTimeoutMs = 3_000;
const betweenLooksMs = 50;

describe.skipIf(!startCluster)('three brokers', () => {
  let cluster: KafkaCluster;

  beforeAll(async () => {
    if (!startCluster) return;
    cluster = await startCluster({
      'broker.session.timeout.ms': sessionTimeoutMs,
      'broker.heartbeat.interval.ms': 500,
    });
    return cluster.stop;
  });

  /** The lesson's program; `only` names the broker that it is told of, where it shall ask no other. */
  const start = (args: string[], env: Record<string, string>, only?: number) => {
    const brokers = cluster.address.adminBrokers;
    const known = only === undefined ? brokers : brokers.slice(only - 1, only);
    const program = `${lesson.replace(/\.mdx$/, '.examples')}/replicas.ts`;
    const running = runOutside(program, '.', undefined, {
      args,
      // Outside of the site kafkajs is as it comes, with the timer of −1 ms that decision 32 is about: Node warns of it.
      env: { NODE_OPTIONS: '--disable-warning=TimeoutNegativeWarning', KAFKA_BROKERS: known.join(','), ...env },
    });
    onTestFinished(running.stop);
    return running;
  };
  const run = (args: string[], env: Record<string, string>, only?: number) => start(args, env, only).done;

  /** Asks the cluster until it answers so; a test that never gets that ends by its own time limit. */
  const until = async <Answer>(look: () => Promise<Answer>, isIt: (answer: Answer) => boolean): Promise<Answer> => {
    for (;;) {
      // In the middle of a change it is refused.
      const answer = await look().catch(() => undefined);
      if (answer !== undefined && isIt(answer)) return answer;
      await wait(betweenLooksMs);
    }
  };
  /** A client of its own for each question: kafkajs asks again for all topics that it was ever asked of, also those without a leader. */
  const ask = async <Answer>(question: (admin: Admin) => Promise<Answer>): Promise<Answer> => {
    const retry = { initialRetryTime: 50, maxRetryTime: 100, retries: 5 };
    const brokers = cluster.address.adminBrokers;
    const admin = new kafkajs.Kafka({ brokers, logLevel: kafkajs.logLevel.NOTHING, retry }).admin();
    await admin.connect();
    return await question(admin).finally(() => admin.disconnect());
  };
  const partitionOf = (topic: string) =>
    ask(async (admin) => (await admin.fetchTopicMetadata({ topics: [topic] })).topics[0]?.partitions[0]);
  const untilLeader = (topic: string, leader: number) =>
    until(
      () => partitionOf(topic),
      (partition) => partition?.leader === leader,
    );
  const untilInSync = (topic: string, replicas: number) =>
    until(
      () => partitionOf(topic),
      (partition) => partition?.isr.length === replicas,
    );
  /** How many orders a reader is shown. */
  const shown = async (topic: string): Promise<number> => {
    const [partition] = await until(
      () => ask((admin) => admin.fetchTopicOffsets(topic)),
      (partitions) => partitions.length === 1,
    );
    return Number(partition?.high);
  };

  const waits = (lines: readonly string[]): number[] =>
    lines.flatMap((line) => {
      const [, ms] = /broker nhận sau (\d+) ms$/.exec(line) ?? [];
      return ms === undefined ? [] : [Number(ms)];
    });
  const freezeFollowers = async (signal: 'SIGSTOP' | 'SIGCONT'): Promise<void> => {
    for (const follower of [2, 3]) await cluster.signal(follower, signal);
  };

  test('a leader that is killed is followed by another, and nothing that was confirmed is lost', async () => {
    const env = { TOPIC: 'orders' };
    expect(await run(['create'], env)).toEqual(['orders: leader 1, ISR 1 2 3']);
    const writer = start(['write', '60'], env);
    await writer.said('#20:');
    await cluster.signal(1, 'SIGKILL');
    const times = waits(await writer.done);
    expect(times).toHaveLength(60);
    // The controller counts from the last heartbeat, which is half a second old at most.
    expect(Math.max(...times)).toBeGreaterThan(sessionTimeoutMs - 1_000);
    expect(times.filter((ms) => ms > 1_000)).toHaveLength(1);
    expect(await run(['who'], env)).toEqual(['orders: leader 2, ISR 2 3']);
    expect(await shown(env.TOPIC)).toBe(60);
    await cluster.start(1);
    await untilInSync('orders', 3);
  });

  test('with acks=1 a leader confirms what nobody else has, and takes it along', async () => {
    const env = { TOPIC: 'fast' };
    await run(['create'], env);
    await freezeFollowers('SIGSTOP');
    expect(waits(await run(['write', '20'], { ...env, ACKS: '1' }, 1))).toHaveLength(20);
    await cluster.signal(1, 'SIGKILL');
    await freezeFollowers('SIGCONT');
    await untilLeader('fast', 2);
    // A follower's question was under way when it was frozen: the answer to it brings the first order.
    expect(await shown(env.TOPIC)).toBeLessThanOrEqual(1);
    await cluster.start(1);
    await untilInSync('fast', 3);
    expect(await shown(env.TOPIC)).toBeLessThanOrEqual(1);
  });

  test('with acks=all the same leader confirms nothing, and the next one does', async () => {
    const env = { TOPIC: 'safe' };
    await run(['create'], env);
    await freezeFollowers('SIGSTOP');
    const writer = start(['write', '20'], env, 1);
    await wait(sessionTimeoutMs / 2);
    await cluster.signal(1, 'SIGKILL');
    await freezeFollowers('SIGCONT');
    const times = waits(await writer.done);
    expect(times).toHaveLength(20);
    expect(times[0]).toBeGreaterThan(sessionTimeoutMs);
    // The first order may be there twice: the new leader had it, and the producer could not know.
    expect([20, 21]).toContain(await shown(env.TOPIC));
    await cluster.start(1);
    await untilInSync('safe', 3);
  });

  test('one replica left: refused or accepted by min.insync.replicas, and who may follow it', async () => {
    const topics = {
      orders: { TOPIC: 'orders-2', MIN_ISR: '2', UNCLEAN: 'false' },
      carts: { TOPIC: 'carts', MIN_ISR: '1', UNCLEAN: 'false' },
      clicks: { TOPIC: 'clicks', MIN_ISR: '1', UNCLEAN: 'true' },
    };
    const { orders, carts, clicks } = topics;
    for (const env of Object.values(topics)) {
      await run(['create'], env);
      await run(['write', '10'], env);
    }
    for (const follower of [2, 3]) await cluster.signal(follower, 'SIGTERM');
    for (const env of Object.values(topics)) await untilInSync(env.TOPIC, 1);

    const refused = await run(['write', '5'], { ...orders, RETRIES: '3' });
    expect(refused).toHaveLength(5);
    expect(refused.filter((line) => !line.endsWith('NOT_ENOUGH_REPLICAS'))).toEqual([]);
    for (const env of [carts, clicks]) {
      expect(waits(await run(['write', '5'], env))).toHaveLength(5);
      expect(await shown(env.TOPIC)).toBe(15);
    }
    // Accepted, and shown to nobody: too few replicas have them.
    expect(waits(await run(['write', '5'], { ...orders, ACKS: '1' }))).toHaveLength(5);
    expect(await shown(orders.TOPIC)).toBe(10);
    const bootstrap = cluster.address.adminBrokers[0] ?? '';
    const describe = ['--bootstrap-server', bootstrap, '--describe', '--topic', orders.TOPIC];
    const printed = (await cluster.tool('kafka-topics.sh', describe)).replace(orders.TOPIC, 'orders');
    const [, partition = ''] = /(Partition: 0.*)/.exec(printed.replaceAll('\t', ' ')) ?? [];
    expect(text.replaceAll(/ +/g, ' ')).toContain(partition.trim());

    await cluster.signal(1, 'SIGKILL');
    await cluster.start(3);
    await untilLeader(orders.TOPIC, 3);
    await untilLeader(clicks.TOPIC, 3);
    expect((await run(['who'], { ...carts, RETRIES: '3' }))[0]).toContain('LEADER_NOT_AVAILABLE');
    expect(await shown(clicks.TOPIC)).toBe(10);

    await cluster.start(1);
    await cluster.start(2);
    for (const env of Object.values(topics)) await untilInSync(env.TOPIC, 3);
    expect(await shown(orders.TOPIC)).toBe(10);
    expect(await shown(carts.TOPIC)).toBe(15);
    expect(await shown(clicks.TOPIC)).toBe(10);
  });

  test('without a controller leaders go on, and nobody follows one that dies', async () => {
    const env = { TOPIC: 'headless' };
    await run(['create'], env);
    await cluster.signal(cluster.controller, 'SIGKILL');
    expect(waits(await run(['write', '10'], env))).toHaveLength(10);
    await cluster.signal(1, 'SIGKILL');
    const refused = await run(['write', '1'], { ...env, RETRIES: `${Math.ceil((1.5 * sessionTimeoutMs) / 100)}` });
    expect(refused).toHaveLength(1);
    expect(waits(refused)).toEqual([]);
    // Brokers that can take leave of nobody would be waited for.
    for (const broker of [2, 3]) await cluster.signal(broker, 'SIGKILL');
  });
});
