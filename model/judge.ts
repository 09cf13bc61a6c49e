import type { EventDraft, LabEvent } from './events.ts';
import type { Lab } from './lab.ts';
import type { Settled } from './prediction.ts';
import { createLivingPicture } from './reduce.ts';
import type { Found } from './story.ts';
import type { Walk } from './walk.ts';

/** Reads a lab's log as it grows, and says what it shows that has not been said in it yet. */
export interface Judge {
  /** Each event of the log once, in order. */
  take: (event: LabEvent) => void;
  /** Objectives met, predictions settled, mistakes made, without those that the log says already. */
  verdicts: () => EventDraft[];
}

export const createJudge = (lab: Pick<Lab, 'story' | 'predictions'>): Judge => {
  const story: Walk<Found, void> = lab.story.begin();
  const picture = createLivingPicture();
  const watches = new Map<string, Walk<object, Settled | undefined>>();
  const settled = new Map<string, Settled>();
  return {
    take: (event) => {
      story.take(event, picture.now);
      for (const [id, watch] of watches) {
        const answer = watch.take(event, picture.now);
        if (!answer) continue;
        settled.set(id, answer);
        watches.delete(id);
      }
      picture.take(event);
      if (event.type !== 'prediction.made') return;
      const made = lab.predictions.find(({ id }) => id === event.prediction);
      if (made) watches.set(made.id, made.begin());
    },
    verdicts: () => {
      const { objectives, predictions, hints } = picture.now;
      const drafts: EventDraft[] = [];
      for (const [objective, evidence] of story.state.objectives) {
        if (!objectives[objective]) drafts.push({ type: 'objective.met', origin: 'platform', objective, evidence });
      }
      for (const [prediction, answer] of settled) {
        if (!predictions[prediction]?.settled) {
          drafts.push({ type: 'prediction.settled', origin: 'platform', prediction, ...answer });
        }
      }
      for (const [hint, evidence] of story.state.hints) {
        // The same mistake made again, with newer evidence, is said again.
        if (last(evidence) > last(hints[hint]?.evidence ?? [])) {
          drafts.push({ type: 'hint.raised', origin: 'platform', hint, evidence });
        }
      }
      return drafts;
    },
  };
};

const last = (evidence: readonly number[]): number => Math.max(0, ...evidence);
