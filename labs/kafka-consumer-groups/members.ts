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

/** The program that owns a partition; undefined also where its member is no program of the lab. */
export const ownerOf = (members: readonly Member[], partition: string): string | undefined =>
  members.find(({ partitions }) => partitions.some((one) => partitionId(one) === partition))?.program ?? undefined;
