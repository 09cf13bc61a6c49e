import { type Experiment, type Lead, leadIn } from '#model/guide.ts';
import type { ControlValue } from '#model/lab.ts';
import type { Playback } from '#model/playback.ts';

/** Whether the server has accepted it. */
type Act = (action: string, program?: string, value?: ControlValue) => Promise<boolean>;

/** Before the last move: long enough for an eye to find what it is done to, and short beside the work on an order. */
const lookMs = 500;
/** The log has not answered for so long: somebody should look why. */
const patienceMs = 15_000;

/**
 * Does the moves of an experiment in the learner's stead, each once the log shows that the one before is done, from wherever
 * the run stands; the last one to a program that has been given something just now, and so will not have finished it.
 * Resolves when that is accepted, or with false where a move was refused, nothing followed, or it was given up.
 */
export const perform = async (
  experiment: Experiment,
  playback: Pick<Playback, 'latest' | 'subscribe'>,
  act: Act,
  given: AbortSignal,
): Promise<boolean> => {
  const last = experiment.moves.length - 1;
  let told = '';
  let after = playback.latest().seq;
  while (!given.aborted) {
    const now = { told, after };
    const lead = await nextLead(playback, given, () => {
      const next = leadIn(experiment, playback.latest());
      if (nameOf(next, playback) === now.told) return undefined;
      const isReady = next.index === last ? handedTo(next, playback) > now.after : isPossible(next);
      return isReady ? next : undefined;
    });
    if (lead?.move.act === undefined) return false;
    if (lead.index === last) {
      const handed = handedTo(lead, playback);
      await rest(lookMs, given);
      if (given.aborted) return false;
      // Who is fast has finished it meanwhile: the next one then.
      after = handed;
      if (handedTo(lead, playback) !== handed) continue;
    } else told = nameOf(lead, playback);
    if (!(await act(lead.move.act, lead.program, lead.move.value))) return false;
    if (lead.index === last) return true;
  }
  return false;
};

/** There may be nobody yet to do it to. */
const isPossible = ({ move, program }: Lead): boolean => move.program === undefined || program !== undefined;

/** Seq of the event that gave the program what it was given last of all that it holds; 0 where it holds nothing. */
const handedTo = ({ program }: Lead, playback: Pick<Playback, 'latest'>): number =>
  Math.max(0, ...(playback.latest().programs[program ?? '']?.hands ?? []).map(({ seq }) => seq));

/** The same move for another program, or once another has joined, is another one. */
const nameOf = ({ index, program }: Lead, playback: Pick<Playback, 'latest'>): string =>
  [index, program, Object.keys(playback.latest().programs).length].join();

/** The next move that can be done and has not been told yet; undefined where none comes, or it is given up. */
const nextLead = (
  playback: Pick<Playback, 'subscribe'>,
  given: AbortSignal,
  find: () => Lead | undefined,
): Promise<Lead | undefined> =>
  new Promise((resolve) => {
    const look = (): void => {
      const lead = find();
      if (lead) end(lead);
    };
    const end = (lead?: Lead): void => {
      leave();
      clearTimeout(patience);
      given.removeEventListener('abort', giveUp);
      resolve(lead);
    };
    const giveUp = (): void => end();
    const patience = setTimeout(giveUp, patienceMs);
    const leave = playback.subscribe(look);
    given.addEventListener('abort', giveUp);
    look();
  });

const rest = (ms: number, given: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    given.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
