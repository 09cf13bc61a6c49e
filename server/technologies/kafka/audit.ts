import type { Admin } from 'kafkajs';
import type { Picture } from '#model/picture.ts';
import { partitionId } from '#model/technologies/kafka/record.ts';
import type { Audit, Figures } from '../audit.ts';
import type { KafkaAddress } from './address.ts';
import { kafkajs, withHighWatermarks } from './kafkajs.ts';
import { nameTenant } from './provision.ts';
import { adminClient } from './warm.ts';

const { MemberAssignment } = kafkajs.AssignerProtocol;

/** The admin API's word on the topics and groups of a sandbox: watermarks, states, members, commits; and on what it left there. */
export const auditKafka = (address: KafkaAddress): Audit => {
  // A client of its own each time: kafkajs never forgets a topic it was asked about, and trips over it once it is gone.
  const asAdmin = async <T>(ask: (admin: Admin) => Promise<T>): Promise<T> => {
    const admin = adminClient(address, 'audit').admin();
    await admin.connect();
    try {
      return await ask(admin);
    } finally {
      await admin.disconnect();
    }
  };
  return {
    aspects: [
      {
        // The platform looks at a calm group every other second, and at one that moves four times a second.
        pictureLagMs: 2_500,
        fleetingMs: 500,
        ask: ({ id }) =>
          asAdmin(async (admin) => {
            const from = Date.now();
            const { prefix } = nameTenant(id);
            const { topics, groups } = await namesOf(admin, prefix);
            const told = await Promise.all([
              ...topics.map((topic) => topicTold(admin, prefix, topic)),
              ...groups.map((group) => groupTold(admin, prefix, group)),
              ...groups.map((group) => commitsTold(admin, prefix, group, topics)),
            ]);
            return { figures: new Map(told.flatMap((one) => [...one])), from, until: Date.now() };
          }),
        read,
      },
    ],
    leftovers: ({ id }) =>
      asAdmin(async (admin) => {
        const { topics, groups } = await namesOf(admin, nameTenant(id).prefix);
        return [...topics.map((name) => `topic ${name}`), ...groups.map((name) => `group ${name}`)];
      }),
  };
};

const namesOf = async (admin: Admin, prefix: string): Promise<{ topics: string[]; groups: string[] }> => {
  const isOurs = (name: string): boolean => name.startsWith(prefix);
  const [topics, { groups }] = await Promise.all([admin.listTopics(), admin.listGroups()]);
  return { topics: topics.filter(isOurs), groups: groups.map(({ groupId }) => groupId).filter(isOurs) };
};

const topicTold = async (admin: Admin, prefix: string, name: string): Promise<Figures> => {
  const topic = name.slice(prefix.length);
  const figures = new Map<string, number>();
  for (const { partition, low, high } of await withHighWatermarks(() => admin.fetchTopicOffsets(name))) {
    figures.set(`${partitionId({ topic, partition })}: low watermark`, Number(low));
    figures.set(`${partitionId({ topic, partition })}: high watermark`, Number(high));
  }
  for (const { partition, high } of await admin.fetchTopicOffsets(name))
    figures.set(`${partitionId({ topic, partition })}: last stable offset`, Number(high));
  return figures;
};

const groupTold = async (admin: Admin, prefix: string, name: string): Promise<Figures> => {
  const figures = new Map<string, string>();
  const { groups } = await admin.describeGroups([name]);
  for (const { groupId, state, members } of groups) {
    const group = groupId.slice(prefix.length);
    figures.set(`group ${group}: state`, state);
    for (const { memberId, memberAssignment } of members) {
      const { assignment = {} } = MemberAssignment.decode(memberAssignment) ?? {};
      const partitions = Object.entries(assignment).flatMap(([topic, numbers]) =>
        numbers.map((partition) => ({ topic: topic.slice(prefix.length), partition })),
      );
      figures.set(`group ${group}: member ${memberId}`, memberText(state, partitions));
    }
  }
  return figures;
};

const commitsTold = async (admin: Admin, prefix: string, name: string, topics: string[]): Promise<Figures> => {
  const figures = new Map<string, number>();
  const group = name.slice(prefix.length);
  for (const { topic, partitions } of topics.length > 0 ? await admin.fetchOffsets({ groupId: name, topics }) : []) {
    for (const { partition, offset } of partitions) {
      const place = partitionId({ topic: topic.slice(prefix.length), partition });
      if (Number(offset) >= 0) figures.set(`group ${group}: commit of ${place}`, Number(offset));
    }
  }
  return figures;
};

const read = (picture: Picture): Figures => {
  const figures = new Map<string, string | number>();
  for (const { name: topic, partitions } of Object.values(picture.topics)) {
    partitions.forEach(({ low, high, stable = high }, partition) => {
      figures.set(`${partitionId({ topic, partition })}: low watermark`, low);
      figures.set(`${partitionId({ topic, partition })}: high watermark`, high);
      figures.set(`${partitionId({ topic, partition })}: last stable offset`, stable);
    });
  }
  for (const { name: group, state, members, committed } of Object.values(picture.groups)) {
    figures.set(`group ${group}: state`, state);
    for (const { memberId, partitions } of members) {
      figures.set(`group ${group}: member ${memberId}`, memberText(state, partitions));
    }
    for (const [place, offset] of Object.entries(committed)) figures.set(`group ${group}: commit of ${place}`, offset);
  }
  return figures;
};

/** While members come and go the broker tells no assignment; the picture keeps the last. */
const memberText = (state: string, partitions: { topic: string; partition: number }[]): string =>
  state === 'Stable' ? `owner of ${partitions.map(partitionId).sort().join(' ') || 'nothing'}` : 'there';
