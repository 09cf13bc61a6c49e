import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { quietExperiments } from '#server/processes/quiet.mjs';

/** A program that runs as anybody would run it, without the preload; for live tests. */
export interface Outside {
  /** What it says first, on either of its outputs; rejects where it ends in silence. */
  firstLine: Promise<string>;
  /** Resolves once a line of it says this; rejects where it ends without having said it. */
  said: (text: string) => Promise<void>;
  /** All that it has said when it has ended; rejects where it failed. */
  done: Promise<readonly string[]>;
  /** Kills it, and resolves when it is gone. */
  stop: () => Promise<void>;
}

interface More {
  args?: readonly string[];
  env?: Readonly<Record<string, string>>;
}

/** Starts `file` with the broker's address in its environment. */
export const runOutside = (
  file: string,
  cwd: string,
  url: string | undefined,
  { args = [], env = {} }: More = {},
): Outside => {
  const own = { NODE_ENV: 'production' as const, PATH: process.env.PATH, RABBITMQ_URL: url, ...env };
  const child = spawn(process.execPath, [quietExperiments, file, ...args], { cwd, env: own });
  const lines: string[] = [];
  const looks = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      lines.push(line);
      for (const look of looks) look();
    });
  }
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const until = (isSo: () => boolean, what: string) =>
    new Promise<void>((resolve, reject) => {
      const look = (): void => {
        if (!isSo()) return;
        looks.delete(look);
        resolve();
      };
      looks.add(look);
      look();
      void ended.then(() => reject(new Error(`${file} ended and ${what}; it said:\n${lines.join('\n')}`)));
    });
  const firstLine = until(() => lines.length > 0, 'said nothing').then(() => lines[0] ?? '');
  firstLine.catch(() => undefined);
  const done = ended.then((code) => {
    if (code !== 0) throw new Error(`${file} ended with ${code}:\n${lines.join('\n')}`);
    return lines;
  });
  done.catch(() => undefined);
  return {
    firstLine,
    said: (text) => until(() => lines.some((line) => line.includes(text)), `never said "${text}"`),
    done,
    stop: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
};
