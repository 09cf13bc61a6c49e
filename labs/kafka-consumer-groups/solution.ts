import type { Solution, Step } from '#model/lab.ts';
import { ended, met, settled, wrongTry } from '#model/steps.ts';
import { silenceOf } from '#model/technologies/kafka/members.ts';
import { group, isAhead, isDrained, isHaunted, membersOf } from './members.ts';

/** Waits until a group has come to rest with so many members, and the shop can send. */
const stable = (count: number, name = group): Step => ({
  until: (picture) =>
    picture.programs.shop !== undefined &&
    picture.groups[name]?.state === 'Stable' &&
    membersOf(picture, name).length === count,
  why: `group ${name} stable with ${count} members`,
});
/** The group at rest with so many, of whom all but the first are added. */
const withMembers = (count: number): Step[] => [
  stable(1),
  ...Array.from({ length: count - 1 }, (_, added): Step[] => [{ act: 'add-consumer' }, stable(added + 2)]).flat(),
];
const drained: Step = {
  until: isDrained,
  why: 'everything read and committed',
  withinMs: 40_000,
};
const ahead = (program: string): Step => ({
  until: (picture) => isAhead(picture, program),
  why: `${program} ahead of its commits`,
  withinMs: 20_000,
});

/** The broker counts a process that is dead beside what its program is by now, and then no longer. */
const haunted: Step[] = [
  { until: (picture) => isHaunted(picture), why: 'a program that is two members' },
  { until: (picture) => !isHaunted(picture), why: 'every program one member' },
];

export const solution: Solution = {
  steps: [
    stable(1),
    { predict: 'same-key', option: 'one-partition' },
    { act: 'send-many', value: 30 },
    met('same-key'),
    settled('same-key'),

    { act: 'add-consumer' },
    stable(2),
    { act: 'add-consumer' },
    stable(3),
    met('one-each'),
    drained,

    { act: 'rate', value: 6 },
    { predict: 'after-kill', option: 'session-timeout' },
    { act: 'kill', program: 'invoice-2' },
    met('session-timeout'),
    settled('after-kill'),
    { act: 'run', program: 'invoice-2' },
    stable(3),

    { predict: 'fourth-member', option: 'nothing' },
    { act: 'add-consumer' },
    met('idle-member'),
    settled('fourth-member'),
    { act: 'leave', program: 'invoice-1' },
    met('polite-leave'),
    { act: 'rate', value: 0 },
    drained,

    { predict: 'resume-at', option: 'at-commit' },
    { act: 'send-many', value: 60 },
    ahead('invoice-3'),
    { act: 'kill', program: 'invoice-3' },
    met('read-again'),
    settled('resume-at'),
    stable(2),
    drained,

    { act: 'freeze', program: 'invoice-4' },
    stable(1),
    { act: 'thaw', program: 'invoice-4' },
    met('frozen-out'),
    stable(2),

    // Orders go on coming: also what the living one owns is read by nobody until the session of the dead one is over.
    { act: 'rate', value: 4 },
    { act: 'kill', program: 'invoice-2' },
    ended('invoice-2'),
    { act: 'run', program: 'invoice-2' },
    ...haunted,
    stable(2),
    { act: 'rate', value: 0 },
    drained,

    { act: 'add-group' },
    stable(1, 'analytics'),
    met('second-group'),
  ],
  wrongTries: [
    wrongTry('kills a member that owns no partition', 'killed-idle', [
      ...withMembers(4),
      {
        act: 'kill',
        program: (picture) => membersOf(picture).find((one) => one.partitions.length === 0)?.program ?? undefined,
      },
    ]),
    wrongTry('lets a consumer leave to see the session timeout', 'left-not-killed', [
      ...withMembers(2),
      { predict: 'after-kill', option: 'session-timeout' },
      { act: 'leave', program: 'invoice-1' },
    ]),
    wrongTry('runs a killed consumer again before its session is over', 'ran-too-soon', [
      ...withMembers(2),
      { act: 'kill', program: 'invoice-1' },
      ended('invoice-1'),
      { act: 'run', program: 'invoice-1' },
      ...haunted,
      stable(2),
    ]),
    wrongTry('kills the last consumer of the group', 'killed-alone', [
      stable(1),
      { act: 'kill', program: 'invoice-1' },
    ]),
    wrongTry('thaws a frozen consumer before its session is over', 'thawed-too-soon', [
      ...withMembers(2),
      { act: 'freeze', program: 'invoice-2' },
      { until: (picture) => silenceOf(picture, 'invoice-2') !== undefined, why: 'invoice-2 silent' },
      { act: 'thaw', program: 'invoice-2' },
    ]),
    wrongTry('looks for the same partition without keys', 'no-key', [
      stable(1),
      { act: 'key', value: 'none' },
      { act: 'send-many', value: 12 },
    ]),
  ],
};
