'use client';
import { useMemo, useRef, useState } from 'react';
import { useShallow } from 'zustand/shallow';
import { type Lead, leadOf } from '#model/guide.ts';
import type { Lab } from '#model/lab.ts';
import type { Playback } from '#model/playback.ts';
import { usePictureNow } from '../picture-now.ts';
import type { Session } from '../session.ts';
import { askFirst } from './ask-first.ts';
import { useGuided } from './guided.ts';

/** What leads through the lab, and the learner's word on it. */
export interface Guide {
  on: boolean;
  setOn: (on: boolean) => void;
  /** Absent once every objective is met, and before the lab's data is there. */
  lead: Lead | undefined;
  /** The prediction that is to be made before what `lead` says. */
  question: string | undefined;
  /** An action was not sent, so that the question comes first. */
  heldBack: boolean;
  /** Goes on without an answer. */
  skip: (prediction: string) => void;
  /** The experiment is done once more, because its question is still open. */
  repeating: boolean;
  /** Through which everything is done: it asks first. */
  session: Session;
}

export const useGuide = (own: Session, playback: Playback, lab: Lab | undefined, onPredicted: () => void): Guide => {
  const [on, setOn] = useGuided();
  const [skipped, setSkipped] = useState<readonly string[]>([]);
  const [heldBack, setHeldBack] = useState<string>();
  const now = useRef({ lab, on, skipped, onPredicted });
  now.current = { lab, on, skipped, onPredicted };
  const predictions = usePictureNow(playback, (picture) => picture.predictions);
  const lead = usePictureNow(
    playback,
    useShallow((picture) => (lab ? leadOf(lab.guide, picture) : undefined)),
  );
  const met = usePictureNow(playback, ({ objectives }) => lead && objectives[lead.experiment.objective]);
  const asked = lead?.experiment.prediction;
  const held = heldBack !== undefined && !predictions[heldBack] ? heldBack : undefined;
  const session = useMemo(
    () =>
      askFirst(own, playback, {
        lab: () => now.current.lab,
        isOn: () => now.current.on,
        isSkipped: (prediction) => now.current.skipped.includes(prediction),
        heldBack: setHeldBack,
        predicted: () => now.current.onPredicted(),
      }),
    [own, playback],
  );
  const next = asked !== undefined && !predictions[asked] && !skipped.includes(asked) ? asked : undefined;
  return {
    on,
    setOn,
    lead,
    question: held ?? next,
    heldBack: held !== undefined,
    skip: (prediction) => {
      setSkipped([...skipped, prediction]);
      setHeldBack(undefined);
    },
    repeating: asked !== undefined && met !== undefined && predictions[asked] !== undefined,
    session,
  };
};
