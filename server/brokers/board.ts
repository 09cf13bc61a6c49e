import type { BrokerNotice } from '#model/socket.ts';
import { type Technology, technologies } from '#model/technology.ts';
import { machine } from '#server/processes/machine.ts';
import type { Corner, Emit, SandboxScope } from '#server/technologies/technology.ts';
import {
  type BrokerTechnology,
  brokered,
  brokerTechnologies,
  hasBroker,
  serverTechnologies,
} from '#server/technologies.ts';
import type { BrokerHandle, BrokerStatus } from './handle.ts';
import type { BrokerHandles } from './handles.ts';
import type { Owner } from './owner.ts';

/** A sandbox's corners, by the technologies that its lab needs. */
export type Corners = ReadonlyMap<Technology, Corner>;

/** The brokers as sandboxes and pages see them: by name of their technology. */
export interface BrokerBoard {
  notices(): BrokerNotice[];
  /** A new id for a sandbox, which says whose it is: lower-case letters and digits. */
  newSandboxId(): string;
  /** Opens a sandbox's corners of all that its lab needs; rejects with none left open when one cannot be had. */
  openCorners(scope: SandboxScope, emit: Emit): Promise<Corners>;
  /** Processor time that the broker's own process has used since it began, in ms; undefined where nobody here can tell. */
  cpuMsOf(technology: Technology): number | undefined;
  /** Calls back whenever a broker's state changes. */
  onChange(listener: (technology: BrokerTechnology, state: BrokerNotice['state']) => void): void;
}

/** Until a run in another container, which seemed alive at the first sweep, has touched its file again or is over. */
const secondSweepMs = 90_000;

/**
 * The board over all brokers. Each is swept of what former runs of the same owner left as soon as it is ready for the
 * first time, what needs no broker at once, and once more later; what others have there is theirs.
 */
export const createBrokerBoard = (brokers: BrokerHandles, owner: Owner, log: (line: string) => void): BrokerBoard => {
  const report = async (technology: Technology, sweeping: Promise<number>): Promise<void> => {
    try {
      const count = await sweeping;
      if (count > 0) log(`${technology}: swept ${count} leftovers of a former server`);
    } catch (error) {
      log(`${technology}: sweep failed: ${error}`);
    }
  };
  const sweepAtBroker = async <Of extends BrokerTechnology>(technology: Of): Promise<number> =>
    brokered(technology).sweep(await firstReady(brokers[technology]), owner.isLeft);
  const sweep = (technology: Technology): Promise<number> =>
    hasBroker(technology) ? sweepAtBroker(technology) : serverTechnologies[technology].sweep(undefined, owner.isLeft);
  const swept = new Map(technologies.map((technology) => [technology, report(technology, sweep(technology))]));
  setTimeout(() => {
    for (const technology of technologies) void report(technology, sweep(technology));
  }, secondSweepMs).unref();

  const openAtBroker = async <Of extends BrokerTechnology>(
    technology: Of,
    scope: SandboxScope,
    emit: Emit,
  ): Promise<Corner> => {
    await swept.get(technology);
    const status = brokers[technology].status();
    if (status.state !== 'ready') throw new Error('broker is not ready');
    return brokered(technology).open(status.address, scope, emit);
  };
  const openCorner = (technology: Technology, scope: SandboxScope, emit: Emit): Promise<Corner> =>
    hasBroker(technology)
      ? openAtBroker(technology, scope, emit)
      : serverTechnologies[technology].open(undefined, scope, emit);

  return {
    newSandboxId: owner.newSandboxId,
    notices: () => brokerTechnologies.map((technology) => noticeOf(technology, brokers[technology].status())),
    async openCorners(scope, emit) {
      const corners = await Promise.allSettled(
        scope.lab.needs.map(async (technology) => [technology, await openCorner(technology, scope, emit)] as const),
      );
      const opened = new Map(corners.flatMap((corner) => (corner.status === 'fulfilled' ? [corner.value] : [])));
      const failed = corners.find((corner) => corner.status === 'rejected');
      if (!failed) return opened;
      await Promise.all([...opened.values()].map((corner) => corner.close()));
      throw failed.reason;
    },
    cpuMsOf(technology) {
      const status = hasBroker(technology) ? brokers[technology].status() : undefined;
      const pid = status?.state === 'ready' ? status.pid : undefined;
      const used = pid === undefined ? undefined : machine.processorTime(pid);
      return used === undefined ? undefined : used * 1000;
    },
    onChange(listener) {
      for (const technology of brokerTechnologies) {
        brokers[technology].onChange(({ state }) => listener(technology, state));
      }
    },
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

const noticeOf = (technology: BrokerTechnology, status: BrokerStatus<unknown>): BrokerNotice => ({
  technology,
  state: status.state,
  version: status.state === 'ready' ? status.version : null,
  sentence: 'sentence' in status ? status.sentence : '',
  remedy: 'remedy' in status ? status.remedy : '',
});
