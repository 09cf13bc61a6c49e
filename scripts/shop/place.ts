import { randomBytes } from 'node:crypto';
import { adminClient } from '#server/technologies/kafka/warm.ts';
import { amqpUrl } from '#server/technologies/rabbitmq/address.ts';
import { createManagement } from '#server/technologies/rabbitmq/management.ts';
import type { BrokerAddresses } from '#server/technologies.ts';

/** What the shop has on the brokers, and how its programs get there. */
export interface ShopPlace {
  env: Readonly<Record<string, string>>;
  /** Takes all of it away: messages, records, offsets. */
  remove(): Promise<void>;
}

/**
 * Makes the shop's vhost with a user of its own, and its topic; what is there already is kept. Another name is another shop on the
 * same brokers.
 */
export const openShopPlace = async ({ rabbitmq, kafka }: BrokerAddresses, name: string): Promise<ShopPlace> => {
  const management = createManagement(rabbitmq);
  const account = { vhost: name, username: name, password: randomBytes(18).toString('base64url') };
  await management.put(`/vhosts/${name}`, {});
  await management.put(`/users/${name}`, { password: account.password, tags: '' });
  for (const user of [name, rabbitmq.username]) {
    await management.put(`/permissions/${name}/${user}`, { configure: '.*', write: '.*', read: '.*' });
  }

  const [topic, group] =
    name === 'shop' ? ['order-events', 'analytics'] : [`${name}-order-events`, `${name}-analytics`];
  const admin = adminClient(kafka, name).admin();
  await admin.connect();
  await admin.createTopics({ topics: [{ topic, numPartitions: 3 }], waitForLeaders: true });
  await admin.disconnect();

  return {
    env: {
      RABBITMQ_URL: amqpUrl(rabbitmq, account),
      KAFKA_BROKERS: kafka.adminBrokers.join(','),
      ...(kafka.admin && { KAFKA_USERNAME: kafka.admin.username, KAFKA_PASSWORD: kafka.admin.password }),
      TOPIC: topic,
      GROUP_ID: group,
    },
    async remove() {
      await management.delete(`/vhosts/${name}`);
      await management.delete(`/users/${name}`);
      const gone = adminClient(kafka, name).admin();
      await gone.connect();
      await gone.deleteTopics({ topics: [topic] });
      await gone.deleteGroups([group]);
      await gone.disconnect();
    },
  };
};
