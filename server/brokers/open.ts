import path from 'node:path';
import { type BrokerAddresses, type BrokerTechnology, brokered, brokerTechnologies } from '#server/technologies.ts';
import { copy } from './copy.vi.ts';
import type { BrokerHandle, BrokerSource } from './handle.ts';
import { missingHandle } from './handle-state.ts';
import { type Brokers, eachHandle } from './handles.ts';
import { plainFolder } from './plain-folder.ts';
import { readSetup } from './setup-file.ts';
import { superviseBroker } from './supervise.ts';
import { watchBroker } from './watch.ts';

interface Options {
  dataDir: string;
  log: (line: string) => void;
}

/**
 * Opens all brokers as the environment says, else as the set-up found them; returns at once, they come up in the
 * background. Brokers that this starts are children of the calling process and die with it. Never throws: what cannot be
 * had is a handle in the state `missing`.
 */
export function openBrokers(options: Options): Brokers {
  const handles = eachHandle((technology) => openBroker(technology, options));
  return {
    ...handles,
    async stop() {
      await Promise.all(brokerTechnologies.map((technology) => handles[technology].stop()));
    },
  };
}

function openBroker<Of extends BrokerTechnology>(
  technology: Of,
  { dataDir, log }: Options,
): BrokerHandle<BrokerAddresses[Of]> {
  const { doors, warm, addressFrom } = brokered(technology).broker;
  const watch = (source: BrokerSource, address: BrokerAddresses[Of], version: string) =>
    watchBroker({ technology, source, address, version, log, warm, doors: doors(address) });

  const named = fromEnvironment(addressFrom);
  if ('address' in named) return watch('environment', named.address, copy.unknownVersion);
  if ('problem' in named) return missingHandle(technology, named.problem);
  const setup = readSetup(technology, dataDir);
  if (!setup || setup.source === 'environment') return missingHandle(technology, copy.notSetUp(technology));
  if (setup.source === 'missing') return missingHandle(technology, setup);
  if (setup.source === 'docker') return watch('docker', setup.address, setup.version);
  // One folder per version, because another version may not read it.
  const own = path.join(plainFolder(dataDir), `${technology}-${setup.version}`);
  return superviseBroker({ technology, source: setup.source, log, dataDir: own, start: setup.start });
}

/** A sentence for each broker of which the environment says what cannot be used. */
export const wrongAddresses = (): string[] =>
  brokerTechnologies.flatMap((technology) => {
    const named = fromEnvironment(brokered(technology).broker.addressFrom);
    return 'problem' in named ? [named.problem.sentence] : [];
  });

function fromEnvironment<Address>(
  read: (env: NodeJS.ProcessEnv) => Address | undefined,
): { address: Address } | { problem: { sentence: string; remedy: string } } | { unset: true } {
  const forced = process.env.TRAMTIN_BROKERS;
  if (forced && forced !== 'environment') return { unset: true };
  try {
    const address = read(process.env);
    return address === undefined ? { unset: true } : { address };
  } catch (error) {
    return { problem: copy.badEnvironment(error instanceof Error ? error.message : String(error)) };
  }
}
