import { rmSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { FolderInUse } from '#server/processes/broker-folder.ts';
import type { BrokerNode, BrokerNodeOptions } from '#server/technologies/broker-node.ts';
import type { BrokerTechnology } from '#server/technologies.ts';
import { copy } from './copy.vi.ts';
import type { BrokerHandle, BrokerSource } from './handle.ts';
import { createHandleState, handleOf } from './handle-state.ts';

/** A native broker to be kept alive. */
export interface SupervisedBroker<Address> {
  technology: BrokerTechnology;
  source: BrokerSource;
  /** Data folder of this broker alone. */
  dataDir: string;
  log: (line: string) => void;
  start(options: BrokerNodeOptions): Promise<BrokerNode<Address>>;
}

const pausesMs = [0, 500, 1_000, 2_000, 5_000, 15_000];
const steadyMs = 30_000;
const startsBeforeFresh = 2;

/**
 * Starts the broker, says `lost` the moment its process ends, and starts it again, ever more patiently while it keeps
 * failing. A folder from which it fails to start twice in a row is emptied: it holds nothing but sandboxes.
 */
export function superviseBroker<Address>(broker: SupervisedBroker<Address>): BrokerHandle<Address> {
  const { technology, source, dataDir, log } = broker;
  const state = createHandleState<Address>(technology, log);
  let node: BrokerNode<Address> | undefined;
  /** Its end is what somebody asked for, and no reason for patience. */
  let killed = false;

  const keepAlive = async (stopping: AbortSignal) => {
    /** Starts that failed and ends that came soon, in a row; and failed starts alone. */
    let failures = 0;
    let failedStarts = 0;
    while (!stopping.aborted) {
      await wait(pausesMs[Math.min(failures, pausesMs.length - 1)], undefined, { signal: stopping });
      try {
        node = await broker.start({ dataDir, log, signal: stopping });
      } catch (error) {
        if (stopping.aborted) return;
        failures += 1;
        failedStarts += 1;
        log(`${technology}: start ${failedStarts} failed: ${firstLine(error)}`);
        if (error instanceof FolderInUse) {
          state.set({ state: 'missing', ...copy.folderInUse(technology, error.ownerPid) });
        } else {
          if (state.status().state !== 'lost')
            state.set({ state: 'missing', ...copy.failedToStart(technology, dataDir) });
          if (failedStarts % startsBeforeFresh === 0) rmSync(dataDir, { recursive: true, force: true });
        }
        continue;
      }
      if (stopping.aborted) return node.stop();
      const readyAt = Date.now();
      failedStarts = 0;
      killed = false;
      state.set({ state: 'ready', address: node.address, source, version: node.version, pid: node.pid });
      const end = await node.ended;
      node = undefined;
      if (stopping.aborted) return;
      log(`${technology}: ended by ${end.signal ?? `code ${end.code}`}`);
      state.set({ state: 'lost', ...copy.lostNative(technology) });
      failures = killed || Date.now() - readyAt > steadyMs ? 0 : failures + 1;
    }
  };
  return {
    ...handleOf(state, log, keepAlive, async () => node?.stop()),
    kill() {
      if (!node) return;
      killed = true;
      process.kill(node.pid, 'SIGKILL');
    },
  };
}

function firstLine(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.split('\n', 1)[0] ?? '';
}
