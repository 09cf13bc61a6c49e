import type { Way } from './results.ts';

export const colours: Readonly<Record<Way, string>> = {
  gRPC: 'var(--grpc)',
  RabbitMQ: 'var(--rabbitmq)',
  Kafka: 'var(--kafka)',
};
export const title = { fontSize: 13, fontWeight: 600, fill: 'var(--ink)' };
export const small = { fontSize: 12, fill: 'var(--ink-2)' };
