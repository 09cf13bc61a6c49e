import type { Role } from '../lab.ts';
import type { Picture } from '../picture.ts';
import { programIds } from '../role.ts';

/** Programs of the roles that are or were there, role by role. */
export const programsOf = ({ programs }: Pick<Picture, 'programs'>, ...roles: readonly string[]): string[] =>
  roles.flatMap((role) =>
    Object.values(programs)
      .filter((program) => program.role === role)
      .map((program) => program.id)
      .sort(),
  );

/** The same; where there is none, as before the first event, those that are about to start. */
export const shownPrograms = <Roles extends Readonly<Record<string, Role>>>(
  picture: Pick<Picture, 'programs'>,
  { roles }: { roles: Roles },
  ...names: readonly (keyof Roles & string)[]
): string[] => {
  const present = programsOf(picture, ...names);
  if (present.length > 0) return present;
  return names.flatMap((name) => {
    const role = roles[name];
    return role ? programIds(name, role).slice(0, role.start) : [];
  });
};
