import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readPart } from '#server/brokers/setup-file.ts';
import { type KafkaCluster, type NodeProperties, startKafkaCluster } from '#server/technologies/kafka/cluster.ts';
import { kafkaPrograms } from '#server/technologies/kafka/node.ts';

/**
 * For live tests and measurements: starts three Kafka brokers of one's own, whose data is gone when they are stopped.
 * Undefined where the set-up has no programs that could be started.
 */
export const ownKafkaCluster = (): ((properties?: NodeProperties) => Promise<KafkaCluster>) | undefined => {
  const programs = readPart('kafka', kafkaPrograms, '.data');
  if (!programs) return undefined;
  return async (properties = {}) => {
    const dataDir = mkdtempSync(path.join(tmpdir(), 'own-kafka-cluster-'));
    const remove = (): void => rmSync(dataDir, { recursive: true, force: true });
    try {
      const cluster = await startKafkaCluster(programs, { dataDir, properties });
      return {
        ...cluster,
        stop: async () => {
          await cluster.stop();
          remove();
        },
      };
    } catch (error) {
      remove();
      throw error;
    }
  };
};
