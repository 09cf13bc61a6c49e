import { setTimeout as wait } from 'node:timers/promises';
import { leadOf } from '#model/guide.ts';
import type { Lab } from '#model/lab.ts';
import { programActions } from '#model/program-action.ts';
import { type Playable, shown } from './play.ts';

const moveLimitMs = 60_000;
/** A verdict is a moment behind the event that it is about; nobody reads and presses in between. */
const reactionMs = 100;
/** A learner who sees the same words again presses again. */
const patienceMs = 6_000;
const mostMoves = 80;

/**
 * Does what the guide says, and nothing else, until every objective is met and every prediction settled; a question that no
 * experiment came to, because its objective was met on the way to another, is answered at the end. Rejects with the words'
 * place in `copy.vi.ts` where the guide leads nowhere.
 */
export const follow = async (sandbox: Playable, lab: Lab): Promise<void> => {
  const trail: string[] = [];
  const stateOf = (program = ''): string | undefined => sandbox.picture().programs[program]?.state;
  for (let moves = 0; moves < mostMoves; moves += 1) {
    await wait(reactionMs);
    const lead = leadOf(lab.guide, sandbox.picture());
    if (!lead) {
      const unasked = lab.predictions.find(({ id }) => !sandbox.picture().predictions[id]);
      if (!unasked) return;
      await sandbox.predict(unasked.id, unasked.options[0] ?? '');
      continue;
    }
    const { experiment, index, move, program } = lead;
    const place = `${experiment.objective}[${index}]`;
    trail.push(place);
    const count = Object.keys(sandbox.picture().programs).length;
    // Also where the same is to be done once more: to another program, or to add another one.
    const isThrough = (): boolean => {
      const picture = sandbox.picture();
      const now = leadOf(lab.guide, picture);
      return (
        now?.experiment !== experiment ||
        now.index !== index ||
        now.program !== program ||
        Object.keys(picture.programs).length !== count
      );
    };
    const prediction = lab.predictions.find(({ id }) => id === experiment.prediction);
    if (prediction && !sandbox.picture().predictions[prediction.id]) {
      await sandbox.predict(prediction.id, prediction.options[0] ?? '');
      // The answer may ask for something to be done first.
      continue;
    }
    if (!move.act) {
      await shown(sandbox, isThrough, place, moveLimitMs);
      continue;
    }
    // Whom it is to be done to may be gone by now, and come again.
    if (move.program && program === undefined) {
      await shown(sandbox, () => isThrough() || leadOf(lab.guide, sandbox.picture())?.program !== undefined, place);
      continue;
    }
    const state = stateOf(program);
    await sandbox.act({
      action: move.act,
      ...(program !== undefined && { program }),
      ...(move.value !== undefined && { value: move.value }),
    });
    // Nobody does the like to the next program before they see what became of this one.
    if (program !== undefined && programActions.some((one) => one === move.act)) {
      await shown(sandbox, () => stateOf(program) !== state, `${place} done to ${program}`, moveLimitMs);
    }
    await shown(sandbox, isThrough, place, patienceMs).catch(() => {});
  }
  throw new Error(`the guide goes round in circles: ${trail.slice(-16).join(' ')}`);
};
