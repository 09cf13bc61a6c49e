import type { CardWords } from '#components/technology-view.ts';
import type { Lab } from '#model/lab.ts';
import type { Picture, ProgramPicture } from '#model/picture.ts';
import { copy } from './copy.vi.ts';

/** Of a member of a group what it owns; of who is going to be one, that it is about to join. */
export const card = ({ id, role }: ProgramPicture, lab: Lab, { groups }: Picture): CardWords | undefined => {
  const member = Object.values(groups)
    .flatMap(({ members }) => members)
    .find(({ program }) => program === id);
  if (!member) return isToJoin(lab, role) ? { says: copy.joining, always: true } : undefined;
  const owned = member.partitions.map(({ partition }) => partition);
  const topics = new Set(member.partitions.map(({ topic }) => topic));
  return { says: owned.length > 0 ? copy.owns(owned, topics.size) : copy.idleMember, always: true };
};

const isToJoin = ({ roles }: Lab, role: string): boolean =>
  Object.values(roles[role]?.env ?? {}).some(
    (value) => typeof value === 'object' && 'group' in value && value.member !== false,
  );
