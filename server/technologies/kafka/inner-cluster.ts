import type { Logger } from 'kafkajs';
import type { KafkaAddress } from './address.ts';
import { innerKafkajs } from './kafkajs.ts';

/** The parts of kafkajs' inner client that its admin client does not pass on. */
interface InnerCluster {
  connect(): Promise<void>;
  disconnect(): Promise<void>;
  findGroupCoordinator(of: { groupId: string }): Promise<InnerBroker>;
  addTargetTopic(topic: string): Promise<void>;
  /** Partitions by the id of the node that leads them. */
  findLeaderForPartitions(topic: string, partitions: number[]): Record<string, number[]>;
  findBroker(of: { nodeId: string }): Promise<InnerBroker>;
}

interface InnerBroker {
  leaveGroup(member: { groupId: string; memberId: string }): Promise<unknown>;
  fetch(request: InnerFetch): Promise<{ responses: { partitions: { messages: { offset: string }[] }[] }[] }>;
}

interface InnerFetch {
  replicaId: -1;
  /** 0: also what no transaction has committed yet. */
  isolationLevel: 0;
  maxWaitTime: number;
  minBytes: number;
  maxBytes: number;
  topics: { topic: string; partitions: { partition: number; fetchOffset: string; maxBytes: number }[] }[];
}

/** What is in the protocol but not in kafkajs' public admin API, such as LeaveGroup, needs the client within. */
export const innerCluster = (logger: Logger, { adminBrokers, admin }: KafkaAddress): InnerCluster => {
  const Inner: new (options: object) => InnerCluster = innerKafkajs('cluster');
  const socketFactory: () => unknown = innerKafkajs('network/socketFactory');
  return new Inner({
    logger,
    socketFactory: socketFactory(),
    brokers: adminBrokers,
    clientId: 'tramtin',
    connectionTimeout: 2_000,
    requestTimeout: 5_000,
    enforceRequestTimeout: true,
    metadataMaxAge: 60_000,
    allowAutoTopicCreation: false,
    retry: { initialRetryTime: 50, maxRetryTime: 500, retries: 3 },
    ...(admin ? { sasl: { mechanism: 'plain', ...admin } } : {}),
  });
};
