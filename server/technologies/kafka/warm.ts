import { randomUUID } from 'node:crypto';
import type { Kafka } from 'kafkajs';
import type { KafkaAddress } from './address.ts';
import { kafkajs } from './kafkajs.ts';

/** A kafkajs client of the platform itself: administrator's listener, no log of its own. */
export function adminClient(address: KafkaAddress, clientId: string): Kafka {
  return new kafkajs.Kafka({
    clientId,
    brokers: address.adminBrokers,
    logLevel: kafkajs.logLevel.NOTHING,
    connectionTimeout: 2_000,
    retry: { initialRetryTime: 50, maxRetryTime: 500, retries: 12 },
    ...(address.admin ? { sasl: { mechanism: 'plain', ...address.admin } } : {}),
  });
}

const limitMs = 30_000;

/**
 * Sends one record in a transaction through a topic and a group of its own, which makes the broker create the internal
 * topics of groups and transactions, and removes both again. Throws when the record does not come back in 30 s.
 */
export async function warmKafka(address: KafkaAddress): Promise<void> {
  const name = `tramtin-probe-${randomUUID()}`;
  const kafka = adminClient(address, name);
  const admin = kafka.admin();
  const producer = kafka.producer({ transactionalId: name, idempotent: true, maxInFlightRequests: 1 });
  const consumer = kafka.consumer({ groupId: name, maxWaitTimeInMs: 100, sessionTimeout: 10_000 });
  await admin.connect();
  try {
    await admin.createTopics({ topics: [{ topic: name, numPartitions: 1 }], waitForLeaders: true });
    await Promise.all([producer.connect(), consumer.connect()]);
    await consumer.subscribe({ topic: name, fromBeginning: true });
    const received = new Promise<void>((resolve, reject) => {
      setTimeout(() => reject(new Error(`Kafka did not pass a record on within ${limitMs / 1000} s`)), limitMs).unref();
      consumer.run({ eachMessage: async () => resolve() }).catch(reject);
    });
    const sent = producer.transaction().then(async (transaction) => {
      await transaction.send({ topic: name, messages: [{ value: name }] });
      await transaction.commit();
    });
    await Promise.all([received, sent]);
  } finally {
    await Promise.allSettled([producer.disconnect(), consumer.disconnect()]);
    await Promise.allSettled([admin.deleteTopics({ topics: [name] }), admin.deleteGroups([name])]);
    await admin.disconnect();
  }
}
