import path from 'node:path';
import { z } from 'zod';

const environment = z.object({
  /** Port of the one HTTP server. */
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  /** Address it listens on; only loopback unless said otherwise. */
  HOST: z.string().min(1).default('127.0.0.1'),
  /** Folder of everything the server keeps. */
  TRAMTIN_DATA: z.string().min(1).default('.data'),
  /** PostgreSQL for learners' progress; SQLite in the data folder where absent. */
  DATABASE_URL: z.string().optional(),
  /** Minutes until a sandbox that nobody uses is closed. */
  TRAMTIN_IDLE_MINUTES: z.coerce.number().positive().default(30),
  /** Sandboxes that this machine holds at once; who comes later is queued. */
  TRAMTIN_MAX_SANDBOXES: z.coerce.number().int().positive().default(24),
  /** Sandboxes that one learner may have open at once. */
  TRAMTIN_SANDBOXES_PER_LEARNER: z.coerce.number().int().positive().default(3),
  /** `1` serves Next in development mode. */
  TRAMTIN_DEV: z.stringbool().default(false),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
});

/** The server's settings, all from the environment. */
export interface Config {
  port: number;
  host: string;
  dataDir: string;
  databaseUrl: string | undefined;
  idleMs: number;
  maxSandboxes: number;
  sandboxesPerLearner: number;
  dev: boolean;
  logLevel: string;
}

/** Reads the settings; throws naming each variable that is wrong. */
export const readConfig = (env: Record<string, string | undefined>): Config => {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = environment.safeParse(given);
  if (!parsed.success) throw new Error(`configuration: ${z.prettifyError(parsed.error)}`);
  const set = parsed.data;
  return {
    port: set.PORT,
    host: set.HOST,
    dataDir: path.resolve(set.TRAMTIN_DATA),
    databaseUrl: set.DATABASE_URL,
    idleMs: set.TRAMTIN_IDLE_MINUTES * 60_000,
    maxSandboxes: set.TRAMTIN_MAX_SANDBOXES,
    sandboxesPerLearner: set.TRAMTIN_SANDBOXES_PER_LEARNER,
    dev: set.TRAMTIN_DEV,
    logLevel: set.LOG_LEVEL,
  };
};
