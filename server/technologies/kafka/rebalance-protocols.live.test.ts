import { createInterface } from 'node:readline';
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { ownNode } from '#server/brokers/own-node.ts';
import type { BrokerNode } from '../broker-node.ts';
import { kafkajs } from './kafkajs.ts';
import { adminClient } from './warm.ts';

// What the lesson on consumer groups tells of the two rebalance protocols, by the Java client that comes with Kafka as a tool:
// a member stands still while another joins, and the question is what becomes of the third.

const line = z.object({
  name: z.string(),
  partitions: z.array(z.object({ partition: z.number() })).default([]),
});
type Told = `${string}: ${string}`;

/** The tool's own words, each with its time; `until` looks again after every one. */
const consumerOf = (node: BrokerNode<unknown>, args: readonly string[]) => {
  const child = node.startTool?.('kafka-verifiable-consumer.sh', args);
  if (!child?.stdout) throw new Error('this broker comes with no such tool');
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  const told: Told[] = [];
  const looks = new Set<() => void>();
  createInterface({ input: child.stdout }).on('line', (text) => {
    const { name, partitions } = line.parse(JSON.parse(text));
    told.push(`${name}: ${partitions.map(({ partition }) => partition).join()}`);
    for (const look of looks) look();
  });
  return {
    child,
    told,
    /** What it was given or had to give up since that many words. */
    moved: (since: number) => told.slice(since).filter((one) => one.startsWith('partitions_')),
    until: (isSo: () => boolean) =>
      new Promise<void>((resolve) => {
        const look = (): void => {
          if (!isSo()) return;
          looks.delete(look);
          resolve();
        };
        looks.add(look);
        look();
      }),
  };
};

const own = ownNode('kafka');

test.skipIf(!own)(
  'a member that stands still stops its whole group in the classic protocol, and only what it owns in the newer one',
  { timeout: 120_000 },
  async () => {
    if (!own) return;
    const node = await own.start();
    onTestFinished(async () => {
      await node.stop();
      own.remove();
    });
    const admin = adminClient(node.address, 'operator').admin();
    const producer = adminClient(node.address, 'shop').producer({
      createPartitioner: kafkajs.Partitioners.DefaultPartitioner,
    });
    await Promise.all([admin.connect(), producer.connect()]);
    onTestFinished(async () => {
      await Promise.all([admin.disconnect(), producer.disconnect()]);
    });

    /** Two members at rest, the first stops, a third joins; the members and what they had said by then. */
    const stage = async (protocol: 'classic' | 'consumer') => {
      const topic = `orders-${protocol}`;
      await admin.createTopics({ topics: [{ topic, numPartitions: 3 }] });
      const send = () =>
        producer.send({ topic, messages: [0, 1, 2].map((partition) => ({ partition, value: 'order' })) });
      const orders = setInterval(() => void send(), 100);
      onTestFinished(() => clearInterval(orders));
      const bootstrap = node.address.adminBrokers[0] ?? '';
      const group = ['--topic', topic, '--group-id', `invoice-${protocol}`, '--group-protocol', protocol];
      // The newer protocol has its session from the broker.
      const session = protocol === 'classic' ? ['--session-timeout', '45000'] : [];
      const start = () => consumerOf(node, ['--bootstrap-server', bootstrap, ...group, ...session]);
      const first = start();
      await first.until(() => first.told.includes('partitions_assigned: 0,1,2'));
      const second = start();
      // The classic protocol shares out in the order of member ids, which are random: to the second one or two.
      await second.until(() => second.told.some((one) => /^partitions_assigned: \d/.test(one)));
      const marks = [first, second].map(({ told }) => told.length);
      first.child.kill('SIGSTOP');
      const third = start();
      return { first, second, third, since: marks, stop: () => clearInterval(orders) };
    };

    const classic = await stage('classic');
    const [, sinceSecond = 0] = classic.since;
    // It gives up all that it owns as soon as it hears of the newcomer, and gets nothing while the first stands still.
    await classic.second.until(() => classic.second.moved(sinceSecond).length > 0);
    expect(classic.second.moved(sinceSecond)).toEqual([expect.stringMatching(/^partitions_revoked: \d/)]);
    expect(classic.third.moved(0)).toEqual([]);
    classic.first.child.kill('SIGCONT');
    await classic.third.until(() => classic.third.moved(0).length > 0);
    await classic.second.until(() => classic.second.moved(sinceSecond).length > 1);
    for (const { child } of [classic.first, classic.second, classic.third]) child.kill('SIGKILL');
    classic.stop();

    const newer = await stage('consumer');
    const [sinceFirst = 0, since = 0] = newer.since;
    await newer.third.until(() => newer.third.moved(0).length > 0);
    expect(newer.third.moved(0), 'a member, and owner of nothing yet').toEqual(['partitions_assigned: ']);
    const read = newer.second.told.length;
    await newer.second.until(
      () => newer.second.told.slice(read).filter((one) => one.startsWith('records')).length > 20,
    );
    expect(newer.second.moved(since), 'goes on as if nothing were').toEqual([]);
    newer.first.child.kill('SIGCONT');
    await newer.third.until(() => newer.third.moved(0).length > 1);
    const [, given = ''] = newer.third.moved(0);
    expect(newer.first.moved(sinceFirst)[0]).toBe(given.replace('assigned', 'revoked'));
    expect(newer.second.moved(since)).toEqual([]);
  },
);
