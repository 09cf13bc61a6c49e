import type { Solution, Step } from '#model/lab.ts';
import { ended, holding, met, settled, wrongTry } from '#model/steps.ts';
import { connected, consuming } from '#model/technologies/rabbitmq/steps.ts';
import { committedOf, group, hasCounted, hasMailed, highOf, queue, savedNext, stated, statedIn } from './figures.ts';

const stable: Step = {
  until: ({ groups }) => groups[group]?.state === 'Stable',
  why: 'the group is stable',
};
const ready: readonly Step[] = [connected('shop'), consuming(queue, 1), stable];
const counted: Step = { until: hasCounted, why: 'all counted and committed', withinMs: 25_000 };
const bothDone: Step = {
  until: (picture) => hasCounted(picture) && hasMailed(picture),
  why: 'both have done all',
  withinMs: 40_000,
};
const states = (orders: number): Step => ({
  until: (picture) => (stated(picture)?.orders ?? 0) >= orders && hasCounted(picture),
  why: `a total of ${orders}`,
  withinMs: 25_000,
});
const between: Step = {
  until: (picture) => picture.programs[group]?.state === 'dead' && savedNext(picture) > committedOf(picture),
  why: 'dead between the row and the commit',
};
const dead = ended(group);
const run: Step = { act: 'run', program: group };
const kill: Step = { act: 'kill', program: group };
const begun: Step = {
  until: (picture) => stated(picture) !== undefined && picture.programs[group]?.state === 'running',
  why: 'it has begun',
};
const keptIn = (state: string): readonly Step[] => [
  { act: 'state', value: state },
  {
    until: (_, events) =>
      events.findLastIndex((event) => statedIn(event)?.isFirst) >
      events.findLastIndex((event) => event.type === 'setting.changed' && event.setting === 'state'),
    why: 'it has begun anew',
  },
];
const countedAnew: Step = {
  until: (picture) => stated(picture)?.orders === highOf(picture) && hasCounted(picture),
  why: 'counted anew',
};

export const solution: Solution = {
  pauseMs: 500,
  steps: [
    ...ready,
    { predict: 'left', option: 'log' },
    { act: 'send-many', value: 10 },
    met('both-done'),
    settled('left'),

    { act: 'send-many', value: 3 },
    holding('email-1'),
    { act: 'kill', program: 'email-1' },
    ended('email-1'),
    { act: 'run', program: 'email-1' },
    met('email-killed'),
    bothDone,

    { predict: 'after-memory', option: 'one' },
    kill,
    dead,
    run,
    begun,
    stable,
    { act: 'send' },
    met('forgot'),
    settled('after-memory'),
    counted,

    ...keptIn('replay'),
    countedAnew,
    { predict: 'how-much', option: 'all' },
    kill,
    dead,
    run,
    met('rebuilt'),
    settled('how-much'),
    states(14),

    ...keptIn('apart'),
    countedAnew,
    { predict: 'apart', option: 'twice' },
    { act: 'crash', value: 'between' },
    { act: 'send' },
    between,
    { act: 'crash', value: 'never' },
    run,
    met('twice'),
    settled('apart'),
    counted,

    ...keptIn('table'),
    countedAnew,
    { act: 'crash', value: 'between' },
    { act: 'send' },
    between,
    { act: 'crash', value: 'never' },
    run,
    begun,
    stable,
    { act: 'send' },
    met('kept'),
    bothDone,

    { act: 'add-email' },
    { act: 'add-audit' },
    consuming(queue, 2),
    {
      until: (picture) => stated(picture, 'audit')?.orders === highOf(picture),
      why: 'the newcomer has counted all there was',
    },
    { act: 'send-many', value: 5 },
    met('late'),
    bothDone,
  ],
  wrongTries: [
    wrongTry('kills the mailer while it has nothing in hand', 'killed-idle', [
      ...ready,
      { act: 'kill', program: 'email-1' },
    ]),
    wrongTry('kills the program that counts before it has counted anything', 'nothing-counted', [...ready, kill]),
    wrongTry('kills the program in the middle of its replay', 'killed-replaying', [
      ...ready,
      { act: 'send-many', value: 30 },
      { until: (picture) => highOf(picture) >= 30, why: 'thirty orders' },
      ...keptIn('replay'),
      { until: (picture) => (stated(picture)?.orders ?? 0) >= 1, why: 'it has counted one' },
      kill,
    ]),
    wrongTry('kills the program when the row and the commit agree', 'not-between', [
      ...ready,
      ...keptIn('apart'),
      { act: 'send' },
      counted,
      kill,
    ]),
  ],
};
