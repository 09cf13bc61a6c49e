import { existsSync, readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { claimFolder } from '#server/processes/broker-folder.ts';
import { type BrokerAddresses, type BrokerTechnology, brokerTechnologies } from '#server/technologies.ts';
import { copy } from './copy.vi.ts';
import { type Ground, groundOn, type OwnBrokers } from './ground.ts';
import { type BrokerHandle, pidOf } from './handle.ts';
import { missingHandle } from './handle-state.ts';
import { type BrokerHandles, eachHandle } from './handles.ts';
import type { Owner } from './owner.ts';
import { plainFolder } from './plain-folder.ts';
import { readSetup } from './setup-file.ts';
import { superviseBroker } from './supervise.ts';
import { someAddressesOf } from './until-ready.ts';

const folderIn = (dataDir: string): string => path.join(plainFolder(dataDir), 'own');

/** Programs of that broker which the set-up found; an engine's brokers, or somebody else's, are not ours to kill. */
const programsOf = <Of extends BrokerTechnology>(technology: Of, dataDir: string) => {
  const setup = readSetup(technology, dataDir);
  return setup?.source === 'installed' || setup?.source === 'extracted' ? setup : undefined;
};

/** Why a sandbox cannot have brokers of its own here, for the learner; undefined where it can. */
export const whyNoOwn = (wanted: readonly BrokerTechnology[], dataDir: string): string | undefined => {
  const missing = wanted.find((technology) => !programsOf(technology, dataDir));
  if (!missing) return undefined;
  const isElsewhere = ['environment', 'docker'].includes(readSetup(missing, dataDir)?.source ?? '');
  if (isElsewhere) return copy.notOurs(missing);
  const { sentence, remedy } = copy.notSetUp(missing);
  return `${sentence} ${remedy}`;
};

/** Starts those brokers anew for one sandbox, in a folder of its own; resolves once all are ready. Rejects with none left. */
export const openOwnGround = async (
  wanted: readonly BrokerTechnology[],
  { dataDir, sandboxId, log }: { dataDir: string; sandboxId: string; log: (line: string) => void },
): Promise<Ground & { own: OwnBrokers }> => {
  const folder = path.join(folderIn(dataDir), sandboxId);
  const open = <Of extends BrokerTechnology>(technology: Of): BrokerHandle<BrokerAddresses[Of]> => {
    const programs = wanted.includes(technology) ? programsOf(technology, dataDir) : undefined;
    if (!programs) return missingHandle(technology, copy.notSetUp(technology));
    const { source, start } = programs;
    const say = (line: string): void => log(`${sandboxId}: ${line}`);
    return superviseBroker({ technology, source, log: say, dataDir: path.join(folder, technology), start });
  };
  const brokers = eachHandle(open);
  const leave = async (): Promise<void> => {
    await Promise.all(brokerTechnologies.map((technology) => brokers[technology].stop()));
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await Promise.race([someAddressesOf(wanted, brokers), firstFailure(wanted, brokers)]);
  } catch (error) {
    await leave();
    throw error;
  }
  return {
    ...groundOn(brokers),
    own: {
      kill(technologies) {
        for (const technology of technologies) brokers[technology].kill?.();
      },
      pids: () => wanted.flatMap((technology) => pidOf(brokers[technology].status()) ?? []),
      leave,
      leftovers: () => (existsSync(folder) ? [`folder ${folder}`] : []),
    },
  };
};

/** Rejects as soon as one of them has failed to start: whoever waits for it keeps others from opening theirs. */
const firstFailure = (wanted: readonly BrokerTechnology[], brokers: BrokerHandles): Promise<never> =>
  new Promise((_, reject) => {
    for (const technology of wanted) {
      brokers[technology].onChange((status) => {
        if (status.state === 'missing') reject(new Error(status.sentence));
      });
    }
  });

/** Removes the folders of sandboxes whose server is over, once the processes that it took along have ended. */
export const sweepOwnGrounds = async ({ dataDir, isLeft }: Owner): Promise<number> => {
  const folder = folderIn(dataDir);
  const left = existsSync(folder) ? readdirSync(folder).filter(isLeft) : [];
  await Promise.all(
    left.map(async (id) => {
      const place = path.join(folder, id);
      await Promise.all(readdirSync(place).map((broker) => claimFolder(path.join(place, broker))));
      await rm(place, { recursive: true, force: true });
    }),
  );
  return left.length;
};
