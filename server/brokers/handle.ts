import type { BrokerTechnology } from '#server/technologies.ts';

/** How a broker came to be available, in the order in which the choices are tried. */
export type BrokerSource = 'environment' | 'docker' | 'installed' | 'extracted';

/**
 * What is known of a broker now; its `pid` where this server runs it. `sentence` and `remedy` are Vietnamese, ready to be shown
 * to a learner.
 */
export type BrokerStatus<Address> =
  | { state: 'starting'; since: number }
  | { state: 'ready'; address: Address; source: BrokerSource; version: string; since: number; pid?: number }
  | { state: 'lost'; since: number; sentence: string; remedy: string }
  | { state: 'missing'; since: number; sentence: string; remedy: string };

/** One broker as the rest of the server sees it, whoever runs it. */
export interface BrokerHandle<Address> {
  readonly technology: BrokerTechnology;
  status(): BrokerStatus<Address>;
  /** Calls back on every change of state, not at once; returns the way to stop that. */
  onChange(listener: (status: BrokerStatus<Address>) => void): () => void;
  /** Of a broker that this server runs: ends it at once, as kill -9 does; it is started again without delay. */
  kill?(): void;
  /** Resolves when what this server started has exited; a broker that it did not start is left alone. */
  stop(): Promise<void>;
}

/** The process of a broker that this server runs, while it serves. */
export const pidOf = (status: BrokerStatus<unknown>): number | undefined =>
  status.state === 'ready' ? status.pid : undefined;
