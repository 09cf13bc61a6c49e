import { technologyViews } from '#components/technologies.ts';
import type { CardWords } from '#components/technology-view.ts';
import type { Lab } from '#model/lab.ts';
import type { Picture, ProgramPicture } from '#model/picture.ts';
import { usesOf } from '#model/role.ts';
import { copy } from './copy.vi.ts';

/**
 * What is said of a living program by the technologies of its role: what one always says first, else the first word. Of one that
 * runs bare they see nothing.
 */
export const cardWords = (program: ProgramPicture, lab: Lab, picture: Picture): CardWords => {
  if (lab.bare) return { says: copy.unwatched };
  const role = lab.roles[program.role];
  const said = (role ? usesOf(lab, role) : lab.needs).flatMap(
    (technology) => technologyViews[technology].card(program, lab, picture) ?? [],
  );
  return said.find(({ always }) => always) ?? said[0] ?? { says: copy.idle };
};
