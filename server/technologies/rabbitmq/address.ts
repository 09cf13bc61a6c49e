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

/** Who connects, and to which virtual host. */
interface Account {
  vhost: string;
  username: string;
  password: string;
}

/** With which a program connects: `amqp://user:password@host:port/vhost`. */
export const amqpUrl = (
  { host, amqpPort }: Pick<RabbitmqAddress, 'host' | 'amqpPort'>,
  { vhost, username, password }: Account,
): string =>
  `amqp://${encodeURIComponent(username)}:${encodeURIComponent(password)}@${host}:${amqpPort}/${encodeURIComponent(vhost)}`;
