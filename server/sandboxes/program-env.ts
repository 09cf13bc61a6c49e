import type { EnvValue, Role } from '#model/lab.ts';
import type { Picture } from '#model/picture.ts';
import { settingKey } from '#model/setting.ts';
import type { Corner } from '#server/technologies/technology.ts';

/** What names and settings of a lab stand for in one sandbox now. */
export interface Surroundings {
  /** Of what the role uses. */
  corners: readonly Corner[];
  picture: Picture;
  /** How often the program has started in this log, this time included. */
  start: number;
}

/** The environment that a program of the role starts with, besides what every program gets. */
export const programEnv = (role: Role, id: string, around: Surroundings): Record<string, string> => {
  const env: Record<string, string> = {};
  for (const corner of around.corners) Object.assign(env, corner.env(id));
  for (const [variable, value] of Object.entries(role.env ?? {})) env[variable] = resolve(value, id, around);
  return env;
};

const resolve = (value: EnvValue, id: string, { corners, picture, start }: Surroundings): string => {
  if (typeof value === 'string') return value;
  if ('start' in value) return start === 1 ? '' : letterOf(start);
  if ('setting' in value) {
    const { settings } = picture;
    return String(settings[settingKey(value.setting, id)] ?? settings[value.setting] ?? '');
  }
  for (const corner of corners) {
    const known = corner.resolve(value);
    if (known !== undefined) return known;
  }
  throw new Error(`nothing that ${id} uses knows ${JSON.stringify(value)}`);
};

/** 2 is `B`, 26 is `Z`, 27 is `AA`, as columns of a spreadsheet are named. */
const letterOf = (start: number): string => {
  const before = Math.floor((start - 1) / 26);
  return (before > 0 ? letterOf(before) : '') + String.fromCharCode(65 + ((start - 1) % 26));
};
