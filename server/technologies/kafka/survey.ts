import type { Logger } from 'kafkajs';
import type { EventOf } from '#model/events.ts';
import type { KafkaAddress } from './address.ts';
import { innerCluster } from './inner-cluster.ts';
import { kafkajs } from './kafkajs.ts';

/** What is left of a partition's log. */
export type Survey = Pick<EventOf<'partition.surveyed'>, 'topic' | 'partition' | 'segments' | 'gaps'>;

/** Where to walk, names as on the broker, between its watermarks. */
interface Tape {
  topic: string;
  partition: number;
  low: number;
  high: number;
}

/** Walks over the logs of partitions. */
export interface Surveyor {
  /** Undefined where the log changed under the walk: the next one will tell. */
  survey(tape: Tape): Promise<Survey | undefined>;
  close(): Promise<void>;
}

/** Only so many of the newest offsets are looked at. */
const mostOffsets = 500;
/** Far more than a lab writes into a segment. */
const maxBytes = 8 * 1024 * 1024;

/**
 * Learns from the broker alone where its segments end and at which offsets compaction has left nothing: a fetch is answered out of
 * the one segment that holds its offset, up to that segment's end. Connects with the first walk.
 */
export const createSurveyor = (logger: Logger, address: KafkaAddress): Surveyor => {
  let connected: Promise<ReturnType<typeof innerCluster>> | undefined;
  const connect = async () => {
    const cluster = innerCluster(logger, address);
    await cluster.connect();
    return cluster;
  };

  const fetchFrom = async (offset: number, { topic, partition }: Tape): Promise<number[]> => {
    connected ??= connect();
    const cluster = await connected;
    await cluster.addTargetTopic(topic);
    const [nodeId = ''] = Object.keys(cluster.findLeaderForPartitions(topic, [partition]));
    const leader = await cluster.findBroker({ nodeId });
    const { responses } = await leader.fetch({
      replicaId: -1,
      isolationLevel: 0,
      maxWaitTime: 0,
      minBytes: 0,
      maxBytes,
      topics: [{ topic, partitions: [{ partition, fetchOffset: String(offset), maxBytes }] }],
    });
    // A batch is given as a whole, also where its first records are of no interest.
    return (responses[0]?.partitions[0]?.messages ?? [])
      .map((message) => Number(message.offset))
      .filter((one) => one >= offset);
  };

  return {
    async survey(tape) {
      const { topic, partition, high } = tape;
      const segments: number[] = [];
      const gaps: Survey['gaps'] = [];
      let next = Math.max(tape.low, high - mostOffsets);
      try {
        while (next < high) {
          const left = await fetchFrom(next, tape);
          const [first] = left;
          if (first === undefined) return undefined;
          segments.push(first);
          for (const offset of left) {
            if (offset > next) gaps.push({ from: next, until: offset });
            next = offset + 1;
          }
        }
      } catch (error) {
        // Its beginning was removed meanwhile, or the broker is away.
        if (!(error instanceof kafkajs.KafkaJSOffsetOutOfRange)) await hangUp();
        return undefined;
      }
      return { topic, partition, segments, gaps };
    },
    close: hangUp,
  };

  async function hangUp(): Promise<void> {
    const cluster = await connected?.catch(() => undefined);
    connected = undefined;
    await cluster?.disconnect().catch(() => {});
  }
};
