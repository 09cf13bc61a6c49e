'use client';

import { useEffect, useSyncExternalStore } from 'react';
import { noProgress } from '#model/progress-fold.ts';
import { createProgressStore, type ProgressState, type ProgressStore } from './progress-store.ts';

const empty: ProgressState = { progress: noProgress, pending: 0, loaded: false, offline: false };
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
    if (store.get().pending > 0 && document.visibilityState === 'visible') again();
  }, retryMs);
  again();
  return store;
}

const subscribe = (listener: () => void) => progressStore().subscribe(listener);
const get = () => progressStore().get();
const getOnServer = () => empty;

/** Current progress; on the server and during hydration nobody has read anything. */
export function useProgress(): ProgressState {
  useEffect(() => {
    progressStore();
  }, []);
  return useSyncExternalStore(subscribe, get, getOnServer);
}
