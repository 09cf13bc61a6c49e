import { identify, readStat } from '#server/processes/identity.mjs';

/** The npm that runs this script, through the shell it puts in between; undefined without npm, or off Linux. */
export function npmAbove() {
  if (!process.env.npm_lifecycle_event || process.platform !== 'linux') return undefined;
  const { name, parent } = readStat(process.ppid);
  return identify(name && parent && /^(?:ba|da)?sh$/.test(name) ? parent : process.ppid);
}
