import { z } from 'zod';
import type { Door } from '#server/processes/ports.ts';

const tokenIssuer = z.object({
  privateKeyPem: z.string(),
  keyId: z.string(),
  issuer: z.string(),
  audience: z.string(),
});
export type TokenIssuer = z.infer<typeof tokenIssuer>;

/** Where the platform reaches Kafka, and how it lets a sandbox's programs in. */
export interface KafkaAddress {
  /** `host:port` list of the platform's own listener. */
  adminBrokers: string[];
  /** SASL/PLAIN on the platform's listener; absent where an external Kafka asks for none. */
  admin?: { username: string; password: string };
  /** `host:port` list of the listener that lab programs use. */
  programBrokers: string[];
  /**
   * Signing key of the tokens that the programs' listener accepts (SASL/OAUTHBEARER, RS256).
   * Absent where an external Kafka isolates nobody: then programs connect without credentials.
   */
  tokenIssuer?: TokenIssuer;
}

/** One that the set-up wrote: it has seen to both kinds of credentials. */
export const kafkaAddress: z.ZodType<KafkaAddress> = z.object({
  adminBrokers: z.array(z.string()),
  admin: z.object({ username: z.string(), password: z.string() }),
  programBrokers: z.array(z.string()),
  tokenIssuer,
});

const usualPort = 9092;

/** Takes a `host:port` apart. */
export const doorOf = (broker: string): Door => {
  const colon = broker.lastIndexOf(':');
  if (colon < 0) return { host: broker, port: usualPort };
  return { host: broker.slice(0, colon), port: Number(broker.slice(colon + 1)) };
};
