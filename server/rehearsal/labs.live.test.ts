import { expect, test } from 'vitest';
import { labSlugs, loadLab, loadSolution } from '#server/sandboxes/labs.ts';
import { rehearse } from './rehearse.ts';
import { board, studio } from './test-studio.ts';

const slugs = await labSlugs();
const labs = await Promise.all(slugs.map(loadLab));
/** Whose brokers cannot be had here: those that the tests were given are not theirs to kill. */
const playable = labs.flatMap((lab) => (lab && board.whyNoOwn(lab) === undefined ? [lab.slug] : []));

// A script mostly waits for what brokers and programs do, and each lab has sandboxes of its own: as learners do, several
// share the brokers at a time, as many as the live project's `maxConcurrency` says.
test.concurrent.each(playable)(
  '%s: the solution meets every objective, every wrong try raises its hint, the picture is the broker’s, nothing is left',
  async (slug) => {
    const lab = await loadLab(slug);
    if (!lab) throw new Error(`no lab ${slug}`);
    const outcome = await rehearse(studio, lab, await loadSolution(slug));
    expect(outcome.problems).toEqual([]);
  },
  240_000,
);
