import type { BrokerTechnology } from '#server/technologies.ts';
import type { BrokerHandle, BrokerStatus } from './handle.ts';

/** A status without its time: {@link HandleState.set} adds it. */
export type StatusChange<Address> =
  BrokerStatus<Address> extends infer Status ? (Status extends unknown ? Omit<Status, 'since'> : never) : never;

/** The status of one broker and those who follow it. */
export interface HandleState<Address> {
  readonly technology: BrokerTechnology;
  status(): BrokerStatus<Address>;
  onChange(listener: (status: BrokerStatus<Address>) => void): () => void;
  /** Stamps the change with the time and tells everyone, unless the state is as it was. */
  set(change: StatusChange<Address>): void;
}

/** Starts in `starting`. */
export function createHandleState<Address>(
  technology: BrokerTechnology,
  log: (line: string) => void,
): HandleState<Address> {
  let current: BrokerStatus<Address> = { state: 'starting', since: Date.now() };
  const listeners = new Set<(status: BrokerStatus<Address>) => void>();
  return {
    technology,
    status: () => current,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    set(change) {
      if (change.state === current.state && change.state !== 'ready') return;
      current = { ...change, since: Date.now() };
      log(`${technology}: ${current.state}`);
      for (const listener of [...listeners]) listener(current);
    },
  };
}

/**
 * A handle whose state `work` sets until its signal aborts; stopping then waits for `stop` and for the work. What the work
 * throws before that is logged.
 */
export function handleOf<Address>(
  { technology, status, onChange }: HandleState<Address>,
  log: (line: string) => void,
  work: (stopping: AbortSignal) => Promise<void>,
  stop = async (): Promise<void> => {},
): BrokerHandle<Address> {
  const stopping = new AbortController();
  const working = work(stopping.signal).catch((error: unknown) => {
    if (!stopping.signal.aborted) log(`${technology}: nobody looks after it any more: ${error}`);
  });
  return {
    technology,
    status,
    onChange,
    async stop() {
      stopping.abort();
      await stop();
      await working;
    },
  };
}

/** A handle of a broker that cannot be had; it stays so. */
export function missingHandle<Address>(
  technology: BrokerTechnology,
  { sentence, remedy }: { sentence: string; remedy: string },
): BrokerHandle<Address> {
  const status: BrokerStatus<Address> = { state: 'missing', since: Date.now(), sentence, remedy };
  return { technology, status: () => status, onChange: () => () => {}, stop: async () => {} };
}
