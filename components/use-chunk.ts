'use client';
import { startTransition, useCallback, useEffect, useState } from 'react';

interface Chunk<T> {
  chunk: T | 'failed' | null;
  /** Loads it once more where it could not be loaded. */
  retry: () => void;
}

/** Code or data that is loaded once it is wanted. Another `load` would load again: it has to stay the same. */
export const useChunk = <T extends object>(load: () => Promise<T>, wanted = true): Chunk<T> => {
  const [chunk, setChunk] = useState<Chunk<T>['chunk']>(null);
  useEffect(() => {
    if (!wanted || chunk) return;
    let gone = false;
    load().then(
      // What comes may be large; as a transition it lets the browser answer in between.
      (loaded) => !gone && startTransition(() => setChunk(loaded)),
      () => !gone && setChunk('failed'),
    );
    return () => {
      gone = true;
    };
  }, [load, wanted, chunk]);
  // What has come meanwhile, and is only not drawn yet, stays: nothing would load it again.
  return { chunk, retry: useCallback(() => setChunk((one) => (one === 'failed' ? null : one)), []) };
};
