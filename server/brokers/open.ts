import path from 'node:path';
import { copy } from './copy.vi.ts';
import { kafkaFromEnvironment, rabbitmqFromEnvironment } from './environment.ts';
import type { BrokerHandle, BrokerSource, KafkaAddress, RabbitmqAddress } from './handle.ts';
import { missingHandle } from './handle-state.ts';
import { startKafkaNode } from './kafka/node.ts';
import { warmKafka } from './kafka/warm.ts';
import { plainFolder } from './plain-folder.ts';
import { startRabbitmqNode } from './rabbitmq/node.ts';
import { warmRabbitmq } from './rabbitmq/warm.ts';
import { type BrokerSetup, readSetup } from './setup-file.ts';
import { superviseBroker } from './supervise.ts';
import { watchBroker } from './watch.ts';

/** Both brokers of one server. */
export interface Brokers {
  rabbitmq: BrokerHandle<RabbitmqAddress>;
  kafka: BrokerHandle<KafkaAddress>;
  /** Stops what this server started, side by side. */
  stop(): Promise<void>;
}

/**
 * Opens both brokers as the environment says, else as the set-up found them; returns at once, they come up in the
 * background. Brokers that this starts are children of the calling process and die with it. Never throws: what cannot be
 * had is a handle in the state `missing`.
 */
export function openBrokers(options: { dataDir: string; log: (line: string) => void }): Brokers {
  const setup = readSetup(options.dataDir);
  const rabbitmq = openRabbitmq(setup?.rabbitmq, options);
  const kafka = openKafka(setup?.kafka, options);
  return {
    rabbitmq,
    kafka,
    async stop() {
      await Promise.all([rabbitmq.stop(), kafka.stop()]);
    },
  };
}

interface Options {
  dataDir: string;
  log: (line: string) => void;
}

function openRabbitmq(setup: BrokerSetup['rabbitmq'] | undefined, { dataDir, log }: Options) {
  const technology = 'rabbitmq';
  const watch = (source: BrokerSource, address: RabbitmqAddress, version: string) =>
    watchBroker({
      technology,
      source,
      address,
      version,
      log,
      warm: warmRabbitmq,
      doors: [{ host: address.host, port: address.amqpPort }],
    });
  const named = fromEnvironment(technology, rabbitmqFromEnvironment);
  if ('address' in named) return watch('environment', named.address, copy.unknownVersion);
  if ('problem' in named) return missingHandle<RabbitmqAddress>(technology, named.problem);
  if (!setup || setup.source === 'environment')
    return missingHandle<RabbitmqAddress>(technology, copy.notSetUp(technology));
  if (setup.source === 'missing') return missingHandle<RabbitmqAddress>(technology, setup);
  if (setup.source === 'docker') return watch('docker', setup.address, setup.version);
  return superviseBroker({
    technology,
    source: setup.source,
    log,
    dataDir: brokerDir(dataDir, technology, setup),
    start: (options) => startRabbitmqNode(setup, options),
  });
}

function openKafka(setup: BrokerSetup['kafka'] | undefined, { dataDir, log }: Options) {
  const technology = 'kafka';
  const watch = (source: BrokerSource, address: KafkaAddress, version: string) =>
    watchBroker({
      technology,
      source,
      address,
      version,
      log,
      warm: warmKafka,
      doors: address.adminBrokers.map(hostAndPort),
    });
  const named = fromEnvironment(technology, kafkaFromEnvironment);
  if ('address' in named) return watch('environment', named.address, copy.unknownVersion);
  if ('problem' in named) return missingHandle<KafkaAddress>(technology, named.problem);
  if (!setup || setup.source === 'environment')
    return missingHandle<KafkaAddress>(technology, copy.notSetUp(technology));
  if (setup.source === 'missing') return missingHandle<KafkaAddress>(technology, setup);
  if (setup.source === 'docker') return watch('docker', setup.address, setup.version);
  return superviseBroker({
    technology,
    source: setup.source,
    log,
    dataDir: brokerDir(dataDir, technology, setup),
    start: (options) => startKafkaNode(setup, options),
  });
}

/** One folder per version, because another version may not read it. */
function brokerDir(dataDir: string, technology: string, { version }: { version: string }): string {
  return path.join(plainFolder(dataDir), `${technology}-${version}`);
}

function fromEnvironment<Address>(
  technology: 'rabbitmq' | 'kafka',
  read: (env: NodeJS.ProcessEnv) => Address | undefined,
): { address: Address } | { problem: { sentence: string; remedy: string } } | { unset: true } {
  const forced = process.env.TRAMTIN_BROKERS;
  if (forced && forced !== 'environment') return { unset: true };
  try {
    const address = read(process.env);
    return address === undefined ? { unset: true } : { address };
  } catch (error) {
    return { problem: copy.badEnvironment(technology, error instanceof Error ? error.message : String(error)) };
  }
}

function hostAndPort(broker: string): { host: string; port: number } {
  const colon = broker.lastIndexOf(':');
  if (colon < 0) return { host: broker, port: 9092 };
  return { host: broker.slice(0, colon), port: Number(broker.slice(colon + 1)) };
}
