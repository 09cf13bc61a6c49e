import { setTimeout as wait } from 'node:timers/promises';
import type { Kafka, Producer } from 'kafkajs';
import { kafkajs } from '#server/technologies/kafka/kafkajs.ts';
import { percentile } from '../bench/percentile.ts';
import type { MeasuredCluster, Measurement } from './measurement.ts';
import { withTopic } from './with-topic.ts';

const rounds = 3;
const betweenLooksMs = 20;
const replicaAssignment = [{ partition: 0, replicas: [1, 2, 3] }];
const configEntries = [{ name: 'min.insync.replicas', value: '2' }];

/** How long nobody can write after the leader is gone, with Kafka's own session timeout of 9 s. */
export const failover: Measurement<MeasuredCluster> = {
  lesson: '05-kafka/06-replication-failover.mdx',
  measure: async (cluster) => {
    const rows = [];
    const endings = [
      { how: 'SIGTERM', retry: 'often', retries: often },
      { how: 'SIGKILL', retry: 'often', retries: often },
      { how: 'SIGKILL', retry: 'as kafkajs does', retries: undefined },
    ] as const;
    for (const { how, retry, retries } of endings) {
      const waits = [];
      for (let round = 0; round < rounds; round += 1) waits.push(await longestWait(cluster, how, retries));
      rows.push({ leaderGetsA: how, producerTries: retry, longestMs: waits.join(' ') });
    }
    return rows;
  },
};

const often = { initialRetryTime: 20, maxRetryTime: 20, retries: 2_000 };

const clientOf = ({ address }: MeasuredCluster, retry: typeof often | undefined = often): Kafka =>
  new kafkajs.Kafka({ brokers: address.adminBrokers, logLevel: kafkajs.logLevel.NOTHING, ...(retry && { retry }) });

const producerOf = async (kafka: Kafka): Promise<Producer> => {
  const producer = kafka.producer({ createPartitioner: kafkajs.Partitioners.DefaultPartitioner });
  await producer.connect();
  return producer;
};

/** Of a producer that writes one record after the other while broker 1, the leader, is ended. */
const longestWait = (
  cluster: MeasuredCluster,
  signal: 'SIGTERM' | 'SIGKILL',
  retry: typeof often | undefined,
): Promise<number | string> =>
  withTopic(clientOf(cluster), { replicaAssignment, configEntries }, async (topic) => {
    const producer = await producerOf(clientOf(cluster, retry));
    const send = () => producer.send({ topic, messages: [{ value: 'x' }] });
    for (let i = 0; i < 20; i += 1) await send();
    const ended = cluster.signal(1, signal);
    let longest: number | string = 0;
    try {
      for (const until = Date.now() + 3_000; Date.now() < until; ) {
        const began = performance.now();
        await send();
        longest = Math.max(longest, Math.round(performance.now() - began));
      }
    } catch (error) {
      longest = error instanceof Error ? error.message : String(error);
    }
    await ended;
    await producer.disconnect();
    await cluster.start(1);
    await untilInSync(cluster, topic);
    return longest;
  });

/** Until all three replicas of the topic follow. */
const untilInSync = async (cluster: MeasuredCluster, topic: string): Promise<void> => {
  const admin = clientOf(cluster).admin();
  await admin.connect();
  const isr = async () => (await admin.fetchTopicMetadata({ topics: [topic] })).topics[0]?.partitions[0]?.isr.length;
  while ((await isr()) !== 3) await wait(betweenLooksMs);
  await admin.disconnect();
};

const window = 200;
const writeForMs = 1_500;

/** Records of a producer in full swing that were confirmed by a leader, killed in the middle, and are nowhere afterwards. */
export const lostWithLeader: Measurement<MeasuredCluster> = {
  lesson: '05-kafka/06-replication-failover.mdx',
  measure: async (cluster) => {
    const rows = [];
    for (const acks of [1, -1]) {
      for (let round = 1; round <= rounds; round += 1) {
        rows.push({ acks: acks === 1 ? '1' : 'all', round, ...(await lossOf(cluster, acks)) });
      }
    }
    return rows;
  },
};

const lossOf = (cluster: MeasuredCluster, acks: number) =>
  withTopic(clientOf(cluster), { replicaAssignment, configEntries }, async (topic) => {
    // Whoever is refused does not try again: what is counted is what the old leader has confirmed.
    const producer = await producerOf(clientOf(cluster, { ...often, retries: 0 }));
    const confirmed = new Set<string>();
    let [next, running] = [0, true];
    const write = async (): Promise<void> => {
      while (running) {
        next += 1;
        const value = `${next}`;
        try {
          await producer.send({ topic, acks, messages: [{ value }] });
          confirmed.add(value);
        } catch {
          return;
        }
      }
    };
    const writers = Array.from({ length: window }, write);
    await wait(writeForMs);
    await cluster.signal(1, 'SIGKILL');
    running = false;
    await Promise.all(writers);
    await producer.disconnect().catch(() => {});
    await cluster.start(1);
    await untilInSync(cluster, topic);
    const kept = await readAll(cluster, topic);
    return { confirmed: confirmed.size, lost: [...confirmed].filter((value) => !kept.has(value)).length };
  });

/** Values of all records of the topic's only partition. */
const readAll = async (cluster: MeasuredCluster, topic: string): Promise<Set<string>> => {
  const kafka = clientOf(cluster);
  const last = await producerOf(kafka);
  await last.send({ topic, messages: [{ value: 'last' }] });
  await last.disconnect();
  const consumer = kafka.consumer({ groupId: topic });
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  const kept = new Set<string>();
  await new Promise<void>((resolve) => {
    void consumer.run({
      eachMessage: async ({ message }) => {
        const value = message.value?.toString() ?? '';
        if (value === 'last') resolve();
        kept.add(value);
      },
    });
  });
  await consumer.disconnect();
  return kept;
};

const sends = 500;

/** What it costs to wait for the followers: one record of 1 KB after the other. */
export const acksCost: Measurement<MeasuredCluster> = {
  lesson: '05-kafka/06-replication-failover.mdx',
  measure: async (cluster) =>
    withTopic(clientOf(cluster), { replicaAssignment, configEntries }, async (topic) => {
      const producer = await producerOf(clientOf(cluster));
      const value = Buffer.alloc(1_024, 'x');
      const rows = [];
      for (let round = 1; round <= rounds; round += 1) {
        for (const acks of [0, 1, -1]) {
          const times: number[] = [];
          for (let i = 0; i < sends; i += 1) {
            const began = performance.now();
            await producer.send({ topic, acks, messages: [{ value }] });
            times.push(performance.now() - began);
          }
          const [p50Ms, p99Ms] = [50, 99].map((which) => percentile(times, which).toFixed(1));
          rows.push({ round, acks: acks === -1 ? 'all' : acks, p50Ms: p50Ms ?? '', p99Ms: p99Ms ?? '' });
        }
      }
      await producer.disconnect();
      return rows;
    }),
};
