import type { Solution, Step } from '#model/lab.ts';
import { ended, met, settled, wrongTry } from '#model/steps.ts';
import { hasCaughtUp, highOf, isTrue, shown } from './figures.ts';

const ready: Step = {
  until: ({ groups, programs }) =>
    ['revenue-v1', 'speed'].every((group) => groups[group]?.state === 'Stable') &&
    ['shop', 'batch', 'dashboard'].every((program) => program in programs) &&
    programs.dashboard?.timed !== undefined,
  why: 'the programs are there',
};
const caughtUp = (table: string): Step => ({
  until: (picture) => hasCaughtUp(picture, table),
  why: `${table} holds all there is`,
  withinMs: 25_000,
});
const shows = (view: string): Step => ({
  until: (picture) => shown(picture)?.view === view && shown(picture)?.orders === highOf(picture),
  why: `the dashboard shows all of ${view}`,
});
const right: Step = {
  until: (picture) => {
    const now = shown(picture);
    return now !== undefined && isTrue(now) && now.orders === highOf(picture);
  },
  why: 'the dashboard is right',
};

export const solution: Solution = {
  pauseMs: 500,
  steps: [
    ready,
    { act: 'send-many', value: 15 },
    met('wrong'),

    { predict: 'meanwhile', option: 'old' },
    { act: 'deploy' },
    // The shop goes on selling while the log is read again.
    { act: 'send' },
    met('reprocessed'),
    settled('meanwhile'),
    { act: 'view', value: 'v2' },
    met('switched'),

    { predict: 'rollback', option: 'at-once' },
    { act: 'view', value: 'v1' },
    met('back'),
    settled('rollback'),
    { act: 'view', value: 'v2' },
    shows('v2'),
    { act: 'leave', program: 'v1' },
    ended('v1'),
    { act: 'send' },
    met('retired'),

    { act: 'view', value: 'lambda' },
    shows('lambda'),
    { predict: 'batch-runs', option: 'up' },
    { act: 'batch' },
    met('jumped'),
    settled('batch-runs'),
    { act: 'send-many', value: 4 },
    { until: ({ tables }) => tables.recent?.rows === 4, why: 'the fast layer has counted them' },
    shows('lambda'),
    { predict: 'after-fix', option: 'wrong' },
    { act: 'code', value: 'v2' },
    { act: 'send' },
    settled('after-fix'),
    { act: 'batch' },
    right,
    { act: 'send' },
    met('two-codes'),
  ],
  wrongTries: [
    wrongTry('switches before version 2 has read the log', 'too-early', [
      ready,
      { act: 'send-many', value: 10 },
      caughtUp('revenue_v1'),
      { act: 'deploy' },
      { act: 'view', value: 'v2' },
    ]),
    wrongTry('takes version 1 away while the dashboard asks its view', 'retired-early', [
      ready,
      { act: 'leave', program: 'v1' },
    ]),
    wrongTry('runs the batch where nobody looks', 'batch-unseen', [
      ready,
      { act: 'send-many', value: 5 },
      caughtUp('revenue_v1'),
      { act: 'batch' },
    ]),
  ],
};
