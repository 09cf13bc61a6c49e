'use client';
import { useEffect, useState } from 'react';
import type { Highlight } from './highlight.ts';
import { type Proof, proofOf } from './proof.ts';
import type { Player } from './use-playback.ts';

/** What proves a goal is lit from the moment when the learner asks for it until the playhead moves on. */
export const useProof = (
  { playback, flights }: Player,
  highlight: Highlight,
): { proof: Proof | null; prove: (evidence: readonly number[]) => void } => {
  const [proof, setProof] = useState<Proof | null>(null);
  useEffect(() => {
    if (!proof) return;
    highlight.hold(proof.messages);
    const { shown } = playback.getState();
    const leave = playback.subscribe((state) => {
      if (state.mode === 'live' || !state.paused || state.shown !== shown) setProof(null);
    });
    return () => {
      leave();
      highlight.hold(null);
    };
  }, [proof, playback, highlight]);
  return {
    proof,
    prove: (evidence) => {
      const found = proofOf(evidence, playback.events(), flights);
      const last = found?.events.at(-1);
      if (!last) return;
      playback.stopAt(last.seq);
      setProof(found);
    },
  };
};
