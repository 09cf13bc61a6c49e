import type { Solution, Step } from '#model/lab.ts';
import { ended, met, settled, wrongTry } from '#model/steps.ts';
import { aheadOf, committedOf, group, hasMembers, highOf, lagOf } from './figures.ts';

const ready: Step = {
  until: (picture) => hasMembers(picture) && picture.groups[group]?.state === 'Stable' && 'shop' in picture.programs,
  why: 'the group is stable and the shop is there',
};
const empty: Step = { until: (picture) => !hasMembers(picture), why: 'the group is empty' };
const drained: Step = {
  until: (picture) => highOf(picture) > 0 && lagOf(picture) === 0,
  why: 'everything read and committed',
  withinMs: 40_000,
};
const handled = (count: number): Step => ({
  until: ({ programs }) => (programs.email?.handled ?? 0) >= count && (programs.email?.hands.length ?? 0) > 0,
  why: `${count} orders done since it started, and one in hand`,
});
const uncommitted: Step = {
  until: (picture) => aheadOf(picture) >= 3 && lagOf(picture) > aheadOf(picture) + 1,
  why: 'three orders done and not committed, and more to do',
};
const committed = (offset: number): Step => ({
  until: (picture) => committedOf(picture) === offset,
  why: 'the group was moved',
});
const idle: Step = { until: ({ programs }) => programs.email?.hands.length === 0, why: 'nothing in hand' };
const dead = ended('email');
const run: Step = { act: 'run', program: 'email' };
const leave: readonly Step[] = [{ act: 'leave', program: 'email' }, dead, empty];
const reset = (to: string, value = '0'): Step => ({ act: 'reset', value: { to, value } });

export const solution: Solution = {
  pauseMs: 500,
  steps: [
    ready,
    { predict: 'commit-after', option: 'again' },
    { act: 'send-many', value: 10 },
    handled(2),
    { act: 'die' },
    dead,
    run,
    met('sent-twice'),
    settled('commit-after'),
    drained,

    { predict: 'commit-before', option: 'lost' },
    { act: 'commit', value: 'before' },
    ready,
    { act: 'send-many', value: 5 },
    { act: 'die' },
    dead,
    run,
    met('lost'),
    settled('commit-before'),
    drained,

    { predict: 'auto-commit', option: 'several' },
    { act: 'commit', value: 'auto' },
    ready,
    { act: 'send-many', value: 10 },
    uncommitted,
    { act: 'die' },
    dead,
    run,
    met('auto-twice'),
    settled('auto-commit'),
    drained,

    { act: 'commit', value: 'after' },
    ready,
    { predict: 'while-running', option: 'refused' },
    reset('earliest'),
    met('refused'),
    settled('while-running'),
    ...leave,
    reset('earliest'),
    committed(0),
    empty,
    run,
    met('rewound'),
    // The only one that is younger than the moment asked for.
    { act: 'send' },
    { until: (picture) => highOf(picture) === 26, why: 'one more order' },
    ...leave,
    reset('ago', '10'),
    committed(25),
    empty,
    reset('offset', '20'),
    committed(20),
    empty,
    run,
    ready,
    drained,
    ...leave,
    { predict: 'past-end', option: 'end' },
    reset('ago', '0'),
    met('past-end'),
    settled('past-end'),
    empty,

    { act: 'add-analytics' },
    { act: 'add-alert' },
    {
      until: ({ programs }) => programs.alert?.asked?.asked === 'latest',
      why: 'the new group has asked for the end',
    },
    { act: 'send-many', value: 10 },
    met('new-groups'),

    run,
    handled(1),
    { predict: 'pausing', option: 'in-hand' },
    { act: 'flow', value: 'paused' },
    idle,
    { act: 'flow', value: 'running' },
    met('paused'),
    settled('pausing'),
    drained,

    { act: 'work', value: '5000' },
    { act: 'send' },
    met('long-work'),
    { act: 'work', value: '400' },
    drained,

    ...leave,
    reset('offset', '999'),
    committed(999),
    empty,
    run,
    met('ahead'),
  ],
  wrongTries: [
    wrongTry('kills the program while it has nothing in hand', 'died-idle', [ready, { act: 'kill', program: 'email' }]),
    wrongTry('kills the program in the middle of its work', 'killed-at-work', [
      ready,
      { act: 'work', value: '5000' },
      { act: 'send' },
      { until: ({ programs }) => (programs.email?.hands.length ?? 0) > 0, why: 'an order in hand' },
      { act: 'kill', program: 'email' },
      dead,
      run,
    ]),
    wrongTry('dies before there is anything that kafkajs had to commit', 'auto-early', [
      ready,
      { act: 'commit', value: 'auto' },
      ready,
      { act: 'die' },
      { act: 'send-many', value: 5 },
    ]),
    wrongTry('moves the offset of a group whose dead member the broker still believes in', 'reset-too-soon', [
      ready,
      { act: 'kill', program: 'email' },
      dead,
      reset('earliest'),
    ]),
    wrongTry('pauses a program that has nothing to do', 'paused-idle', [ready, { act: 'flow', value: 'paused' }]),
    wrongTry('looks for a second reading where the commit came first', 'long-before', [
      ready,
      { act: 'commit', value: 'before' },
      ready,
      { act: 'work', value: '5000' },
      { act: 'send' },
    ]),
  ],
};
