import type { Move } from './guide.ts';
import type { Setting } from './lab.ts';
import type { Picture, PlatformProgram } from './picture.ts';

/** Programs of a role that are in one of those states, in order of their names. */
export const programsIn = (
  { programs }: Picture,
  role: string,
  ...states: readonly PlatformProgram['state'][]
): string[] =>
  Object.values(programs)
    .filter((program) => program.role === role && states.includes(program.state))
    .map(({ id }) => id)
    .sort();

/** Two moves until at least `count` programs of a role run: who has ended runs again, and only then `add` adds others. */
export const enough = (role: string, count: number, add: string): [Move, Move] => {
  const ready = (picture: Picture): boolean => programsIn(picture, role, 'running').length >= count;
  const ended = (picture: Picture): string | undefined => programsIn(picture, role, 'dead', 'left')[0];
  return [
    { act: 'run', program: ended, done: (picture) => ready(picture) || ended(picture) === undefined },
    { act: add, done: ready },
  ];
};

/** Two moves until nobody of those roles stands still or has ended; none of them is added. */
export const backToWork = (...roles: readonly string[]): [Move, Move] => {
  const first =
    (...states: Parameters<typeof programsIn>[2][]) =>
    (picture: Picture): string | undefined =>
      roles.flatMap((role) => programsIn(picture, role, ...states))[0];
  const [frozen, ended] = [first('frozen'), first('dead', 'left')];
  return [
    { act: 'thaw', program: frozen, done: (picture) => frozen(picture) === undefined },
    { act: 'run', program: ended, done: (picture) => ended(picture) === undefined },
  ];
};

/** A move that asks nothing while that is so, such as while what it prepares is under way. */
export const unless = (isSo: (picture: Picture) => boolean, move: Move): Move => ({
  ...move,
  done: (picture) => isSo(picture) || (move.done?.(picture) ?? false),
});

/** Two such moves. */
export const bothUnless = (
  isSo: (picture: Picture) => boolean,
  [first, second]: readonly [Move, Move],
): [Move, Move] => [unless(isSo, first), unless(isSo, second)];

/** So many at once, by the control `send-many` that most labs have. */
export const sendMany = (count: number, done?: Move['done']): Move => ({
  act: 'send-many',
  value: count,
  ...(done && { done }),
});

/** A setting of the lab that is to have this value. */
export const setTo = (setting: string, value: Setting) => ({
  act: setting,
  value,
  done: ({ settings }: Picture): boolean => settings[setting] === value,
});
