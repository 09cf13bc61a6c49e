import path from 'node:path';
import type { TestProject } from 'vitest/node';
import type { KafkaAddress, RabbitmqAddress } from '#server/brokers/handle.ts';
import { openBrokers } from '#server/brokers/open.ts';
import { untilReady } from '#server/brokers/until-ready.ts';

declare module 'vitest' {
  interface ProvidedContext {
    rabbitmq: RabbitmqAddress;
    kafka: KafkaAddress;
  }
}

/**
 * Opens both brokers for the live tests, in a data folder of their own (`TRAMTIN_TEST_DATA`, else `.data/test`), and
 * hands their addresses to `inject('rabbitmq')` and `inject('kafka')`. Rejects with the reason when one cannot be had.
 */
export default async function openForLiveTests(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = path.resolve(process.env.TRAMTIN_TEST_DATA || '.data/test');
  const lines: string[] = [];
  const brokers = openBrokers({ dataDir, log: (line) => lines.push(line) });
  try {
    const [rabbitmq, kafka] = await Promise.all([untilReady(brokers.rabbitmq), untilReady(brokers.kafka)]);
    project.provide('rabbitmq', rabbitmq);
    project.provide('kafka', kafka);
  } catch (error) {
    await brokers.stop();
    throw new Error(`live tests need both brokers\n${lines.join('\n')}`, { cause: error });
  }
  return brokers.stop;
}
