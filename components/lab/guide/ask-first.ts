import { unaskedBefore } from '#model/guide.ts';
import type { Lab } from '#model/lab.ts';
import type { Playback } from '#model/playback.ts';
import type { Session } from '../session.ts';

interface AskFirst {
  lab: () => Lab | undefined;
  /** Not while the learner finds their own way. */
  isOn: () => boolean;
  /** The learner has said that they go on without an answer. */
  isSkipped: (prediction: string) => boolean;
  /** An action that would have settled this prediction was not sent; undefined once one is. */
  heldBack: (prediction: string | undefined) => void;
  predicted: () => void;
}

/**
 * The session, but that an action which would answer a question before it was asked is held back, once: pressed again it is
 * sent.
 */
export const askFirst = (
  session: Session,
  playback: Playback,
  { lab, isOn, isSkipped, heldBack, predicted }: AskFirst,
): Session => {
  const asked = new Set<string>();
  return {
    ...session,
    act: async (action, program, value) => {
      const guide = isOn() ? lab()?.guide : undefined;
      const prediction = guide && unaskedBefore(guide, playback.latest(), action);
      if (prediction && !asked.has(prediction) && !isSkipped(prediction)) {
        asked.add(prediction);
        heldBack(prediction);
        return false;
      }
      heldBack(undefined);
      return session.act(action, program, value);
    },
    predict: (prediction, option) => {
      session.predict(prediction, option);
      predicted();
    },
  };
};
