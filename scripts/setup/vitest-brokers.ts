import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { openBrokers } from '#server/brokers/open.ts';
import { addressesOf } from '#server/brokers/until-ready.ts';
import type { BrokerAddresses } from '#server/technologies.ts';

declare module 'vitest' {
  interface ProvidedContext {
    brokers: BrokerAddresses;
  }
}

/**
 * Opens all brokers for the live tests, in a data folder of their own (`TRAMTIN_TEST_DATA`, else `.data/test`), and
 * hands their addresses to `inject('brokers')`. Rejects with the reason when one cannot be had.
 */
export default async function openForLiveTests(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = path.resolve(process.env.TRAMTIN_TEST_DATA || '.data/test');
  const lines: string[] = [];
  const brokers = openBrokers({ dataDir, log: (line) => lines.push(line) });
  try {
    project.provide('brokers', await addressesOf(brokers));
  } catch (error) {
    await brokers.stop();
    throw new Error(`live tests need all brokers\n${lines.join('\n')}`, { cause: error });
  }
  return brokers.stop;
}
