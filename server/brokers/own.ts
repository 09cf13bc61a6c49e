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

const folderIn = (dataDir: string): string => path.join(plainFolder(dataDir), 'own');

/** Programs of that broker which the set-up found; an engine's brokers, or somebody else's, are not ours to kill. */
const programsOf = <Of extends BrokerTechnology>(technology: Of, dataDir: string) => {
  const setup = readSetup(technology, dataDir);
  return setup?.source === 'installed' || setup?.source === 'extracted' ? setup : undefined;
};

/** Why a sandbox cannot have brokers of its own here, for the learner; undefined where it can. */
export const whyNoOwn = (wanted: readonly BrokerTechnology[], dataDir: string): string | undefined => {
  const missing = wanted.find((technology) => !programsOf(technology, dataDir));
  return missing && copy.notOurs(missing);
};

/** Starts those brokers anew for one sandbox, in a folder of its own; resolves once all are ready. Rejects with none left. */
export const openOwnGround = async (
  wanted: readonly BrokerTechnology[],
  { dataDir, sandboxId, log }: { dataDir: string; sandboxId: string; log: (line: string) => void },
): Promise<OwnGround> => {
  const folder = path.join(folderIn(dataDir), sandboxId);
  const open = <Of extends BrokerTechnology>(technology: Of): BrokerHandle<BrokerAddresses[Of]> => {
    const programs = wanted.includes(technology) ? programsOf(technology, dataDir) : undefined;
    if (!programs) return missingHandle(technology, copy.notSetUp(technology));
    const { source, start } = programs;
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
