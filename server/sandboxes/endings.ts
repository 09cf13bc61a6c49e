import type { Ending } from '#model/socket.ts';

/** Why sandboxes have ended, for learners who come back to theirs. */
export interface Endings {
  remember(sandboxId: string, learner: string, why: Ending): void;
  /** Undefined where it was somebody else's, or is not remembered. */
  of(sandboxId: string, learner: string | undefined): Ending | undefined;
}

/** Remembers the newest `most`. */
export const createEndings = ({ most = 1_000 } = {}): Endings => {
  const known = new Map<string, { learner: string; why: Ending }>();
  return {
    remember(sandboxId, learner, why) {
      known.set(sandboxId, { learner, why });
      const [oldest] = known.keys();
      if (known.size > most && oldest !== undefined) known.delete(oldest);
    },
    of(sandboxId, learner) {
      const ended = known.get(sandboxId);
      return ended?.learner === learner ? ended?.why : undefined;
    },
  };
};
