import type { StoreApi } from 'zustand/vanilla';

/** A store to whoever draws it: read and listened to, changed only by the one who made it. */
export type ReadableStore<State> = Pick<StoreApi<State>, 'getState' | 'getInitialState' | 'subscribe'>;

/** A store that never changes: what there is before there is one that does. */
export const still = <State>(state: State): ReadableStore<State> => ({
  getState: () => state,
  getInitialState: () => state,
  subscribe: () => () => undefined,
});
