// Plain JavaScript: npm start reads it before any package is there.
import { copy } from '#server/settings/copy.vi.mjs';
import { readVariable, url } from '#server/settings/reading.mjs';

/** @import { RabbitmqAddress } from './address.ts' */

/**
 * RabbitMQ named by the environment: `TRAMTIN_RABBITMQ_URL` (`amqp://user:password@host:port`) and
 * `TRAMTIN_RABBITMQ_MANAGEMENT_URL` (by default port 15672 of the same host). Undefined when unset; throws a
 * `WrongSetting` on a URL that is none.
 * @param {import('#server/settings/reading.mjs').Environment} env
 * @returns {RabbitmqAddress | undefined}
 */
export function rabbitmqFromEnvironment(env) {
  const secret = { secret: true };
  const amqp = readVariable(env, 'TRAMTIN_RABBITMQ_URL', url(['amqp:'], copy.amqp), secret);
  if (!amqp) return undefined;
  const web = url(['http:', 'https:'], copy.http);
  const management = readVariable(env, 'TRAMTIN_RABBITMQ_MANAGEMENT_URL', (text) => web(text) && text, secret);
  return {
    host: amqp.hostname,
    amqpPort: Number(amqp.port || 5672),
    managementUrl: (management ?? `http://${amqp.hostname}:15672`).replace(/\/+$/, ''),
    username: decodeURIComponent(amqp.username || 'guest'),
    password: decodeURIComponent(amqp.password || 'guest'),
  };
}
