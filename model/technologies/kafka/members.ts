import type { Picture } from '../../picture.ts';
import type { MemberPicture } from './picture.ts';

type Groups = Pick<Picture, 'groups'>;

/** What groups have as members of a program: the one that it is, and those that former processes of its were. */
export const membershipsOf = ({ groups }: Groups, program: string): readonly MemberPicture[] =>
  Object.values(groups).flatMap(({ members }) => members.filter((member) => member.program === program));

/** Former processes of a program that a group goes on counting as members. */
export const ghostsOf = (picture: Groups, program: string): readonly MemberPicture[] =>
  membershipsOf(picture, program).filter(({ isGhost }) => isGhost);

/** How long the broker will wait for a word of a program, or of its former process; undefined where nobody has fallen silent. */
export const silenceOf = (picture: Groups, program: string): MemberPicture['silence'] =>
  membershipsOf(picture, program).find(({ silence }) => silence !== undefined)?.silence;
