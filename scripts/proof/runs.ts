import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { LogFile } from '#model/log-file.ts';

const folder = path.resolve('labs');

/** Every recorded run: the preview of each lab, and its solution and wrong tries as they were played. */
export const runsOf = async (): Promise<{ lab: string; run: string; file: LogFile }[]> => {
  const labs = readdirSync(folder).filter(
    (name) => existsSync(path.join(folder, name, 'lab.ts')) && [name, undefined, ''].includes(process.env.ONLY),
  );
  return labs.flatMap((lab) => {
    const preview: LogFile = JSON.parse(readFileSync(path.join(folder, lab, 'trace.json'), 'utf8'));
    const packed = path.join(process.env.PROOF_RUNS ?? folder, lab, 'runs.json.gz');
    const runs: Record<string, LogFile> = existsSync(packed)
      ? JSON.parse(gunzipSync(readFileSync(packed)).toString('utf8'))
      : {};
    return [{ lab, run: 'preview', file: preview }, ...Object.entries(runs).map(([run, file]) => ({ lab, run, file }))];
  });
};
