import { technologyViews } from '#components/technologies.ts';
import type { CardWords } from '#components/technology-view.ts';
import type { Lab } from '#model/lab.ts';
import type { Picture, ProgramPicture } from '#model/picture.ts';
import { usesOf } from '#model/role.ts';
import { copy } from './copy.vi.ts';

/** What the first technology of its role that has something to say of a living program says; else that it is idle. */
export const cardWords = (program: ProgramPicture, lab: Lab, picture: Picture): CardWords => {
  const role = lab.roles[program.role];
  for (const technology of role ? usesOf(lab, role) : lab.needs) {
    const words = technologyViews[technology].card(program, lab, picture);
    if (words) return words;
  }
  return { says: copy.idle };
};
