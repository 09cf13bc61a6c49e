import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { BrokerNode } from '#server/technologies/broker-node.ts';
import type { BrokerAddresses, BrokerTechnology } from '#server/technologies.ts';
import { readSetup } from './setup-file.ts';

/** For live tests: a broker of the test's own, which may be stopped, killed and started again on the same data. */
export interface OwnNode<Address> {
  /** Where it keeps its data. */
  dataDir: string;
  start(): Promise<BrokerNode<Address>>;
  /** Removes its data, once it has stopped. */
  remove(): void;
}

/** Undefined where the set-up has no programs that could be started. */
export const ownNode = <Of extends BrokerTechnology>(technology: Of): OwnNode<BrokerAddresses[Of]> | undefined => {
  const setup = readSetup(technology, '.data');
  if (!setup || !('start' in setup)) return undefined;
  const dataDir = mkdtempSync(path.join(tmpdir(), `own-${technology}-`));
  return {
    dataDir,
    start: () => setup.start({ dataDir, log: () => {}, signal: new AbortController().signal }),
    remove: () => rmSync(dataDir, { recursive: true, force: true }),
  };
};
