/** The learner's progress in the browser: shown at once, sent when the server can be reached, nothing lost between. */
import { createStore } from 'zustand/vanilla';
import type { Progress, ProgressEntry } from '#model/progress.ts';
import { noProgress, withEntry } from '#model/progress-fold.ts';
import type { ReadableStore } from '#model/readable-store.ts';
import { type Pending, readPending, readProgress } from './read-progress.ts';

/** `pending` entries are already folded into `progress` but the server has not confirmed them. */
export interface ProgressState {
  progress: Progress;
  pending: number;
  /** The last try to reach the server failed; another follows by itself. */
  offline: boolean;
  /** The server answers, but cannot look up what it has: its database is away, and it keeps what it is sent till then. */
  away: boolean;
}

/** What is shown while nobody has looked: on the server, and until a page has come to life. */
export const unreadProgress: ProgressState = { progress: noProgress, pending: 0, offline: false, away: false };

/** The progress as a store; what is recorded is in its state at once. */
export interface ProgressStore extends ReadableStore<ProgressState> {
  /** Shows the entry now and keeps it until the server has it, across reloads. */
  record(entry: ProgressEntry): void;
  /** Reads from the server and sends what is pending; called on load and whenever the connection may be back. */
  sync(): Promise<void>;
}

/** What the store needs of the world, so that it runs in a browser and in Node alike. */
export interface ProgressWorld {
  url: string;
  fetch: typeof fetch;
  storage: Pick<Storage, 'getItem' | 'setItem'> | undefined;
  now: () => Date;
}

/** Then the server counts as away, and is asked again later. */
const patienceMs = 15_000;
const storageKey = 'progress-1';
// What is wrong with the entry itself: it would be refused for ever and hold up all behind it.
const refusals = [400, 413, 422];

type Reach = Pick<ProgressState, 'offline' | 'away'>;

/** Whether the server's own word is that its database is away: a proxy before it may answer 503 as well. */
async function saysAway(response: Response): Promise<boolean> {
  if (response.status !== 503) return false;
  const said: unknown = await response.json().catch(() => undefined);
  return typeof said === 'object' && said !== null && 'code' in said && said.code === 'progress-away';
}

interface Kept {
  progress: Progress;
  pending: Pending[];
}

function readKept(storage: ProgressWorld['storage']): Kept {
  try {
    const kept: unknown = JSON.parse(storage?.getItem(storageKey) ?? '');
    if (typeof kept === 'object' && kept !== null && 'progress' in kept && 'pending' in kept) {
      return { progress: readProgress(kept.progress), pending: readPending(kept.pending) };
    }
  } catch {
    // Not ours, or of an older version: the server still has what it was told.
  }
  return { progress: noProgress, pending: [] };
}

/** Makes a store over one server address; the caller decides when to `sync`. */
export function createProgressStore(world: ProgressWorld): ProgressStore {
  let { progress: confirmed, pending } = readKept(world.storage);
  let running: Promise<void> | undefined;
  const { getState, getInitialState, subscribe, setState } = createStore(() => unreadProgress);
  show();

  function show({ offline, away }: Reach = getState()) {
    const progress = pending.reduce((folded, { entry, at }) => withEntry(folded, entry, at), confirmed);
    setState({ progress, pending: pending.length, offline, away });
  }

  function changed(reach?: Reach) {
    show(reach);
    try {
      world.storage?.setItem(storageKey, JSON.stringify({ progress: confirmed, pending } satisfies Kept));
    } catch {
      // A full or forbidden storage costs only the memory across reloads.
    }
  }

  async function exchange() {
    try {
      for (let next = pending[0]; next; next = pending[0]) {
        const response = await world.fetch(world.url, {
          method: 'POST',
          signal: AbortSignal.timeout(patienceMs),
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(next.entry),
        });
        const refused = refusals.includes(response.status);
        if (!response.ok && !refused) throw new Error(`progress: ${response.status}`);
        if (response.ok) confirmed = withEntry(confirmed, next.entry, next.at);
        pending = pending.filter((one) => one !== next);
        changed();
      }
      const response = await world.fetch(world.url, { signal: AbortSignal.timeout(patienceMs) });
      if (await saysAway(response)) return changed({ offline: false, away: true });
      if (!response.ok) throw new Error(`progress: ${response.status}`);
      confirmed = readProgress(await response.json());
      changed({ offline: false, away: false });
    } catch {
      changed({ offline: true, away: false });
    }
  }

  async function sync(): Promise<void> {
    running ??= exchange().finally(() => {
      running = undefined;
    });
    await running;
    if (pending.length > 0 && !getState().offline) await sync();
  }

  return {
    getState,
    getInitialState,
    subscribe,
    record(entry) {
      pending = [...pending, { entry, at: world.now().toISOString() }];
      changed();
      void sync();
    },
    sync,
  };
}
