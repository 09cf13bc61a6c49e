import type { Solution, Step } from '#model/lab.ts';
import { ended, met, settled, wrongTry } from '#model/steps.ts';
import { group, isAhead, isDrained, membersOf } from './members.ts';

/** Waits until a group has come to rest with so many members, and the shop can send. */
const stable = (count: number, name = group): Step => ({
  until: (picture) =>
    picture.programs.shop !== undefined &&
    picture.groups[name]?.state === 'Stable' &&
    membersOf(picture, name).length === count,
  why: `group ${name} stable with ${count} members`,
});
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

export const solution: Solution = {
  steps: [
    stable(2),
    { act: 'add-consumer' },
    stable(3),
    met('one-each'),
    { predict: 'same-key', option: 'one-partition' },
    { act: 'send-many', value: 30 },
    met('same-key'),
    settled('same-key'),
    drained,

    { act: 'rate', value: 6 },
    { predict: 'after-kill', option: 'session-timeout' },
    { act: 'kill', program: 'consumer-B' },
    met('session-timeout'),
    settled('after-kill'),
    { act: 'run', program: 'consumer-B' },
    stable(3),

    { predict: 'fourth-member', option: 'nothing' },
    { act: 'add-consumer' },
    met('idle-member'),
    settled('fourth-member'),
    { act: 'leave', program: 'consumer-A' },
    met('polite-leave'),
    { act: 'rate', value: 0 },
    drained,

    { predict: 'resume-at', option: 'at-commit' },
    { act: 'send-many', value: 60 },
    ahead('consumer-C'),
    { act: 'kill', program: 'consumer-C' },
    met('read-again'),
    settled('resume-at'),
    stable(2),
    drained,

    { act: 'freeze', program: 'consumer-D' },
    stable(1),
    { act: 'thaw', program: 'consumer-D' },
    met('frozen-out'),
    stable(2),

    { act: 'add-group' },
    met('second-group'),
    stable(1, 'analytics'),
  ],
  wrongTries: [
    wrongTry('kills a member that owns no partition', 'killed-idle', [
      stable(2),
      { act: 'add-consumer' },
      stable(3),
      { act: 'add-consumer' },
      stable(4),
      {
        act: 'kill',
        program: (picture) => membersOf(picture).find((one) => one.partitions.length === 0)?.program ?? undefined,
      },
    ]),
    wrongTry('lets a consumer leave to see the session timeout', 'left-not-killed', [
      stable(2),
      { predict: 'after-kill', option: 'session-timeout' },
      { act: 'leave', program: 'consumer-A' },
    ]),
    wrongTry('runs a killed consumer again before its session is over', 'ran-too-soon', [
      stable(2),
      { act: 'kill', program: 'consumer-A' },
      ended('consumer-A'),
      { act: 'run', program: 'consumer-A' },
    ]),
    wrongTry('kills the last consumer of the group', 'killed-alone', [
      stable(2),
      { act: 'leave', program: 'consumer-B' },
      stable(1),
      { act: 'kill', program: 'consumer-A' },
    ]),
    wrongTry('thaws a frozen consumer before its session is over', 'thawed-too-soon', [
      stable(2),
      { act: 'freeze', program: 'consumer-B' },
      { until: (picture) => picture.programs['consumer-B']?.silence !== undefined, why: 'consumer-B silent' },
      { act: 'thaw', program: 'consumer-B' },
    ]),
    wrongTry('looks for the same partition without keys', 'no-key', [
      stable(2),
      { act: 'key', value: 'none' },
      { act: 'send-many', value: 12 },
    ]),
  ],
};
