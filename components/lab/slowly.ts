import type { ReadableStore } from '#model/readable-store.ts';

/** The same store to a listener who cannot follow every change: told at once after a rest, else at most every so many ms. */
export const slowly = <State>(
  { getState, getInitialState, subscribe }: ReadableStore<State>,
  everyMs: number,
): ReadableStore<State> => ({
  getState,
  getInitialState,
  subscribe: (listener) => {
    let told = getState();
    let rest: ReturnType<typeof setTimeout> | undefined;
    const tell = (): void => {
      const before = told;
      told = getState();
      rest = setTimeout(() => {
        rest = undefined;
        if (getState() !== told) tell();
      }, everyMs);
      listener(told, before);
    };
    const leave = subscribe(() => {
      if (rest === undefined) tell();
    });
    return () => {
      leave();
      clearTimeout(rest);
    };
  },
});
