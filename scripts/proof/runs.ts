import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { LogFile } from '#model/log-file.ts';
import { readRuns } from '#server/rehearsal/runs.ts';
import { labFolder, labSlugs } from '#server/sandboxes/labs.ts';

/** Every recorded run: the preview of each lab, and its solution and wrong tries as they were played. `ONLY` names one lab. */
export const runsOf = async (): Promise<{ lab: string; run: string; file: LogFile }[]> => {
  const only = process.env.ONLY;
  const labs = (await labSlugs()).filter((lab) => !only || lab === only);
  return labs.flatMap((lab) => {
    const preview: LogFile = JSON.parse(readFileSync(path.join(labFolder(lab), 'trace.json'), 'utf8'));
    return [
      { lab, run: 'preview', file: preview },
      ...Object.entries(readRuns(lab)).map(([run, file]) => ({ lab, run, file })),
    ];
  });
};
