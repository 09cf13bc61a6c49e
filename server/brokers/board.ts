import { createHash, randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import type { BrokerNotice } from '#model/socket.ts';
import type { Technology } from '#model/technology.ts';
import type { BrokerStatus, KafkaAddress, RabbitmqAddress } from './handle.ts';
import { kafkaDriver } from './kafka/driver.ts';
import type { Brokers } from './open.ts';
import { rabbitmqDriver } from './rabbitmq/driver.ts';
import type { Emit, SandboxScope, TechnologySandbox } from './technology.ts';

/** The brokers as sandboxes and pages see them: by name of their technology. */
export interface BrokerBoard {
  notices(): BrokerNotice[];
  /** A new id for a sandbox, which begins with the owner's name: lower-case letters and digits. */
  newSandboxId(): string;
  /** Opens a sandbox's corners of all brokers that its lab needs; rejects with none left open when one cannot be had. */
  openCorners(scope: SandboxScope, emit: Emit): Promise<TechnologySandbox[]>;
  /** Calls back whenever a broker's state changes. */
  onChange(listener: (technology: Technology, state: BrokerNotice['state']) => void): void;
}

/** Name of whoever keeps everything in that folder of this machine: the next server there may sweep what it left. */
export const ownerOf = (dataDir: string): string =>
  createHash('sha256').update(`${hostname()}\0${dataDir}`).digest('hex').slice(0, 6);

/**
 * The board over both brokers. Each is swept of what a former server of the same owner left as soon as it is ready for the
 * first time; what others have there is theirs.
 */
export const createBrokerBoard = (brokers: Brokers, owner: string, log: (line: string) => void): BrokerBoard => {
  const ready = <Address>(status: BrokerStatus<Address>): Address => {
    if (status.state !== 'ready') throw new Error('broker is not ready');
    return status.address;
  };
  const doors = {
    rabbitmq: door(brokers.rabbitmq, (address) => rabbitmqDriver.sweep(address, owner), log),
    kafka: door(brokers.kafka, (address) => kafkaDriver.sweep(address, owner), log),
  };
  const open = {
    rabbitmq: (scope: SandboxScope, emit: Emit) =>
      rabbitmqDriver.open(ready<RabbitmqAddress>(brokers.rabbitmq.status()), scope, emit),
    kafka: (scope: SandboxScope, emit: Emit) =>
      kafkaDriver.open(ready<KafkaAddress>(brokers.kafka.status()), scope, emit),
  };
  return {
    newSandboxId: () => owner + randomBytes(6).toString('hex'),
    notices: () => [noticeOf('rabbitmq', brokers.rabbitmq.status()), noticeOf('kafka', brokers.kafka.status())],
    async openCorners(scope, emit) {
      const halves = await Promise.allSettled(
        scope.lab.needs.map(async (technology) => {
          if (technology === 'sqlite') throw new Error('no broker');
          await doors[technology].swept;
          return open[technology](scope, emit);
        }),
      );
      const opened = halves.flatMap((half) => (half.status === 'fulfilled' ? [half.value] : []));
      const failed = halves.find((half) => half.status === 'rejected');
      if (!failed) return opened;
      await Promise.all(opened.map((half) => half.close()));
      throw failed.reason;
    },
    onChange(listener) {
      brokers.rabbitmq.onChange(({ state }) => listener('rabbitmq', state));
      brokers.kafka.onChange(({ state }) => listener('kafka', state));
    },
  };
};

/** Resolves `swept` after the first sweep; a broker that is not there yet is swept when it comes. */
const door = <Address>(
  handle: {
    technology: Technology;
    status(): BrokerStatus<Address>;
    onChange(listener: (status: BrokerStatus<Address>) => void): () => void;
  },
  sweep: (address: Address) => Promise<number>,
  log: (line: string) => void,
): { swept: Promise<void> } => {
  const swept = new Promise<void>((resolve) => {
    const look = (status: BrokerStatus<Address>): void => {
      if (status.state !== 'ready') return;
      leave();
      sweep(status.address).then(
        (count) => {
          if (count > 0) log(`${handle.technology}: swept ${count} leftovers of a former server`);
          resolve();
        },
        (error: unknown) => {
          log(`${handle.technology}: sweep failed: ${error}`);
          resolve();
        },
      );
    };
    const leave = handle.onChange(look);
    look(handle.status());
  });
  return { swept };
};

const noticeOf = (technology: BrokerNotice['technology'], status: BrokerStatus<unknown>): BrokerNotice => ({
  technology,
  state: status.state,
  version: status.state === 'ready' ? status.version : null,
  sentence: 'sentence' in status ? status.sentence : '',
  remedy: 'remedy' in status ? status.remedy : '',
});
