import { describe, expect, test } from 'vitest';
import type { EventOf, LabEvent } from '#model/events.ts';
import type { Lab } from '#model/lab.ts';
import { labSlugs, loadLab, loadSolution } from '#server/sandboxes/labs.ts';
import { readRuns, solutionRun } from './runs.ts';

const known = async (slug: string): Promise<Lab> => {
  const lab = await loadLab(slug);
  if (!lab) throw new Error(`no lab ${slug}`);
  return lab;
};

const isVerdict = ({ type }: LabEvent): boolean =>
  type === 'objective.met' || type === 'prediction.settled' || type === 'hint.raised';

/** What happened in a recorded run, without what was concluded from it then. */
const happened = (slug: string, run: string): LabEvent[] => eventsOf(slug, run).filter((event) => !isVerdict(event));

const eventsOf = (slug: string, run: string): readonly LabEvent[] => {
  const file = readRuns(slug)[run];
  if (!file) throw new Error(`"${run}" is not recorded: npm run labs record ${slug}`);
  return file.events;
};

/** What the lab says now of a prediction at the moment at which it was settled then. */
const settledNow = (lab: Lab, run: string, then: EventOf<'prediction.settled'>) => {
  const events = happened(lab.slug, run);
  const made = events.find((event) => event.type === 'prediction.made' && event.prediction === then.prediction);
  const since = events.filter(({ seq }) => seq > (made?.seq ?? 0) && seq < then.seq);
  return lab.predictions.find(({ id }) => id === then.prediction)?.settle(since);
};

describe.each(await labSlugs())('%s', async (slug) => {
  const { wrongTries } = await loadSolution(slug);

  test('its recordings are those of its solution and its wrong tries', () => {
    const runs = Object.keys(readRuns(slug)).sort();
    const wanted = [solutionRun, ...wrongTries.map(({ name }) => name)].sort();
    expect(runs, `npm run labs record ${slug}`).toEqual(wanted);
  });

  test('over its recorded solution every objective is met, and predictions settle as they did', async () => {
    const lab = await known(slug);
    const events = happened(slug, solutionRun);
    expect(lab.objectives.filter(({ met }) => !met(events)).map(({ id }) => id)).toEqual([]);
    const settled = eventsOf(slug, solutionRun).filter((event) => event.type === 'prediction.settled');
    for (const then of settled) {
      const { actual, facts, evidence } = then;
      expect(settledNow(lab, solutionRun, then), then.prediction).toEqual({ actual, facts, evidence });
    }
  });

  test.each(wrongTries)('"$name" raises $raises', async ({ name, raises }) => {
    const { hints } = await known(slug);
    const hint = hints.find(({ id }) => id === raises);
    expect(hint?.raised(happened(slug, name)), raises).toBeDefined();
  });
});
