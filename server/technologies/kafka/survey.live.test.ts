import { readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { ownNode } from '#server/brokers/own-node.ts';
import { probeLab } from '../probe-lab.ts';
import { createTestbed } from '../testbed.ts';
import { kafkajs } from './kafkajs.ts';
import { kafka } from './technology.ts';
import { adminClient } from './warm.ts';

const segmentMs = '1000';
const lab = probeLab('kafka', {
  orders: { partitions: 1, config: { 'retention.ms': '-1', 'segment.ms': segmentMs }, surveyed: true },
  prices: {
    partitions: 1,
    config: { 'cleanup.policy': 'compact', 'segment.ms': segmentMs, 'min.cleanable.dirty.ratio': '0.01' },
    surveyed: true,
  },
});

const own = ownNode('kafka');

test.skipIf(!own)(
  'segments and gaps are those that the broker has on its disk, learned without looking there',
  async () => {
    if (!own) return;
    const node = await own.start();
    const testbed = await createTestbed({ technology: kafka, address: node.address, lab }, `survey${process.pid}`);
    const client = adminClient(node.address, 'survey');
    const producer = client.producer({ createPartitioner: kafkajs.Partitioners.DefaultPartitioner });
    const admin = client.admin();
    await Promise.all([producer.connect(), admin.connect()]);
    onTestFinished(async () => {
      await Promise.all([producer.disconnect(), admin.disconnect()]);
      await testbed.close();
      await node.stop();
      own.remove();
    });
    const named = (topic: string): string => testbed.corner.resolve({ topic }) ?? '';
    /** First offsets of the files that are not about to be removed. */
    const filesOf = (topic: string): number[] =>
      readdirSync(path.join(own.dataDir, 'logs', `${named(topic)}-0`))
        .filter((file) => file.endsWith('.log'))
        .map((file) => Number(path.basename(file, '.log')))
        .sort((a, b) => a - b);
    const partition = (topic: string) => testbed.picture().topics[topic]?.partitions[0];
    const from = Date.now() - 20_000;
    let written = 0;
    /** Each 600 ms after the one before by its own clock, which is what segments end by. */
    const write = async (topic: string, ...keys: string[]): Promise<void> => {
      for (const key of keys) {
        written += 1;
        await producer.send({
          topic: named(topic),
          messages: [{ key, value: key, timestamp: String(from + 600 * written) }],
        });
      }
    };

    await write('orders', '1', '2', '3', '4', '5', '6', '7');
    await testbed.until(() => partition('orders')?.segments?.length === 4);
    expect(partition('orders')).toMatchObject({ segments: filesOf('orders'), gaps: [] });

    await write('prices', 'a', 'b', 'a', 'a', 'b', 'a', 'c');
    await testbed.until(() => (partition('prices')?.gaps?.at(-1)?.until ?? 0) >= 4);
    const { segments = [], gaps = [] } = partition('prices') ?? {};
    const files = filesOf('prices');
    expect(segments).toHaveLength(files.length);
    // A file keeps its name when its first records are gone.
    for (const [i, base] of files.entries()) expect(segments[i]).toBeGreaterThanOrEqual(base);
    expect(gaps[0]?.from, 'compaction leaves the low watermark where it is').toBe(partition('prices')?.low);
    const isLeft = (offset: number): boolean => !gaps.some((gap) => offset >= gap.from && offset < gap.until);
    expect([0, 1, 2].filter(isLeft), 'the first of each key has a newer one').toEqual([]);
    expect(isLeft(6), 'the newest is in the segment that is written to').toBe(true);

    const keyless = producer.send({ topic: named('prices'), messages: [{ value: 'x' }] });
    await expect(keyless, 'what has no key cannot be compacted').rejects.toMatchObject({ type: 'INVALID_RECORD' });

    const orders = { type: kafkajs.ConfigResourceTypes.TOPIC, name: named('orders') };
    const configEntries = [{ name: 'retention.ms', value: '1000' }];
    await admin.alterConfigs({ validateOnly: false, resources: [{ ...orders, configEntries }] });
    await testbed.until(() => partition('orders')?.low === 7);
    expect(testbed.picture().topics.orders?.config, 'what was not named is the broker’s default again').toMatchObject({
      'retention.ms': { value: '1000', isDefault: false },
      'segment.ms': { value: '604800000', isDefault: true },
    });
  },
);
