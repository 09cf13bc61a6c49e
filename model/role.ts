import type { Lab, LabCopy, Role } from './lab.ts';
import type { Picture } from './picture.ts';
import type { Technology } from './technology.ts';

/** Role of a program, also of one that has not been started yet; undefined for an id that is no program's. */
export const roleOf = (lab: Pick<Lab, 'roles'>, picture: Picture, program: string): string | undefined =>
  picture.programs[program]?.role ??
  Object.entries(lab.roles).find(([name, role]) => name === program || role.ids?.includes(program))?.[0];

/** Ids that programs of a role take, first to last. */
export const programIds = (name: string, role: Role): readonly string[] =>
  role.ids ?? (role.max === 1 ? [name] : Array.from({ length: role.max }, (_, i) => `${name}-${i + 1}`));

/** What of the lab's technologies the programs of a role use. */
export const usesOf = ({ needs }: Pick<Lab, 'needs'>, role: Role): readonly Technology[] => role.uses ?? needs;

/** What a program goes by in a sentence: its role's name where it is the only one of its role, else its id. */
export const programName = ({ roles }: Pick<Lab, 'roles'>, words: Pick<LabCopy, 'roles'>, program: string): string => {
  const only = Object.entries(roles).find(([name, role]) => role.max === 1 && programIds(name, role)[0] === program);
  return (only && words.roles[only[0]]?.name) ?? program;
};

/** Whether a control starts programs of the role. Where none does, one that was taken away could never come back. */
export const isStartable = ({ controls }: Pick<Lab, 'controls'>, role: string): boolean =>
  controls.some(({ effect }) => 'start' in effect && [effect.start].flat().includes(role));
