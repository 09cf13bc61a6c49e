// Kafka của cửa hàng: ở đâu, và topic nào.
import { Kafka, logLevel } from 'kafkajs';

export const topic = process.env.TOPIC ?? 'order-events';

const { KAFKA_USERNAME: username, KAFKA_PASSWORD: password } = process.env;

export const kafka = new Kafka({
  clientId: process.env.PROGRAM_ID ?? 'shop',
  brokers: (process.env.KAFKA_BROKERS ?? 'localhost:9092').split(','),
  logLevel: logLevel.NOTHING,
  // Kafka có đòi tài khoản thì mới kèm tài khoản.
  ...(username && password && { sasl: { mechanism: 'plain', username, password } }),
});
