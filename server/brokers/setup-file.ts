import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const missing = z.object({ source: z.literal('missing'), sentence: z.string(), remedy: z.string() });
const environment = z.object({ source: z.literal('environment') });

const rabbitmqSetup = z.discriminatedUnion('source', [
  missing,
  environment,
  z.object({
    source: z.enum(['installed', 'extracted']),
    version: z.string(),
    home: z.string(),
    erlangRoot: z.string(),
    libraryPath: z.array(z.string()),
  }),
  z.object({
    source: z.literal('docker'),
    version: z.string(),
    address: z.object({
      host: z.string(),
      amqpPort: z.number().int(),
      managementUrl: z.string(),
      username: z.string(),
      password: z.string(),
    }),
  }),
]);

const kafkaSetup = z.discriminatedUnion('source', [
  missing,
  environment,
  z.object({
    source: z.enum(['installed', 'extracted']),
    version: z.string(),
    java: z.string(),
    libs: z.string(),
  }),
  z.object({
    source: z.literal('docker'),
    version: z.string(),
    address: z.object({
      adminBrokers: z.array(z.string()),
      admin: z.object({ username: z.string(), password: z.string() }),
      programBrokers: z.array(z.string()),
      tokenIssuer: z.object({
        privateKeyPem: z.string(),
        keyId: z.string(),
        issuer: z.string(),
        audience: z.string(),
      }),
    }),
  }),
]);

const setupFile = z.object({ format: z.literal(1), rabbitmq: rabbitmqSetup, kafka: kafkaSetup });

/** What the set-up found for each broker: programs to run, an address, or why there is none. */
export type BrokerSetup = z.infer<typeof setupFile>;

/**
 * Reads what the set-up wrote: from `TRAMTIN_SETUP`, else from the given folder, else from the checkout's own `.data`,
 * so that a test's data folder shares the programs. Undefined when there is none, or none that this version understands.
 */
export function readSetup(dataDir: string): BrokerSetup | undefined {
  const file = [process.env.TRAMTIN_SETUP, path.join(dataDir, 'setup.json'), path.resolve('.data', 'setup.json')].find(
    (candidate) => candidate && existsSync(candidate),
  );
  if (!file) return undefined;
  try {
    return setupFile.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}
