import type { Admin, Logger } from 'kafkajs';
import type { KafkaAddress } from './address.ts';
import { innerKafkajs } from './kafkajs.ts';

/** The part of kafkajs' inner client that its admin client does not pass on. */
interface Cluster {
  connect(): Promise<void>;
  disconnect(): Promise<void>;
  findGroupCoordinator(of: { groupId: string }): Promise<Coordinator>;
}
interface Coordinator {
  leaveGroup(member: { groupId: string; memberId: string }): Promise<unknown>;
}

/**
 * Leaves the groups in the name of all their members, so that they can be deleted now and not only when the session of
 * the last program that was killed has run out. What cannot be evicted is left to that.
 */
export const evictMembers = async (admin: Admin, address: KafkaAddress, groups: readonly string[]): Promise<void> => {
  const described = await admin.describeGroups([...groups]);
  const members = described.groups.flatMap(({ groupId, members }) =>
    members.map(({ memberId }) => ({ groupId, memberId })),
  );
  if (members.length === 0) return;
  const cluster = createCluster(admin.logger(), address);
  try {
    await cluster.connect();
    for (const member of members) {
      const coordinator = await cluster.findGroupCoordinator({ groupId: member.groupId });
      await coordinator.leaveGroup(member).catch(() => {});
    }
  } finally {
    await cluster.disconnect();
  }
};

// LeaveGroup is in the protocol but not in kafkajs' public admin API, so the client within has to be built here.
const createCluster = (logger: Logger, { adminBrokers, admin }: KafkaAddress): Cluster => {
  const Inner: new (options: object) => Cluster = innerKafkajs('cluster');
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
