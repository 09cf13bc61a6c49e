/** The files that lessons quote: a lab's programs, and examples beside a lesson. For server components and tests only. */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

export interface CodeFile {
  /** From the project's folder. */
  path: string;
  /** Where it is on the site, after `/ma/` as a page and after `/tai/` as a file: `lab/rabbitmq-work-queue/worker.ts`. */
  address: string;
  name: string;
}

const root = process.cwd();

/** All of them, as they lie on the disk and run. */
export const codeFiles = (): CodeFile[] =>
  globSync(['labs/*/programs/*.ts', 'content/*/*.examples/*.ts'], { cwd: root, exclude: ['**/*.test.ts'] })
    .sort()
    .map(codeFile);

const codeFile = (relative: string): CodeFile => {
  const name = path.basename(relative);
  const [top, owner = '', folder = ''] = relative.split(path.sep);
  if (top === 'labs') return { path: relative, name, address: `lab/${owner}/${name}` };
  const [line, lesson] = [owner, folder].map((part) => part.replace(/^\d+-/, '').replace(/\.examples$/, ''));
  return { path: relative, name, address: `bai/${line}/${lesson}/${name}` };
};

/** What `of` names: `rabbitmq-work-queue/worker`, or `./direct-queues` beside the lesson of that folder. Throws where it is not there. */
export const quotedFile = (of: string, lessonFolder: string): CodeFile => {
  const [owner = '', name = ''] = of.split('/');
  const relative = owner === '.' ? `content/${lessonFolder}.examples/${name}.ts` : `labs/${owner}/programs/${name}.ts`;
  const found = codeFiles().find((file) => file.path === path.normalize(relative));
  if (!found) throw new Error(`${lessonFolder}: no code file "${of}"`);
  return found;
};

export const codeFileAt = (address: readonly string[]): CodeFile | undefined =>
  codeFiles().find((file) => file.address === address.join('/'));

export const readCode = (file: CodeFile): string => readFileSync(path.join(root, file.path), 'utf8');
