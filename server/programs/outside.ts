import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { quietExperiments } from '#server/processes/quiet.mjs';

/** A program that runs as anybody would run it, without the preload; for live tests. */
export interface Outside {
  /** What it says first, on either of its outputs; rejects where it ends in silence. */
  firstLine: Promise<string>;
  /** Kills it, and resolves when it is gone. */
  stop: () => Promise<void>;
}

/** Starts `file` with the broker's address in its environment. */
export const runOutside = (file: string, cwd: string, url: string | undefined): Outside => {
  const env = { NODE_ENV: 'production' as const, PATH: process.env.PATH, RABBITMQ_URL: url };
  const child = spawn(process.execPath, [quietExperiments, file], { cwd, env });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const firstLine = new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) createInterface({ input: stream }).once('line', resolve);
    void ended.then(() => reject(new Error(`${file} ended and said nothing`)));
  });
  firstLine.catch(() => undefined);
  return {
    firstLine,
    stop: () => {
      child.kill('SIGKILL');
      return ended;
    },
  };
};
