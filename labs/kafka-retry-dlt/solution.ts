import type { Solution, Step } from '#model/lab.ts';
import { met, set, settled, wrongTry } from '#model/steps.ts';
import { deadHigh, group, main, retries } from './orders.ts';
import { asideOf, isStuck, pendingIn } from './pending.ts';

const ready: Step = {
  until: ({ groups, programs }) =>
    groups[group]?.state === 'Stable' &&
    groups[group].members.length > 0 &&
    ['shop', 'operator', 'store'].every((program) => program in programs),
  why: 'the worker reads, and everybody is there',
};
const stuck: Step = { until: isStuck, why: 'a poison order is next in its partition' };
const drained: Step = {
  until: (picture) => pendingIn(picture, main, ...retries).length === 0,
  why: 'nothing waits, here or for its next try',
  withinMs: 25_000,
};
const dead = (count: number): Step => ({
  until: (picture) => deadHigh(picture) >= count,
  why: `${count} in the dead-letter topic`,
  withinMs: 25_000,
});
const aside = (count: number): Step => ({
  until: (picture) => asideOf(picture, 'An') >= count,
  why: `${count} of An's orders wait for their next try`,
});
const mode = (value: string): readonly Step[] => [{ act: 'mode', value }, set('mode', value)];
const gateway = (value: string): readonly Step[] => [{ act: 'gateway', value }, set('gateway', value)];

export const solution: Solution = {
  pauseMs: 500,
  steps: [
    ready,
    { predict: 'blocked', option: 'other' },
    { act: 'poison' },
    stuck,
    { act: 'send-chi' },
    { act: 'send-bao' },
    met('blocked'),
    settled('blocked'),

    ...mode('aside'),
    met('dead'),

    { predict: 'overtaken', option: 'overtakes' },
    ...gateway('down'),
    { act: 'send-an' },
    aside(1),
    ...gateway('up'),
    { act: 'send-an' },
    met('overtaken'),
    settled('overtaken'),
    drained,

    ...mode('keyed'),
    ...gateway('down'),
    { act: 'send-an' },
    { act: 'send-an' },
    aside(2),
    ...gateway('up'),
    // Neither waits for An's.
    { act: 'send-chi' },
    { act: 'send-bao' },
    met('kept'),
    drained,

    ...mode('aside'),
    { act: 'poison' },
    dead(2),
    { act: 'parser', value: 'new' },
    { act: 'replay-one', value: { offset: '0' } },
    met('brought-one'),
    { predict: 'left', option: 'same' },
    { act: 'replay-all' },
    met('brought-all'),
    settled('left'),

    { predict: 'refused', option: 'broker' },
    { act: 'invoice' },
    met('too-large'),
    settled('refused'),
    { act: 'attach', value: 'claim' },
    { act: 'invoice' },
    met('claimed'),
  ],
  wrongTries: [
    wrongTry('lets a poison order block a partition in which nobody waits', 'nobody-behind', [
      ready,
      { act: 'poison' },
    ]),
    wrongTry('brings a dead letter back before anything is mended', 'unfixed', [
      ready,
      ...mode('aside'),
      { act: 'poison' },
      dead(1),
      { act: 'replay-one', value: { offset: '0' } },
    ]),
    wrongTry('sends what is too large once more', 'sent-again', [ready, { act: 'invoice' }, { act: 'invoice' }]),
  ],
};
