/** Built-in actions that every breakable program has. */
export const programActions = ['kill', 'freeze', 'thaw', 'leave', 'run', 'remove'] as const;
export type ProgramAction = (typeof programActions)[number];
