import { createHash, randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import type { BrokerNotice } from '#model/socket.ts';
import { type Technology, technologies } from '#model/technology.ts';
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

/** A sandbox's corners, by the technologies that its lab needs. */
export type Corners = ReadonlyMap<Technology, Corner>;

/** The brokers as sandboxes and pages see them: by name of their technology. */
export interface BrokerBoard {
  notices(): BrokerNotice[];
  /** A new id for a sandbox, which begins with the owner's name: lower-case letters and digits. */
  newSandboxId(): string;
  /** Opens a sandbox's corners of all that its lab needs; rejects with none left open when one cannot be had. */
  openCorners(scope: SandboxScope, emit: Emit): Promise<Corners>;
  /** Calls back whenever a broker's state changes. */
  onChange(listener: (technology: BrokerTechnology, state: BrokerNotice['state']) => void): void;
}

/** Name of whoever keeps everything in that folder of this machine: the next server there may sweep what it left. */
export const ownerOf = (dataDir: string): string =>
  createHash('sha256').update(`${hostname()}\0${dataDir}`).digest('hex').slice(0, 6);

/**
 * The board over all brokers. Each is swept of what a former server of the same owner left as soon as it is ready for the
 * first time, what needs no broker at once; what others have there is theirs.
 */
export const createBrokerBoard = (brokers: BrokerHandles, owner: string, log: (line: string) => void): BrokerBoard => {
  const report = async (technology: Technology, sweeping: Promise<number>): Promise<void> => {
    try {
      const count = await sweeping;
      if (count > 0) log(`${technology}: swept ${count} leftovers of a former server`);
    } catch (error) {
      log(`${technology}: sweep failed: ${error}`);
    }
  };
  const sweepAtBroker = async <Of extends BrokerTechnology>(technology: Of): Promise<number> =>
    brokered(technology).sweep(await firstReady(brokers[technology]), owner);
  const sweep = (technology: Technology): Promise<number> =>
    hasBroker(technology) ? sweepAtBroker(technology) : serverTechnologies[technology].sweep(undefined, owner);
  const swept = new Map(technologies.map((technology) => [technology, report(technology, sweep(technology))]));

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
    newSandboxId: () => owner + randomBytes(6).toString('hex'),
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
