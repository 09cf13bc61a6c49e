import type { Solution, Step } from '#model/lab.ts';
import { ended, met, settled, wrongTry } from '#model/steps.ts';
import { connected, consuming } from '#model/technologies/rabbitmq/steps.ts';
import { bothHold, isCalm, isDeep, isMember, isPoisoned, isReady, queue, sides, thirds, victims } from './sides.ts';

const ready: readonly Step[] = [
  connected('shop'),
  { until: isReady, why: 'two at work on each side', withinMs: 30_000 },
];
const calm: Step = { until: isCalm, why: 'both sides calm', withinMs: 40_000 };
const busy: readonly Step[] = [{ act: 'send' }, { until: bothHold, why: 'both victims hold an order' }];
const run: readonly Step[] = [ended(victims.rabbitmq), ended(victims.kafka), { act: 'run-both' }, ...ready];
const calmMet = (objective: string): Step => ({ ...met(objective), withinMs: 40_000 });
const thrownOut: Step = {
  until: (picture) => !isMember(picture, victims.kafka),
  why: 'the frozen reader is no member any more',
};
const poisoned: Step = { until: isPoisoned, why: 'an order that cannot be read' };
const piledUp: Step = {
  until: (picture) => sides.every((side) => isDeep(picture, side)),
  why: 'orders pile up on both sides',
};
const three: readonly Step[] = [
  consuming(queue, 3),
  { until: (picture) => isMember(picture, thirds.kafka), why: 'the third reader is a member' },
];
const goes = (program: string): readonly Step[] => [
  { act: 'leave', program },
  ended(program),
  { act: 'remove', program },
];

export const solution: Solution = {
  pauseMs: 500,
  steps: [
    ...ready,
    ...busy,
    calm,

    { predict: 'sooner', option: 'rabbitmq' },
    ...busy,
    { act: 'kill-both' },
    calmMet('killed'),
    settled('sooner'),
    ...run,

    { predict: 'frozen-twice', option: 'kafka' },
    ...busy,
    { act: 'freeze-both' },
    thrownOut,
    { act: 'thaw-both' },
    calmMet('frozen'),
    settled('frozen-twice'),
    ...ready,

    ...busy,
    { act: 'leave-both' },
    calmMet('left'),
    ...run,

    { predict: 'cut-twice', option: 'both' },
    ...busy,
    { act: 'cut-both' },
    calmMet('cut'),
    settled('cut-twice'),
    ...ready,

    { predict: 'held-up', option: 'partition' },
    { act: 'poison' },
    poisoned,
    { act: 'send' },
    met('poison'),
    settled('held-up'),
    { act: 'bad', value: 'skip' },
    met('skipped'),
    calm,

    { predict: 'third', option: 'rabbitmq' },
    { act: 'rush' },
    piledUp,
    { act: 'add-both' },
    calmMet('slow'),
    settled('third'),
  ],
  wrongTries: [
    wrongTry('kills both while they have nothing to do', 'idle', [...ready, { act: 'kill-both' }]),
    wrongTry('thaws both before the group has noticed', 'thawed-too-soon', [
      ...ready,
      ...busy,
      { act: 'freeze-both' },
      { until: ({ programs }) => programs[victims.kafka]?.state === 'frozen', why: 'frozen' },
      { act: 'thaw-both' },
    ]),
    wrongTry('runs both again before the group has noticed', 'ran-too-soon', [
      ...ready,
      ...busy,
      { act: 'kill-both' },
      ended(victims.rabbitmq),
      ended(victims.kafka),
      { act: 'run-both' },
    ]),
    wrongTry('sends an order that cannot be read when both skip those', 'skips-already', [
      ...ready,
      { act: 'bad', value: 'skip' },
      { act: 'poison' },
    ]),
    wrongTry('adds one to each side before orders pile up, and goes back to two', 'added-too-soon', [
      ...ready,
      { act: 'add-both' },
      ...three,
      ...sides.flatMap((side) => goes(thirds[side])),
      ...ready,
    ]),
    wrongTry('waits until the rush is over', 'rushed-alone', [...ready, { act: 'rush' }, piledUp, calm]),
  ],
};
