import type { ChildProcess } from 'node:child_process';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { BoundProcess, ProcessEnd } from '#server/processes/bound-process.ts';
import { secretIn } from '#server/secret-file.ts';

/** A native broker that has been started, is warm and serves. */
export interface BrokerNode<Address> {
  readonly address: Address;
  readonly version: string;
  /** The broker's own process, for whoever wants to kill or freeze it. */
  readonly pid: number;
  readonly ended: Promise<ProcessEnd>;
  /** Runs one of the broker's own command line tools against it, as an operator does, and gives what it prints; rejects where it fails. */
  tool(name: string, args: readonly string[]): Promise<string>;
  /** Starts one that goes on until it is killed; of a broker that comes with such. */
  startTool?(name: string, args: readonly string[]): ChildProcess;
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

const startLimitMs = 60_000;
const betweenLooksMs = 50;

/** Resolves once `answers` says so; rejects when the broker ends first, stays silent for a minute, or is not wanted any more. */
export const untilAnswering = async (
  broker: BoundProcess,
  signal: AbortSignal,
  answers: () => Promise<boolean>,
): Promise<void> => {
  let end: string | undefined;
  void broker.ended.then(({ code, signal: by }) => {
    end = `it ended while starting (${by ?? code})`;
  });
  const deadline = Date.now() + startLimitMs;
  while (!(await answers())) {
    signal.throwIfAborted();
    if (end) throw new Error(end);
    if (Date.now() > deadline) throw new Error(`it did not answer within ${startLimitMs / 1000} s`);
    await wait(betweenLooksMs, undefined, { signal });
  }
};

/** The administrator's password of the broker in that folder, made on first use. */
export const passwordIn = (dataDir: string): string => secretIn(path.join(dataDir, 'password'));
