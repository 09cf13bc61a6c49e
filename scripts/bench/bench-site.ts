import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { openBrokers } from '#server/brokers/open.ts';
import { addressesOf } from '#server/brokers/until-ready.ts';
import type { KafkaAddress } from '#server/technologies/kafka/address.ts';
import type { RabbitmqAddress } from '#server/technologies/rabbitmq/address.ts';
import type { BrokerAddresses } from '#server/technologies.ts';
import { until } from '../setup/until.mjs';
import { type Site, startSite } from '../site.ts';
import { childrenOf } from './memory.ts';

/** The production server on brokers that the benchmark opened itself, so that raw clients can reach them too. */
export interface BenchSite extends Site {
  addresses: BrokerAddresses;
  /** Pids of the brokers that this process started, as they were before the server was. */
  brokerPids: number[];
}

/** Opens brokers and server, and resolves when the server finds every broker ready; `env` is the server's besides what names the brokers. `stop` leaves nothing running. */
export const startBenchSite = async (dataDir: string, env: Record<string, string> = {}): Promise<BenchSite> => {
  const brokers = openBrokers({ dataDir, log: () => {} });
  try {
    const addresses = await addressesOf(brokers);
    const brokerPids = await childrenOf(process.pid);
    const site = await startSite({
      dataDir: path.join(dataDir, 'site'),
      env: { ...rabbitmqEnv(addresses.rabbitmq), ...kafkaEnv(addresses.kafka, dataDir), ...env },
    });
    if (!(await until(() => allReady(site.url), { everyMs: 200, limitMs: brokersLimitMs }))) {
      await site.stop();
      throw new Error('the server does not find the brokers ready');
    }
    return {
      ...site,
      addresses,
      brokerPids,
      async stop() {
        await site.stop();
        await brokers.stop();
      },
    };
  } catch (error) {
    await brokers.stop();
    throw error;
  }
};

const brokersLimitMs = 60_000;
const readiness = z.object({ brokers: z.array(z.object({ state: z.string() })) });

/** On a busy machine a server answers before its probe of each broker has come back. */
const allReady = async (url: string): Promise<boolean> => {
  const { brokers } = readiness.parse(await (await fetch(`${url}/readyz`)).json());
  return brokers.every(({ state }) => state === 'ready');
};

const rabbitmqEnv = ({
  host,
  amqpPort,
  username,
  password,
  managementUrl,
}: RabbitmqAddress): Record<string, string> => ({
  TRAMTIN_RABBITMQ_URL: `amqp://${username}:${password}@${host}:${amqpPort}`,
  TRAMTIN_RABBITMQ_MANAGEMENT_URL: managementUrl,
});

const kafkaEnv = (
  { adminBrokers, programBrokers, admin, tokenIssuer }: KafkaAddress,
  dataDir: string,
): Record<string, string> => {
  const keyFile = path.join(dataDir, 'token-key.pem');
  mkdirSync(dataDir, { recursive: true });
  if (tokenIssuer) writeFileSync(keyFile, tokenIssuer.privateKeyPem, { mode: 0o600 });
  return {
    TRAMTIN_KAFKA_BROKERS: adminBrokers.join(','),
    TRAMTIN_KAFKA_PROGRAM_BROKERS: programBrokers.join(','),
    ...(admin && { TRAMTIN_KAFKA_USERNAME: admin.username, TRAMTIN_KAFKA_PASSWORD: admin.password }),
    ...(tokenIssuer && {
      TRAMTIN_KAFKA_TOKEN_KEY_FILE: keyFile,
      TRAMTIN_KAFKA_TOKEN_KEY_ID: tokenIssuer.keyId,
      TRAMTIN_KAFKA_TOKEN_ISSUER: tokenIssuer.issuer,
      TRAMTIN_KAFKA_TOKEN_AUDIENCE: tokenIssuer.audience,
    }),
  };
};
