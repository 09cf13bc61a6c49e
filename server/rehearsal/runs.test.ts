import { describe, expect, test } from 'vitest';
import type { EventOf, LabEvent } from '#model/events.ts';
import type { Lab } from '#model/lab.ts';
import type { LogFile } from '#model/log-file.ts';
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

/** What the lab says now of a prediction at the moment at which it was settled then. */
const settledNow = (lab: Lab, run: LogFile, then: EventOf<'prediction.settled'>) => {
  const events = happened(run);
  const made = events.find((event) => event.type === 'prediction.made' && event.prediction === then.prediction);
  const since = events.filter(({ seq }) => seq > (made?.seq ?? 0) && seq < then.seq);
  return lab.predictions.find(({ id }) => id === then.prediction)?.settle(since);
};

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
    expect(lab.objectives.filter(({ met }) => !met(happened(run))).map(({ id }) => id)).toEqual([]);
    for (const then of run.events.filter((event) => event.type === 'prediction.settled')) {
      const { actual, facts, evidence } = then;
      expect(settledNow(lab, run, then), then.prediction).toEqual({ actual, facts, evidence });
    }
  });

  test.each(wrongTries)('"$name" raises $raises', async ({ name, raises }) => {
    const { hints } = await known(slug);
    const hint = hints.find(({ id }) => id === raises);
    expect(hint?.raised(happened(runOf(name))), raises).toBeDefined();
  });
});
