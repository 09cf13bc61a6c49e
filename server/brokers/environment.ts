import { readFileSync } from 'node:fs';
import type { KafkaAddress, RabbitmqAddress } from './handle.ts';

/**
 * RabbitMQ named by the environment: `TRAMTIN_RABBITMQ_URL` (`amqp://user:password@host:port`) and
 * `TRAMTIN_RABBITMQ_MANAGEMENT_URL` (by default port 15672 of the same host). Undefined when unset; throws on a URL that
 * is none.
 */
export function rabbitmqFromEnvironment(env: NodeJS.ProcessEnv): RabbitmqAddress | undefined {
  if (!env.TRAMTIN_RABBITMQ_URL) return undefined;
  const url = new URL(env.TRAMTIN_RABBITMQ_URL);
  if (url.protocol !== 'amqp:') throw new Error('TRAMTIN_RABBITMQ_URL must start with amqp://');
  const management = env.TRAMTIN_RABBITMQ_MANAGEMENT_URL || `http://${url.hostname}:15672`;
  return {
    host: url.hostname,
    amqpPort: Number(url.port || 5672),
    managementUrl: management.replace(/\/+$/, ''),
    username: decodeURIComponent(url.username || 'guest'),
    password: decodeURIComponent(url.password || 'guest'),
  };
}

/**
 * Kafka named by the environment: `TRAMTIN_KAFKA_BROKERS` (`host:port,…`), with `TRAMTIN_KAFKA_USERNAME` and
 * `TRAMTIN_KAFKA_PASSWORD` where it asks for SASL/PLAIN; `TRAMTIN_KAFKA_PROGRAM_BROKERS` and
 * `TRAMTIN_KAFKA_TOKEN_KEY_FILE` (a PEM) where lab programs have a listener of their own that takes signed tokens.
 */
export function kafkaFromEnvironment(env: NodeJS.ProcessEnv): KafkaAddress | undefined {
  const adminBrokers = list(env.TRAMTIN_KAFKA_BROKERS);
  if (adminBrokers.length === 0) return undefined;
  const programBrokers = list(env.TRAMTIN_KAFKA_PROGRAM_BROKERS);
  const { TRAMTIN_KAFKA_USERNAME: username, TRAMTIN_KAFKA_PASSWORD: password } = env;
  const keyFile = env.TRAMTIN_KAFKA_TOKEN_KEY_FILE;
  return {
    adminBrokers,
    programBrokers: programBrokers.length > 0 ? programBrokers : adminBrokers,
    ...(username && password ? { admin: { username, password } } : {}),
    ...(keyFile
      ? {
          tokenIssuer: {
            privateKeyPem: readFileSync(keyFile, 'utf8'),
            keyId: env.TRAMTIN_KAFKA_TOKEN_KEY_ID || 'tramtin-programs',
            issuer: env.TRAMTIN_KAFKA_TOKEN_ISSUER || 'tramtin',
            audience: env.TRAMTIN_KAFKA_TOKEN_AUDIENCE || 'tramtin',
          },
        }
      : {}),
  };
}

const list = (text: string | undefined): string[] =>
  (text ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
