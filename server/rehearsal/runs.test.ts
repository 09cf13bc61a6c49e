import { describe, expect, test } from 'vitest';
import type { LabEvent } from '#model/events.ts';
import type { Lab } from '#model/lab.ts';
import type { LogFile } from '#model/log-file.ts';
import { foundIn, settledIn } from '#model/replay.ts';
import { labSlugs, loadLab, loadSolution } from '#server/sandboxes/labs.ts';
import { readRuns, solutionRun } from './runs.ts';

const known = async (slug: string): Promise<Lab> => {
  const lab = await loadLab(slug);
  if (!lab) throw new Error(`no lab ${slug}`);
  return lab;
};

const isVerdict = ({ type }: LabEvent): boolean =>
  type === 'objective.met' || type === 'prediction.settled' || type === 'hint.raised';

/** What happened in a run, without what was concluded from it then. */
const happened = ({ events }: LogFile): LabEvent[] => events.filter((event) => !isVerdict(event));

describe.each(await labSlugs())('%s', async (slug) => {
  const { wrongTries } = await loadSolution(slug);
  const runs = readRuns(slug);
  const runOf = (name: string): LogFile => {
    const run = runs[name];
    if (!run) throw new Error(`"${name}" is not recorded: npm run labs record ${slug}`);
    return run;
  };

  test('its recordings are those of its solution and its wrong tries', () => {
    const wanted = [solutionRun, ...wrongTries.map(({ name }) => name)].sort();
    expect(Object.keys(runs).sort(), `npm run labs record ${slug}`).toEqual(wanted);
  });

  test('over its recorded solution every objective is met, and predictions settle as they did', async () => {
    const lab = await known(slug);
    const run = runOf(solutionRun);
    expect([...foundIn(lab.story, happened(run)).objectives.keys()].sort()).toEqual([...lab.story.objectives].sort());
    for (const { prediction, actual, facts, evidence } of run.events.filter(
      (one) => one.type === 'prediction.settled',
    )) {
      const asked = lab.predictions.find(({ id }) => id === prediction);
      const madeSeq = run.events.find((one) => one.type === 'prediction.made' && one.prediction === prediction)?.seq;
      expect(asked && settledIn(asked, happened(run), madeSeq), prediction).toEqual({ actual, facts, evidence });
    }
  });

  test.each(wrongTries)('"$name" raises $raises', async ({ name, raises }) => {
    const { story } = await known(slug);
    expect([...foundIn(story, happened(runOf(name))).hints.keys()]).toContain(raises);
  });
});
