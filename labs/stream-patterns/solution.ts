import type { Solution, Step } from '#model/lab.ts';
import { ended, met, set, settled, wrongTry } from '#model/steps.ts';
import { lagOf, sentIn } from './progress.ts';
import { topics } from './records.ts';

const reading = (...groups: readonly string[]): Step => ({
  until: (picture) =>
    groups.every(
      (name) =>
        picture.groups[name]?.state === 'Stable' &&
        picture.groups[name].members.some((member) => member.program === name && member.partitions.length > 0),
    ),
  why: `${groups.join(', ')} read`,
});
const ready = reading('windows', 'join', 'enrich');
/** So many orders are written, and `windows` is through with them. */
const drained = (count: number): Step => ({
  until: (picture) => sentIn(picture) === count && lagOf(picture) === 0,
  why: `${count} orders written and read`,
});
const big = (count: number): Step => ({
  until: (picture) => picture.topics[topics.big]?.partitions[0]?.high === count,
  why: `${count} orders over the limit`,
});
const order = (customer: string, late: string, size = 'normal'): Step => ({
  act: 'order',
  value: { customer, late, size },
});
const send = (count: number): Step => ({ act: 'send-many', value: count });
const again: readonly Step[] = [
  { act: 'kill', program: 'windows' },
  ended('windows'),
  { act: 'run', program: 'windows' },
  { until: ({ programs }) => programs.windows?.state === 'running', why: 'windows runs again' },
  reading('windows'),
];

export const solution: Solution = {
  pauseMs: 500,
  steps: [
    ready,
    { predict: 'when-emitted', option: 'watermark' },
    send(8),
    met('emitted'),
    settled('when-emitted'),
    drained(8),

    { predict: 'late-order', option: 'corrected' },
    order('An', '14'),
    met('corrected'),
    settled('late-order'),
    send(8),
    drained(17),
    order('Bé', '30'),
    met('dropped'),

    { predict: 'merge', option: 'merges' },
    order('An', '5'),
    met('merged'),
    settled('merge'),

    { act: 'pay', value: 'slow' },
    set('pay', 'slow'),
    send(14),
    met('unmatched'),
    drained(33),
    { act: 'pay', value: 'soon' },
    set('pay', 'soon'),

    order('Chi', '0', 'large'),
    big(2),
    { act: 'kill', program: 'customers' },
    ended('customers'),
    order('Bé', '0', 'large'),
    met('bare'),
    { act: 'run', program: 'customers' },
    drained(35),

    { predict: 'killed', option: 'rest' },
    ...again,
    send(8),
    met('forgotten'),
    settled('killed'),
    drained(43),

    { act: 'restore', value: 'changelog' },
    set('restore', 'changelog'),
    ...again,
    send(8),
    met('restored'),
    drained(51),

    { act: 'restore', value: 'replay' },
    set('restore', 'replay'),
    ...again,
    send(6),
    drained(57),
  ],
  wrongTries: [
    wrongTry('sends a late order whose window has not been emitted yet', 'still-open', [
      ready,
      send(2),
      drained(2),
      order('An', '5'),
    ]),
    wrongTry('sends an order that is later than any window waits', 'too-late', [
      ready,
      send(16),
      drained(16),
      order('An', '30'),
    ]),
    wrongTry('sends a late order that has only one session near it', 'not-between', [
      ready,
      send(8),
      order('An', '14'),
      drained(9),
      order('An', '5'),
    ]),
    wrongTry('waits for late payments while nobody pays', 'never-paid', [
      ready,
      { act: 'pay', value: 'none' },
      set('pay', 'none'),
      send(12),
    ]),
    wrongTry('looks for what was forgotten after a start from the changelog', 'rebuilt', [
      ready,
      { act: 'restore', value: 'changelog' },
      set('restore', 'changelog'),
      send(4),
      drained(4),
      ...again,
      send(8),
    ]),
  ],
};
