import type { CardWords } from '#components/technology-view.ts';
import type { Lab } from '#model/lab.ts';
import type { Picture, ProgramPicture } from '#model/picture.ts';
import { membershipsOf } from '#model/technologies/kafka/members.ts';
import type { MemberPicture } from '#model/technologies/kafka/picture.ts';
import { copy } from './copy.vi.ts';

/**
 * Of who has begun a transaction, that; of a member of a group what it owns; of who is going to be one, that it is about to join;
 * and what the dead before it keep.
 */
export const card = (program: ProgramPicture, lab: Lab, picture: Picture): CardWords | undefined => {
  const { id, role, producer, transaction } = program;
  if (transaction) return { says: copy.inTransaction(transaction.records, producer?.epoch), always: true };
  const memberships = membershipsOf(picture, id);
  const member = memberships.find(({ isGhost }) => !isGhost);
  if (!member && !isToJoin(lab, role)) return undefined;
  const owned = member ? placesOf([member]) : [];
  const topics = new Set(member?.partitions.map(({ topic }) => topic)).size;
  const kept = placesOf(memberships.filter(({ isGhost }) => isGhost));
  const isJoining = !member || (owned.length === 0 && isBetween(picture, member));
  const does = isJoining ? copy.joining : copy.owns(owned, topics);
  const says = producer && !isJoining ? copy.epoch(does, producer.epoch) : does;
  return { says: kept.length > 0 ? `${says}${copy.keptByGhost(kept)}` : says, always: true };
};

const placesOf = (members: readonly MemberPicture[]): number[] =>
  members.flatMap(({ partitions }) => partitions.map(({ partition }) => partition));

/** Whether its group is sharing out: who owns nothing then may still be given something. */
const isBetween = ({ groups }: Picture, { memberId }: MemberPicture): boolean =>
  Object.values(groups).some(
    ({ state, members }) => state !== 'Stable' && members.some((one) => one.memberId === memberId),
  );

const isToJoin = ({ roles }: Lab, role: string): boolean =>
  Object.values(roles[role]?.env ?? {}).some(
    (value) => typeof value === 'object' && 'group' in value && value.member !== false,
  );
