// Plain JavaScript: npm start reads it before any package is there.
import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { copy } from '#server/settings/copy.vi.mjs';
import { readVariable, WrongSetting } from '#server/settings/reading.mjs';

/** @import { KafkaAddress } from './address.ts' */

/**
 * Kafka named by the environment: `TRAMTIN_KAFKA_BROKERS` (`host:port,…`), with `TRAMTIN_KAFKA_USERNAME` and
 * `TRAMTIN_KAFKA_PASSWORD` where it asks for SASL/PLAIN; `TRAMTIN_KAFKA_PROGRAM_BROKERS` and
 * `TRAMTIN_KAFKA_TOKEN_KEY_FILE` (a PEM) where lab programs have a listener of their own that takes signed tokens.
 * Undefined when unset; throws a `WrongSetting` on what cannot be used.
 * @param {import('#server/settings/reading.mjs').Environment} env
 * @returns {KafkaAddress | undefined}
 */
export function kafkaFromEnvironment(env) {
  const adminBrokers = readVariable(env, 'TRAMTIN_KAFKA_BROKERS', doors) ?? [];
  if (adminBrokers.length === 0) return undefined;
  const programBrokers = readVariable(env, 'TRAMTIN_KAFKA_PROGRAM_BROKERS', doors) ?? [];
  const { TRAMTIN_KAFKA_USERNAME: username, TRAMTIN_KAFKA_PASSWORD: password } = env;
  if (Boolean(username) !== Boolean(password)) {
    const [given, other] = ['TRAMTIN_KAFKA_USERNAME', 'TRAMTIN_KAFKA_PASSWORD'].sort((one) => (env[one] ? -1 : 1));
    throw new WrongSetting(copy.wrongSecret(given ?? '', copy.together(other ?? '')));
  }
  const privateKeyPem = readVariable(env, 'TRAMTIN_KAFKA_TOKEN_KEY_FILE', privateKey);
  return {
    adminBrokers,
    programBrokers: programBrokers.length > 0 ? programBrokers : adminBrokers,
    ...(username && password ? { admin: { username, password } } : {}),
    ...(privateKeyPem
      ? {
          tokenIssuer: {
            privateKeyPem,
            keyId: env.TRAMTIN_KAFKA_TOKEN_KEY_ID || 'tramtin-programs',
            issuer: env.TRAMTIN_KAFKA_TOKEN_ISSUER || 'tramtin',
            audience: env.TRAMTIN_KAFKA_TOKEN_AUDIENCE || 'tramtin',
          },
        }
      : {}),
  };
}

const door = /^([\w.-]+|\[[\da-f:.]+\]):([1-9]\d{0,4})$/i;

/** @param {string} text */
function doors(text) {
  const parts = text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
  if (parts.every((part) => Number(door.exec(part)?.[2]) <= 65_535)) return parts;
  throw new Error(copy.doors);
}

/** @param {string} file */
function privateKey(file) {
  try {
    const pem = readFileSync(file, 'utf8');
    if (createPrivateKey(pem).asymmetricKeyType === 'rsa') return pem;
  } catch {
    // Whatever is wrong with it, the same file is wanted.
  }
  throw new Error(copy.keyFile);
}
