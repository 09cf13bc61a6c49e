import { z } from 'zod';

/** Where the platform reaches RabbitMQ: administrator credentials, never handed to a lab program. */
export const rabbitmqAddress = z.object({
  host: z.string(),
  amqpPort: z.number().int(),
  /** Base of the management API, without a trailing slash, such as `http://127.0.0.1:15672`. */
  managementUrl: z.string(),
  username: z.string(),
  password: z.string(),
});
export type RabbitmqAddress = z.infer<typeof rabbitmqAddress>;

/**
 * RabbitMQ named by the environment: `TRAMTIN_RABBITMQ_URL` (`amqp://user:password@host:port`) and
 * `TRAMTIN_RABBITMQ_MANAGEMENT_URL` (by default port 15672 of the same host). Undefined when unset; throws on a URL that
 * is none.
 */
export const rabbitmqFromEnvironment = (env: NodeJS.ProcessEnv): RabbitmqAddress | undefined => {
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
};
