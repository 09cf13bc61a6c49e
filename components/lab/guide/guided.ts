'use client';
import { useSyncExternalStore } from 'react';
import { keepText, keptText } from '#components/kept.ts';

const key = 'guided';
const listeners = new Set<() => void>();
/** What was said on this page, where the browser keeps nothing. */
let said: boolean | undefined;

const read = (): boolean => said ?? keptText(key) !== 'no';

const write = (on: boolean): void => {
  said = on;
  keepText(key, on ? 'yes' : 'no');
  for (const listener of listeners) listener();
};

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Whether labs lead the learner: yes until they say otherwise, in this browser. */
export const useGuided = (): [boolean, (on: boolean) => void] => [
  useSyncExternalStore(subscribe, read, () => true),
  write,
];
