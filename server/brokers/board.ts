import type { Lab } from '#model/lab.ts';
import type { BrokerNotice } from '#model/socket.ts';
import { type Technology, technologies } from '#model/technology.ts';
import type { SandboxScope } from '#server/technologies/technology.ts';
import { type BrokerTechnology, brokered, hasBroker, serverTechnologies } from '#server/technologies.ts';
import { type Ground, groundOn } from './ground.ts';
import type { BrokerHandle, BrokerStatus } from './handle.ts';
import type { BrokerHandles } from './handles.ts';
import { openOwnGround, sweepOwnGrounds, whyNoOwn } from './own.ts';
import type { Owner } from './owner.ts';

/** The brokers as sandboxes and pages see them: by name of their technology. */
export interface BrokerBoard {
  notices(): BrokerNotice[];
  /** A new id for a sandbox, which says whose it is: lower-case letters and digits. */
  newSandboxId(): string;
  /** Why the lab cannot have brokers of its own here, for the learner; undefined where it can or wants none. */
  whyNoOwn(lab: Lab): string | undefined;
  /** What a sandbox stands on: the shared brokers at once, or its own once they are ready. */
  groundFor(scope: SandboxScope): Promise<Ground>;
  /** Calls back whenever the state of a shared broker changes. */
  onChange(listener: (technology: BrokerTechnology, state: BrokerNotice['state']) => void): void;
}

/** Until a run in another container, which seemed alive at the first sweep, has touched its file again or is over. */
const secondSweepMs = 90_000;

/**
 * The board over all brokers. Each is swept of what former runs of the same owner left as soon as it is ready for the
 * first time, what needs no broker at once, and once more later; what others have there is theirs.
 */
export const createBrokerBoard = (brokers: BrokerHandles, owner: Owner, log: (line: string) => void): BrokerBoard => {
  const report = async (what: string, sweeping: Promise<number>): Promise<void> => {
    try {
      const count = await sweeping;
      if (count > 0) log(`${what}: swept ${count} leftovers of a former server`);
    } catch (error) {
      log(`${what}: sweep failed: ${error}`);
    }
  };
  const sweepAtBroker = async <Of extends BrokerTechnology>(technology: Of): Promise<number> =>
    brokered(technology).sweep(await firstReady(brokers[technology]), owner.isLeft);
  const sweep = (technology: Technology): Promise<number> =>
    hasBroker(technology) ? sweepAtBroker(technology) : serverTechnologies[technology].sweep(undefined, owner.isLeft);
  const sweepAll = () => {
    void report('own brokers', sweepOwnGrounds(owner));
    return new Map(technologies.map((technology) => [technology, report(technology, sweep(technology))]));
  };
  const swept = sweepAll();
  setTimeout(sweepAll, secondSweepMs).unref();

  const shared = groundOn(brokers, async (technology) => swept.get(technology));
  return {
    newSandboxId: owner.newSandboxId,
    notices: shared.notices,
    whyNoOwn: (lab) => (lab.ownBrokers ? whyNoOwn(lab.needs.filter(hasBroker), owner.dataDir) : undefined),
    async groundFor({ id, lab }) {
      if (!lab.ownBrokers) return shared;
      return openOwnGround(lab.needs.filter(hasBroker), { dataDir: owner.dataDir, sandboxId: id, log });
    },
    onChange: (listener) => void shared.onChange(listener),
  };
};

/** The broker's address as soon as it is ready, however long that takes. */
const firstReady = <Address>(handle: BrokerHandle<Address>): Promise<Address> =>
  new Promise((resolve) => {
    const look = (status: BrokerStatus<Address>): void => {
      if (status.state !== 'ready') return;
      leave();
      resolve(status.address);
    };
    const leave = handle.onChange(look);
    look(handle.status());
  });
