import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { z } from 'zod';
import { type LogFile, logFile } from '#model/log-file.ts';
import { labFolder } from '#server/sandboxes/labs.ts';

/** Whole logs of a lab's scripted runs: its solution's by that name, and each wrong try's by its own. */
export type Runs = Record<string, LogFile>;

/** Name of the run in which the solution was played. */
export const solutionRun = 'solution';

const runs = z.record(z.string(), logFile);
const fileOf = (slug: string): string => path.join(labFolder(slug), 'runs.json.gz');

/** What `npm run labs record` wrote; none where it has not yet. Throws on a file of another shape. */
export const readRuns = (slug: string): Runs =>
  existsSync(fileOf(slug)) ? runs.parse(JSON.parse(gunzipSync(readFileSync(fileOf(slug))).toString('utf8'))) : {};

/** Replaces all that was recorded before. */
export const writeRuns = (slug: string, recorded: Runs): void =>
  writeFileSync(fileOf(slug), gzipSync(JSON.stringify(recorded), { level: 9 }));
