import type { Experiment } from '#model/guide.ts';
import { backToWork, bothUnless, enough, programsIn, sendMany, setTo, unless } from '#model/moves.ts';
import type { Picture } from '#model/picture.ts';
import { isOpen } from '#model/prediction.ts';
import { partitionId } from '#model/technologies/kafka/record.ts';
import { group, isAhead, isDrained, membersOf, ownedBy } from './members.ts';

const running = (picture: Picture): string[] => programsIn(picture, group, 'running');
const frozen = (picture: Picture): string | undefined => programsIn(picture, group, 'frozen')[0];
const isMember = (picture: Picture, program: string): boolean =>
  membersOf(picture).some((member) => member.program === program);
/** Somebody has fallen silent, and the broker still believes in them. */
const isSilent = (picture: Picture): boolean =>
  membersOf(picture).some(({ isGhost, silence }) => isGhost || silence !== undefined);
/** Who runs and owns something; the last one, so that those with the first names stay. */
const owner = (picture: Picture): string | undefined =>
  running(picture).findLast((program) => ownedBy(picture, program).length > 0);
const ahead = (picture: Picture): string | undefined => running(picture).find((program) => isAhead(picture, program));
/** Somebody is dead, and others read on: one who ran again might be given what it had, and nobody else would read it. */
const takesOver = (picture: Picture): boolean =>
  programsIn(picture, group, 'dead').length > 0 && running(picture).length > 0 && !isDrained(picture);
/** Enough for somebody to do, and to be killed meanwhile. */
const enoughToDo = 20;
const uncommitted = ({ topics, groups }: Picture): number =>
  (topics.orders?.partitions ?? []).reduce(
    (sum, { high }, partition) =>
      sum + high - (groups[group]?.committed[partitionId({ topic: 'orders', partition })] ?? 0),
    0,
  );
const hasCommitted = ({ groups }: Picture): boolean =>
  Object.values(groups[group]?.committed ?? {}).some((offset) => offset >= 5);

/** Not in the middle of an experiment with somebody who has fallen silent. */
const members = (count: number) => bothUnless(isSilent, enough(group, count, 'add-consumer'));
const [thawed, rehire] = backToWork(group);
const isStable = ({ groups }: Picture): boolean => groups[group]?.state === 'Stable';
/** Until the group has come to rest with everybody who runs. */
const shared = {
  done: (picture: Picture) =>
    isSilent(picture) || (isStable(picture) && running(picture).every((program) => isMember(picture, program))),
};
/** Until everything is read and committed: who is killed now makes nobody read anything again. */
const drained = { done: (picture: Picture) => isSilent(picture) || isDrained(picture) };
const killed = { done: (picture: Picture) => isSilent(picture) };

export const guide = [
  {
    objective: 'same-key',
    prediction: 'same-key',
    moves: [setTo('key', 'customer'), sendMany(30)],
  },
  {
    objective: 'one-each',
    moves: [
      thawed,
      // One alone has more than it can do: that is what the others are called for.
      sendMany(60, (picture) => running(picture).length >= 2 || uncommitted(picture) >= enoughToDo),
      ...members(3),
      {
        act: 'leave',
        program: (picture) => running(picture).at(-1),
        done: (picture) => running(picture).length <= 3,
      },
      {},
    ],
  },
  {
    objective: 'session-timeout',
    prediction: 'after-kill',
    moves: [thawed, shared, ...members(3), shared, drained, { act: 'kill', program: owner, ...killed }, {}],
  },
  {
    objective: 'idle-member',
    prediction: 'fourth-member',
    moves: [
      thawed,
      { done: (picture) => !isSilent(picture) },
      ...members(3),
      // Where four are at rest, nothing more will come of it.
      {
        act: 'leave',
        program: (picture) => running(picture).at(-1),
        done: (picture) => !isOpen(picture, 'fourth-member') || membersOf(picture).length < 4 || !isStable(picture),
      },
      ...members(4),
      {},
    ],
  },
  {
    objective: 'polite-leave',
    moves: [thawed, ...members(2), shared, { act: 'leave', program: owner }],
  },
  {
    objective: 'read-again',
    prediction: 'resume-at',
    moves: [
      thawed,
      setTo('rate', 0),
      unless(takesOver, rehire),
      ...bothUnless(takesOver, enough(group, 2, 'add-consumer')),
      { done: (picture) => !takesOver(picture) },
      shared,
      sendMany(100, (picture) => uncommitted(picture) >= enoughToDo),
      { act: 'kill', program: ahead },
    ],
  },
  {
    objective: 'frozen-out',
    moves: [
      {
        act: 'run',
        program: (picture) => programsIn(picture, group, 'dead', 'left')[0],
        done: (picture) => frozen(picture) !== undefined || isSilent(picture) || running(picture).length >= 2,
      },
      shared,
      { act: 'freeze', program: owner, done: (picture) => frozen(picture) !== undefined },
      { done: (picture) => !isMember(picture, frozen(picture) ?? '') },
      { act: 'thaw', program: frozen },
    ],
  },
  {
    objective: 'second-group',
    moves: [sendMany(30, hasCommitted), ...enough('analytics', 1, 'add-group'), {}],
  },
] as const satisfies readonly Experiment[];
