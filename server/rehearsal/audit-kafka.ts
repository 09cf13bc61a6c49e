import type { Picture } from '#model/picture.ts';
import { partitionId } from '#model/technologies/kafka/record.ts';
import type { Audit } from '#server/technologies/audit.ts';
import type { KafkaAddress } from '#server/technologies/kafka/address.ts';
import { nameTenant } from '#server/technologies/kafka/provision.ts';
import { adminClient } from '#server/technologies/kafka/warm.ts';

/** Compares a picture's partitions and groups with Kafka's admin API, and looks for what a sandbox left there. */
export const auditKafka = (address: KafkaAddress): Audit => {
  const asAdmin = async <T>(
    ask: (admin: ReturnType<ReturnType<typeof adminClient>['admin']>) => Promise<T>,
  ): Promise<T> => {
    const admin = adminClient(address, 'audit').admin();
    await admin.connect();
    try {
      return await ask(admin);
    } finally {
      await admin.disconnect();
    }
  };
  return {
    differences: (sandbox, picture) =>
      asAdmin(async (admin) => {
        const { prefix } = nameTenant(sandbox);
        const told = new Map<string, number | string>();
        for (const topic of Object.keys(picture.topics)) {
          for (const { partition, high } of await admin.fetchTopicOffsets(prefix + topic)) {
            told.set(`${topic}/${partition} high watermark`, Number(high));
          }
        }
        for (const group of Object.keys(picture.groups)) {
          const { groups } = await admin.describeGroups([prefix + group]);
          told.set(`group ${group} state`, groups[0]?.state ?? 'Unknown');
          told.set(`group ${group} members`, groups[0]?.members.length ?? 0);
          for (const { topic, partitions } of await admin.fetchOffsets({
            groupId: prefix + group,
            topics: Object.keys(picture.topics).map((name) => prefix + name),
          })) {
            for (const { partition, offset } of partitions) {
              if (Number(offset) < 0) continue;
              told.set(`group ${group} committed ${topic.slice(prefix.length)}/${partition}`, Number(offset));
            }
          }
        }
        return [...claims(picture)]
          .filter(([what, value]) => told.get(what) !== value)
          .map(([what, value]) => `${what} is ${value} in the picture, ${told.get(what)} on the broker`);
      }),
    leftovers: (sandbox) =>
      asAdmin(async (admin) => {
        const { prefix } = nameTenant(sandbox);
        const ours = (name: string): boolean => name.startsWith(prefix);
        const [topics, { groups }] = await Promise.all([admin.listTopics(), admin.listGroups()]);
        return [
          ...topics.filter(ours).map((name) => `topic ${name}`),
          ...groups.filter(({ groupId }) => ours(groupId)).map(({ groupId }) => `group ${groupId}`),
        ];
      }),
  };
};

const claims = (picture: Picture): Map<string, number | string> => {
  const claimed = new Map<string, number | string>();
  for (const topic of Object.values(picture.topics)) {
    topic.partitions.forEach(({ high }, partition) => {
      claimed.set(`${partitionId({ topic: topic.name, partition })} high watermark`, high);
    });
  }
  for (const group of Object.values(picture.groups)) {
    claimed.set(`group ${group.name} state`, group.state);
    claimed.set(`group ${group.name} members`, group.members.length);
    for (const [partition, offset] of Object.entries(group.committed)) {
      claimed.set(`group ${group.name} committed ${partition}`, offset);
    }
  }
  return claimed;
};
