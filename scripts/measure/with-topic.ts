import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { ITopicConfig, Kafka } from 'kafkajs';

const betweenLooksMs = 20;

/** Gives a fresh topic of one partition, unless told otherwise, and removes it afterwards. */
export const withTopic = async <T>(
  kafka: Kafka,
  config: Omit<ITopicConfig, 'topic'>,
  use: (topic: string) => Promise<T>,
): Promise<T> => {
  const topic = `measured-${randomUUID()}`;
  const admin = kafka.admin();
  await admin.connect();
  try {
    // kafkajs waits for leaders only where the broker that it asks knows the topic already, and in a cluster it need not.
    const shape = config.replicaAssignment ? {} : { numPartitions: 1 };
    await admin.createTopics({ waitForLeaders: false, topics: [{ topic, ...shape, ...config }] });
    const isKnown = () =>
      admin.fetchTopicMetadata({ topics: [topic] }).then(
        () => true,
        () => false,
      );
    while (!(await isKnown())) await wait(betweenLooksMs);
    return await use(topic);
  } finally {
    await admin.deleteTopics({ topics: [topic] });
    await admin.disconnect();
  }
};
