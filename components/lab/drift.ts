import type { Held, Picture, ProgramPicture } from '#model/picture.ts';
import { programActions } from '#model/program-action.ts';

/** How a program now differs from what it was at the moment that the learner looks at. */
export type Drift =
  | { kind: 'gone' }
  | { kind: 'state'; state: ProgramPicture['state'] }
  /** The same card, but another process. */
  | { kind: 'restarted' }
  /** It holds something else in front; `held` is absent where its hands are empty. */
  | { kind: 'hands'; held: Held | undefined };

const isBuiltIn = (action: string): boolean => programActions.some((one) => one === action);

/**
 * Whether a command that is aimed at a program as it was `seen` would meet another one `now`; null where it would not. What is
 * in its hands matters to what ends or stops it, not to its settings.
 */
export const driftOf = (
  action: string,
  program: string,
  seen: Pick<Picture, 'programs'>,
  now: Pick<Picture, 'programs'>,
): Drift | null => {
  const before = seen.programs[program];
  const after = now.programs[program];
  if (!after) return { kind: 'gone' };
  if (!before || before.state !== after.state) return { kind: 'state', state: after.state };
  if (before.pid !== after.pid) return { kind: 'restarted' };
  const held = after.hands[0];
  return isBuiltIn(action) && before.hands[0]?.message !== held?.message ? { kind: 'hands', held } : null;
};

/** Whether the command can still be given to what is there now. */
export const isStillPossible = ({ kind }: Drift): boolean => kind === 'hands' || kind === 'restarted';
