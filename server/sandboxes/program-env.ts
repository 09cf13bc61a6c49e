import type { EnvValue, Role } from '#model/lab.ts';
import type { Picture } from '#model/picture.ts';
import { settingKey } from '#model/setting.ts';
import type { TechnologySandbox } from '#server/brokers/technology.ts';
import type { Cable } from './cable.ts';
import type { SandboxFiles } from './files.ts';

/** What names and settings of a lab stand for in one sandbox now. */
export interface Surroundings {
  halves: readonly TechnologySandbox[];
  files: SandboxFiles;
  picture: Picture;
  /** The program's, where its role has one. */
  cable: Cable | undefined;
  /** How often the program has started in this log, this time included. */
  start: number;
}

/** The environment that a program of the role starts with, besides what every program gets. */
export const programEnv = async (role: Role, id: string, around: Surroundings): Promise<Record<string, string>> => {
  const env: Record<string, string> = {};
  for (const half of around.halves) Object.assign(env, half.env(id));
  if (around.cable && env.RABBITMQ_URL) env.RABBITMQ_URL = await around.cable.leads(env.RABBITMQ_URL);
  for (const [variable, value] of Object.entries(role.env ?? {})) env[variable] = resolve(value, id, around);
  return env;
};

/** Whether a program of the role keeps a database of its own. */
export const hasFile = (role: Role): boolean =>
  Object.values(role.env ?? {}).some((value) => typeof value === 'object' && 'file' in value);

const resolve = (value: EnvValue, id: string, around: Surroundings): string => {
  if (typeof value === 'string') return value;
  const { halves, files, start } = around;
  if ('topic' in value) return halves.find((half) => half.topicName)?.topicName?.(value.topic) ?? value.topic;
  if ('group' in value) return halves.find((half) => half.groupName)?.groupName?.(value.group) ?? value.group;
  if ('file' in value) return files.pathOf(value.file);
  if ('start' in value) return start === 1 ? '' : letterOf(start);
  const { settings } = around.picture;
  return String(settings[settingKey(value.setting, id)] ?? settings[value.setting] ?? '');
};

/** 2 is `B`, 26 is `Z`, 27 is `AA`, as columns of a spreadsheet are named. */
const letterOf = (start: number): string => {
  const before = Math.floor((start - 1) / 26);
  return (before > 0 ? letterOf(before) : '') + String.fromCharCode(65 + ((start - 1) % 26));
};
