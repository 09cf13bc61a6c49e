import { setTimeout as wait } from 'node:timers/promises';
import { accepts } from '#server/processes/accepts.mjs';
import { type Door, doorKey } from '#server/processes/ports.ts';
import type { BrokerTechnology } from '#server/technologies.ts';
import { copy } from './copy.vi.ts';
import type { BrokerHandle, BrokerSource } from './handle.ts';
import { createHandleState, handleOf } from './handle-state.ts';

/** A broker that somebody else runs. */
export interface WatchedBroker<Address> {
  technology: BrokerTechnology;
  source: BrokerSource;
  address: Address;
  version: string;
  /** Whose acceptance of a connection counts as being there; one of them is enough. */
  doors: Door[];
  /** Sends a probe through; a failure keeps the broker from being ready. */
  warm: (address: Address) => Promise<void>;
  log: (line: string) => void;
}

const everyMs = 700;

/** Knocks at the broker's door again and again and says `lost` and `ready` accordingly; stopping leaves it running. */
export function watchBroker<Address>(broker: WatchedBroker<Address>): BrokerHandle<Address> {
  const { technology, source, address, version, log } = broker;
  const state = createHandleState<Address>(technology, log);
  const where = broker.doors.map(doorKey).join(', ');

  const isThere = async () => {
    const answers = await Promise.all(broker.doors.map((door) => accepts(door, everyMs)));
    return answers.includes(true);
  };
  const watch = async (stopping: AbortSignal) => {
    while (!stopping.aborted) {
      const there = await isThere();
      const ready = state.status().state === 'ready';
      if (!there) state.set({ state: 'lost', ...copy.lostRemote(technology, where) });
      else if (!ready) {
        try {
          await broker.warm(address);
          state.set({ state: 'ready', address, source, version });
        } catch (error) {
          log(`${technology}: probe failed: ${error instanceof Error ? error.message : error}`);
          state.set({ state: 'lost', ...copy.lostRemote(technology, where) });
        }
      }
      await wait(everyMs, undefined, { signal: stopping });
    }
  };
  return handleOf(state, log, watch);
}
