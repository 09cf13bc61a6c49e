import type { Solution, Step } from '#model/lab.ts';
import { met, set, settled, wrongTry } from '#model/steps.ts';
import { hands, isCalm, isReady, manyWait, sides, someDone } from './sides.ts';

const ready: Step = { until: isReady, why: 'both brokers there, and everybody at work', withinMs: 30_000 };
const calm: Step = { until: isCalm, why: 'no order left', withinMs: 60_000 };
/** Each side has one order in hand, and others that wait. */
const busy: readonly Step[] = [
  { act: 'send' },
  {
    until: (picture) => manyWait(picture) && sides.every((side) => picture.programs[hands[side]]?.hands.length === 1),
    why: 'an order in each hand, others waiting',
  },
];
const died: Step = {
  until: ({ absences }) => absences.filter(({ returnedAt }) => returnedAt === undefined).length === 2,
  why: 'both brokers are away',
};
const slowly = (step: Step): Step => ({ ...step, withinMs: 60_000 });

const resume: readonly Step[] = [ready, { act: 'kill-brokers' }, died, ready, { act: 'send' }, slowly(met('resumed'))];

export const solution: Solution = {
  pauseMs: 500,
  steps: [
    ready,
    { predict: 'restarted', option: 'shop' },
    ...resume,
    settled('restarted'),

    { predict: 'kept', option: 'rabbitmq' },
    ...busy,
    { act: 'kill-brokers' },
    died,
    slowly(met('kept')),
    settled('kept'),

    { predict: 'acked', option: 'rabbitmq' },
    calm,
    ...busy,
    { until: someDone, why: 'two orders done on each side, others waiting' },
    { act: 'kill-brokers' },
    died,
    slowly(met('acked')),
    settled('acked'),

    { predict: 'dropped', option: 'rabbitmq' },
    { act: 'persistent', value: 'off' },
    set('persistent', 'off'),
    ...busy,
    { act: 'kill-brokers' },
    died,
    slowly(met('dropped')),
    settled('dropped'),
    calm,
  ],
  wrongTries: [
    wrongTry('kills both once more while nothing waits', 'idle', [...resume, calm, { act: 'kill-brokers' }]),
    wrongTry('says how to send when the orders are there already', 'sent-before', [
      ready,
      ...busy,
      { act: 'persistent', value: 'off' },
      set('persistent', 'off'),
      { act: 'kill-brokers' },
    ]),
  ],
};
