import type { ProcessEnd } from './bound-process.ts';

/** A native broker that has been started, is warm and serves. */
export interface BrokerNode<Address> {
  readonly address: Address;
  readonly version: string;
  /** The broker's own process, for whoever wants to kill or freeze it. */
  readonly pid: number;
  readonly ended: Promise<ProcessEnd>;
  /** Asks it to stop, insists after a while, resolves when it is gone. */
  stop(): Promise<void>;
}

/** Where a native broker keeps its things, and when to give up waiting for it. */
export interface BrokerNodeOptions {
  dataDir: string;
  log: (line: string) => void;
  /** Aborts a start in progress; what it had started is gone when the start rejects. */
  signal: AbortSignal;
}
