import type { CardWords } from '#components/technology-view.ts';
import type { Lab } from '#model/lab.ts';
import type { Picture, ProgramPicture } from '#model/picture.ts';
import { copy } from './copy.vi.ts';

/** Of a member of a group what it owns; of who is going to be one, that it is about to join. */
export const card = (program: ProgramPicture, lab: Lab, { groups }: Picture): CardWords | undefined => {
  const { id, role, producer, transaction } = program;
  if (transaction) return { says: copy.inTransaction(transaction.records, producer?.epoch), always: true };
  const member = Object.values(groups)
    .flatMap(({ members }) => members)
    .find(({ program }) => program === id);
  if (!member) return isToJoin(lab, role) ? { says: copy.joining, always: true } : undefined;
  const owned = member.partitions.map(({ partition }) => partition);
  const says = owned.length > 0 ? copy.owns(owned) : copy.idleMember;
  return { says: producer ? copy.epoch(says, producer.epoch) : says, always: true };
};

const isToJoin = ({ roles }: Lab, role: string): boolean =>
  Object.values(roles[role]?.env ?? {}).some(
    (value) => typeof value === 'object' && 'group' in value && value.member !== false,
  );
