import { z } from 'zod';
import type { BrokerAddresses } from '#server/technologies.ts';

/** Brokers that run already; they were whole when they were written. */
const brokers = z.custom<BrokerAddresses>((value) => typeof value === 'object' && value !== null);

/** From the environment: where the headless server keeps its things, and the brokers where it shall not open its own. */
export const settings = z
  .object({ TRAMTIN_DATA: z.string(), DATABASE_URL: z.string().optional(), HEADLESS_BROKERS: z.string().optional() })
  .transform((env) => ({
    dataDir: env.TRAMTIN_DATA,
    databaseUrl: env.DATABASE_URL,
    addresses: env.HEADLESS_BROKERS ? brokers.parse(JSON.parse(env.HEADLESS_BROKERS)) : undefined,
  }));

/** A question to the headless server. */
export const request = z.object({ id: z.number(), question: z.string(), args: z.array(z.string()) });

/** What it says: the answer to a question, a line of its log, or what would have ended a real server. */
export const message = z.union([
  z.object({ id: z.number(), error: z.string() }),
  z.object({ id: z.number(), value: z.unknown() }),
  z.object({ line: z.string() }),
  z.object({ fault: z.string() }),
]);
