import type { EventOf } from '#model/events.ts';
import type { Picture } from '#model/picture.ts';
import type { MemberPicture } from '#model/technologies/kafka/picture.ts';
import { partitionId } from '#model/technologies/kafka/record.ts';

type Member = EventOf<'group.described'>['members'][number];

/** The group that is taken apart in this lab; its programs' role has the same name. */
export const group = 'invoice';

/** Whom the broker counts as members of a group, ghosts too. */
export const membersOf = ({ groups }: Picture, name = group): readonly MemberPicture[] => groups[name]?.members ?? [];

/** Of members that a description has just named, those whose process has not ended: of the others the picture before knows. */
export const livingOf = (members: readonly Member[], before: Picture): readonly Member[] => {
  const ghosts = new Set(membersOf(before).flatMap(({ isGhost, memberId }) => (isGhost ? [memberId] : [])));
  return members.filter(({ memberId }) => !ghosts.has(memberId));
};

/** Whether a program runs that the broker counts twice: as what it is, and as a process of its that has ended. */
export const isHaunted = (picture: Picture): boolean => {
  const members = membersOf(picture);
  const living = new Set(members.flatMap(({ isGhost, program }) => (isGhost ? [] : [program])));
  return members.some(({ isGhost, program }) => isGhost && living.has(program));
};

/** What a program owns by itself, and not as what a former process of its was; by `partitionId`. */
export const ownedBy = (picture: Picture, program: string): string[] =>
  membersOf(picture)
    .filter((member) => member.program === program && !member.isGhost)
    .flatMap(({ partitions }) => partitions.map(partitionId));

/** Whether everything that the topic holds is read and committed. */
export const isDrained = ({ topics, groups }: Picture): boolean =>
  (topics.orders?.partitions ?? []).every(
    ({ high }, partition) => (groups[group]?.committed[partitionId({ topic: 'orders', partition })] ?? 0) === high,
  );

/** Whether a program has done at least two records more than it has committed, and there is more to do. */
export const isAhead = (picture: Picture, program: string): boolean =>
  ownedBy(picture, program).some((partition) => {
    const { committed, position } = picture.groups[group] ?? {};
    const commit = committed?.[partition] ?? 0;
    return commit > 0 && (position?.[partition] ?? 0) >= commit + 3;
  });

/** The program that owns a partition; undefined also where its member is no program of the lab. */
export const ownerOf = (members: readonly Member[], partition: string): string | undefined =>
  members.find(({ partitions }) => partitions.some((one) => partitionId(one) === partition))?.program ?? undefined;
