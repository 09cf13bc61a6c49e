import type { BrokerNotice } from '#model/socket.ts';
import { technologyModels } from '#model/technologies.ts';
import type { Technology } from '#model/technology.ts';
import { machine } from '#server/processes/machine.ts';
import type { Audit } from '#server/technologies/audit.ts';
import type { Corner, Emit, SandboxScope } from '#server/technologies/technology.ts';
import {
  type BrokerAddresses,
  type BrokerTechnology,
  brokered,
  brokerTechnologies,
  hasBroker,
  serverTechnologies,
} from '#server/technologies.ts';
import { pidOf } from './handle.ts';
import type { BrokerHandles } from './handles.ts';

/** A sandbox's corners, by the technologies that its lab needs. */
export type Corners = ReadonlyMap<Technology, Corner>;

/** The brokers that a sandbox stands on: those that all share, or its own. */
export interface Ground {
  /** The state of each broker. */
  notices(): BrokerNotice[];
  /** Opens a sandbox's corners of all that its lab needs; rejects with none left open when one cannot be had. */
  openCorners(scope: SandboxScope, emit: Emit): Promise<Corners>;
  /** Processor time that the broker's own process has used since it began, in ms; undefined where nobody here can tell. */
  cpuMsOf(technology: Technology): number | undefined;
  /** Calls back whenever a broker's state changes; returns the way to stop that. */
  onChange(listener: (technology: BrokerTechnology, state: BrokerNotice['state']) => void): () => void;
  /** The technology's own word of the sandboxes there. Throws while its broker is not ready. */
  audit(technology: Technology): Audit;
  /** What can be done to brokers of one's own; absent where they are shared. */
  own?: OwnBrokers;
}

/** Brokers of one sandbox alone: whatever becomes of them is nobody else's trouble. */
export interface OwnBrokers {
  /** Ends those brokers at once, as kill -9 does; they are started again like any other. */
  kill(technologies: readonly BrokerTechnology[]): void;
  pids(): number[];
  /** Stops them and removes their data. */
  leave(): Promise<void>;
  /** What is still there after that. */
  leftovers(): string[];
}

/** Where all sandboxes of a server stand, on whichever brokers; `swept` resolves once a technology is clean of former runs. */
export const groundOn = (
  brokers: BrokerHandles,
  swept: (technology: Technology) => Promise<void> = async () => {},
): Ground => {
  const addressOf = <Of extends BrokerTechnology>(technology: Of): BrokerAddresses[Of] => {
    const status = brokers[technology].status();
    if (status.state !== 'ready') throw new Error(`${technologyModels[technology].name} is not ready`);
    return status.address;
  };
  const openAtBroker = async <Of extends BrokerTechnology>(
    technology: Of,
    scope: SandboxScope,
    emit: Emit,
  ): Promise<Corner> => {
    await swept(technology);
    return brokered(technology).open(addressOf(technology), scope, emit);
  };
  const openCorner = (technology: Technology, scope: SandboxScope, emit: Emit): Promise<Corner> =>
    hasBroker(technology)
      ? openAtBroker(technology, scope, emit)
      : serverTechnologies[technology].open(undefined, scope, emit);
  const auditAtBroker = <Of extends BrokerTechnology>(technology: Of): Audit =>
    brokered(technology).audit(addressOf(technology));

  return {
    notices: () => brokerTechnologies.map((technology) => noticeOf(brokers, technology)),
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
      const pid = hasBroker(technology) ? pidOf(brokers[technology].status()) : undefined;
      const used = pid === undefined ? undefined : machine.processorTime(pid);
      return used === undefined ? undefined : used * 1000;
    },
    onChange(listener) {
      const leaves = brokerTechnologies.map((technology) =>
        brokers[technology].onChange(({ state }) => listener(technology, state)),
      );
      return () => {
        for (const leave of leaves) leave();
      };
    },
    audit: (technology) =>
      hasBroker(technology) ? auditAtBroker(technology) : serverTechnologies[technology].audit(undefined),
  };
};

const noticeOf = (brokers: BrokerHandles, technology: BrokerTechnology): BrokerNotice => {
  const status = brokers[technology].status();
  return {
    technology,
    state: status.state,
    version: status.state === 'ready' ? status.version : null,
    sentence: 'sentence' in status ? status.sentence : '',
    remedy: 'remedy' in status ? status.remedy : '',
  };
};
