import { test } from 'vitest';
import { labSlugs, loadLab } from '#server/sandboxes/labs.ts';
import { follow } from './follow.ts';
import { isMoving } from './moving.ts';
import { shown } from './play.ts';
import { board, studio } from './test-studio.ts';

const labs = await Promise.all((await labSlugs()).map(loadLab));
const led = labs.flatMap((lab) => (lab && lab.guide.length > 0 ? [lab] : []));

test.concurrent.for(led)(
  '$slug: who does what the guide says, and nothing else, meets every objective and has every prediction settled',
  { timeout: 240_000 },
  async (lab, { skip, expect }) => {
    const why = board.whyNoOwn(lab);
    if (why) skip(why);
    const sandbox = await studio.open(lab);
    try {
      await shown(sandbox, () => isMoving(sandbox.events(), lab), 'a broker’s first word of a program');
      await follow(sandbox, lab);
      expect(Object.keys(sandbox.picture().objectives).sort()).toEqual([...lab.story.objectives].sort());
      const unsettled = (): string[] =>
        lab.predictions.map(({ id }) => id).filter((id) => !sandbox.picture().predictions[id]?.settled);
      await shown(sandbox, () => unsettled().length === 0, 'every prediction settled').catch(() => {});
      expect(unsettled()).toEqual([]);
    } finally {
      await sandbox.close();
    }
  },
);
