import { setTimeout as wait } from 'node:timers/promises';
import type { Kafka } from 'kafkajs';
import { kafkajs } from '#server/technologies/kafka/kafkajs.ts';
import { adminClient } from '#server/technologies/kafka/warm.ts';
import type { MeasuredKafka, Measurement } from './measurement.ts';
import { withTopic } from './with-topic.ts';

const bytes = 1_024;
const warmUpMs = 2_000;
const forMs = 8_000;
const rounds = 3;
const javaRecords = 400_000;

/** How a producer writes: so many requests on their way at once, each with so many records. */
interface Way {
  atOnce: number;
  records: number;
}

const ways: Record<string, Way> = {
  'one at a time': { atOnce: 1, records: 1 },
  '500 on their way, one each': { atOnce: 500, records: 1 },
  '1 on its way, 100 each': { atOnce: 1, records: 100 },
  '5 on their way, 500 each': { atOnce: 5, records: 500 },
};

/** Records of 1 KB through one partition: a producer with acks=all and a consumer, as `throughput` does with RabbitMQ. */
export const kafkaThroughput: Measurement<MeasuredKafka> = {
  lesson: '05-kafka/08-strengths-limits.mdx',
  measure: async (node) => {
    const kafka = adminClient(node.address, 'measure');
    const rows = [];
    for (const [name, way] of Object.entries(ways)) {
      const perSecond = [];
      for (let round = 0; round < rounds; round += 1) perSecond.push(await rateOf(kafka, way));
      rows.push({ producer: `kafkajs: ${name}`, perSecond: perSecond.join(' ') });
    }
    rows.push({ producer: 'Java client, no consumer', perSecond: await javaRate(kafka, node) });
    return rows;
  },
};

/** Records a second that the consumer has had, while the producer wrote in that way. */
const rateOf = (kafka: Kafka, { atOnce, records }: Way): Promise<number> =>
  withTopic(kafka, {}, async (topic) => {
    let had = 0;
    const consumer = kafka.consumer({ groupId: topic });
    await consumer.connect();
    await consumer.subscribe({ topic, fromBeginning: true });
    const joined = new Promise<void>((resolve) => {
      consumer.on('consumer.group_join', () => resolve());
    });
    await consumer.run({
      eachMessage: async () => {
        had += 1;
      },
    });
    await joined;
    const producer = kafka.producer({ createPartitioner: kafkajs.Partitioners.DefaultPartitioner });
    await producer.connect();
    const messages = Array.from({ length: records }, () => ({ value: Buffer.alloc(bytes, 'x') }));
    let running = true;
    const write = async (): Promise<void> => {
      while (running) await producer.send({ topic, messages });
    };
    const writers = Array.from({ length: atOnce }, write);
    await wait(warmUpMs);
    const before = had;
    await wait(forMs);
    const perSecond = Math.round((had - before) / (forMs / 1_000));
    running = false;
    await Promise.all(writers);
    await producer.disconnect();
    await consumer.disconnect();
    return perSecond;
  });

/** What Kafka's own tool says of its own client. */
const javaRate = (kafka: Kafka, node: MeasuredKafka): Promise<string> =>
  withTopic(kafka, {}, async (topic) => {
    const perSecond = [];
    for (let round = 0; round < rounds; round += 1) {
      const printed = await node.tool('kafka-producer-perf-test.sh', [
        ...['--bootstrap-server', node.address.adminBrokers.join(',')],
        ...['--topic', topic, '--record-size', `${bytes}`, '--num-records', `${javaRecords}`, '--throughput', '-1'],
      ]);
      perSecond.push(/, ([\d.]+) records\/sec/.exec(printed.trim().split('\n').at(-1) ?? '')?.[1] ?? printed);
    }
    return perSecond.join(' ');
  });
