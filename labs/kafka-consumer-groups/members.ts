import type { EventOf } from '#model/events.ts';
import type { Picture } from '#model/picture.ts';
import { partitionId } from '#model/technologies/kafka/record.ts';

type Member = EventOf<'group.described'>['members'][number];

/** The group that is taken apart in this lab; its programs' role has the same name. */
export const group = 'email';

/** Who is in a group, as far as it is known. */
export const membersOf = ({ groups }: Picture, name = group): readonly Member[] => groups[name]?.members ?? [];

/** What a program owns, by `partitionId`. */
export const ownedBy = (members: readonly Member[], program: string): string[] =>
  members.filter((member) => member.program === program).flatMap(({ partitions }) => partitions.map(partitionId));

/** Whether everything that the topic holds is read and committed. */
export const isDrained = ({ topics, groups }: Picture): boolean =>
  (topics.orders?.partitions ?? []).every(
    ({ high }, partition) => (groups[group]?.committed[partitionId({ topic: 'orders', partition })] ?? 0) === high,
  );

/** Whether a program has done at least two records more than it has committed, and there is more to do. */
export const isAhead = (picture: Picture, program: string): boolean =>
  ownedBy(membersOf(picture), program).some((partition) => {
    const { committed, position } = picture.groups[group] ?? {};
    const commit = committed?.[partition] ?? 0;
    return commit > 0 && (position?.[partition] ?? 0) >= commit + 3;
  });

/** The program that owns a partition; undefined also where its member is no program of the lab. */
export const ownerOf = (members: readonly Member[], partition: string): string | undefined =>
  members.find(({ partitions }) => partitions.some((one) => partitionId(one) === partition))?.program ?? undefined;
