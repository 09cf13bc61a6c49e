'use client';

import { useStore } from 'zustand';
import type { ReadableStore } from '#model/readable-store.ts';
import { createProgressStore, type ProgressState, type ProgressStore, unreadProgress } from './progress-store.ts';

const retryMs = 15_000;

let shared: ProgressStore | undefined;

function safeStorage(): Storage | undefined {
  try {
    return window.localStorage;
  } catch {
    return undefined;
  }
}

/** The page's one store; made on first use in the browser. */
export function progressStore(): ProgressStore {
  if (shared) return shared;
  const store = createProgressStore({
    url: '/api/progress',
    fetch: window.fetch.bind(window),
    storage: safeStorage(),
    now: () => new Date(),
  });
  shared = store;
  const again = () => void store.sync();
  window.addEventListener('online', again);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') again();
  });
  setInterval(() => {
    const { pending, away } = store.getState();
    if ((pending > 0 || away) && document.visibilityState === 'visible') again();
  }, retryMs);
  again();
  return store;
}

/** The page's store to those that render on the server too, where there is none. */
const onAnyPage: ReadableStore<ProgressState> = {
  getState: () => progressStore().getState(),
  getInitialState: () => unreadProgress,
  subscribe: (listener) => progressStore().subscribe(listener),
};

/** A part of the current progress; on the server and during hydration nobody has read anything. */
export function useProgress<Part>(part: (state: ProgressState) => Part): Part {
  return useStore(onAnyPage, part);
}
