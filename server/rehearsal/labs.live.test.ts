import { test } from 'vitest';
import { labSlugs, loadLab, loadSolution } from '#server/sandboxes/labs.ts';
import { rehearse } from './rehearse.ts';
import { board, studio } from './test-studio.ts';

// A script mostly waits for what brokers and programs do, and each lab has sandboxes of its own: as learners do, several
// share the brokers at a time, as many as the live project's `maxConcurrency` says.
test.concurrent.for(await labSlugs())(
  '%s: the solution meets every objective, every wrong try raises its hint, the picture is the broker’s, nothing is left',
  { timeout: 240_000 },
  async (slug, { skip, expect }) => {
    const lab = await loadLab(slug);
    if (!lab) throw new Error(`no lab ${slug}`);
    const why = board.whyNoOwn(lab);
    if (why) skip(why);
    const outcome = await rehearse(studio, lab, await loadSolution(slug));
    expect(outcome.problems).toEqual([]);
  },
);
