import { existsSync, readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { type BrokerAddresses, type BrokerTechnology, brokerTechnologies } from '#server/technologies.ts';
import { copy } from './copy.vi.ts';
import { type Ground, groundOn } from './ground.ts';
import { type BrokerHandle, pidOf } from './handle.ts';
import { missingHandle } from './handle-state.ts';
import { eachHandle } from './handles.ts';
import type { Owner } from './owner.ts';
import { plainFolder } from './plain-folder.ts';
import { readSetup } from './setup-file.ts';
import { superviseBroker } from './supervise.ts';
import { someAddressesOf } from './until-ready.ts';

/** Brokers of one sandbox alone: whatever becomes of them is nobody else's trouble. */
export interface OwnGround extends Ground {
  /** Ends those brokers at once, as kill -9 does; they are started again like any other. */
  kill(technologies: readonly BrokerTechnology[]): void;
  pids(): number[];
  /** Stops them and removes their data. */
  leave(): Promise<void>;
}

/** Why a sandbox cannot have brokers of its own here. */
export class NoOwnBrokers extends Error {
  override name = 'NoOwnBrokers';
  readonly sentence: string;

  constructor(sentence: string) {
    super(sentence);
    this.sentence = sentence;
  }
}

const folderIn = (dataDir: string): string => path.join(plainFolder(dataDir), 'own');

/**
 * Starts those brokers anew for one sandbox, in a folder of its own, and resolves once all are ready. Rejects with
 * `NoOwnBrokers` where the set-up found no programs of one of them, whatever else it found: an engine's, or somebody else's,
 * are not ours to kill.
 */
export const openOwnGround = async (
  wanted: readonly BrokerTechnology[],
  { dataDir, sandboxId, log }: { dataDir: string; sandboxId: string; log: (line: string) => void },
): Promise<OwnGround> => {
  const folder = path.join(folderIn(dataDir), sandboxId);
  const programsOf = <Of extends BrokerTechnology>(technology: Of) => {
    const setup = readSetup(technology, dataDir);
    if (setup?.source === 'installed' || setup?.source === 'extracted') return setup;
    throw new NoOwnBrokers(copy.notOurs(technology));
  };
  // Before any of them is started.
  wanted.forEach(programsOf);
  const open = <Of extends BrokerTechnology>(technology: Of): BrokerHandle<BrokerAddresses[Of]> => {
    if (!wanted.includes(technology)) return missingHandle(technology, copy.notSetUp(technology));
    const { source, start } = programsOf(technology);
    return superviseBroker({ technology, source, log, dataDir: path.join(folder, technology), start });
  };
  const brokers = eachHandle(open);
  const leave = async (): Promise<void> => {
    await Promise.all(brokerTechnologies.map((technology) => brokers[technology].stop()));
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await someAddressesOf(wanted, brokers);
  } catch (error) {
    await leave();
    throw error;
  }
  return {
    ...groundOn(brokers),
    kill(technologies) {
      for (const technology of technologies) brokers[technology].kill?.();
    },
    pids: () => wanted.flatMap((technology) => pidOf(brokers[technology].status()) ?? []),
    leave,
  };
};

/** Removes the folders of sandboxes whose server is over; the processes that used them went with it. */
export const sweepOwnGrounds = async ({ dataDir, isLeft }: Owner): Promise<number> => {
  const folder = folderIn(dataDir);
  const left = existsSync(folder) ? readdirSync(folder).filter(isLeft) : [];
  await Promise.all(left.map((id) => rm(path.join(folder, id), { recursive: true, force: true })));
  return left.length;
};
