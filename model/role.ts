import type { Lab } from './lab.ts';
import type { Picture } from './picture.ts';

/** Role of a program, also of one that has not been started yet; undefined for an id that is no program's. */
export const roleOf = (lab: Pick<Lab, 'roles'>, picture: Picture, program: string): string | undefined =>
  picture.programs[program]?.role ??
  Object.entries(lab.roles).find(([name, role]) => name === program || role.ids?.includes(program))?.[0];
