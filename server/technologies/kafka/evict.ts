import type { Admin } from 'kafkajs';
import type { KafkaAddress } from './address.ts';
import { innerCluster } from './inner-cluster.ts';

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
  const cluster = innerCluster(admin.logger(), address);
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
