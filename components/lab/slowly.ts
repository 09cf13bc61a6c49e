import type { ReadableStore } from '#model/readable-store.ts';

/**
 * The same store to a listener who cannot follow every change: told at once after a rest, else at most every so many ms. Where
 * only a part matters, what leaves it as it was is no change.
 */
export const slowly = <State>(
  { getState, getInitialState, subscribe }: ReadableStore<State>,
  everyMs: number,
  partOf: (state: State) => unknown = (state) => state,
): ReadableStore<State> => ({
  getState,
  getInitialState,
  subscribe: (listener) => {
    let told = getState();
    const isNews = (): boolean => partOf(getState()) !== partOf(told);
    let rest: ReturnType<typeof setTimeout> | undefined;
    const tell = (): void => {
      const before = told;
      told = getState();
      rest = setTimeout(() => {
        rest = undefined;
        if (isNews()) tell();
      }, everyMs);
      listener(told, before);
    };
    const leave = subscribe(() => {
      if (rest === undefined && isNews()) tell();
    });
    return () => {
      leave();
      clearTimeout(rest);
    };
  },
});
