import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Lab, LabCopy, Solution } from '#model/lab.ts';

const folder = path.join(import.meta.dirname, '../../labs');

/** Absolute path of a lab's folder. */
export const labFolder = (slug: string): string => path.join(folder, slug);

/** Slugs of all labs, by name: every folder directly in `labs/` that holds a `lab.ts`. */
export const labSlugs = async (): Promise<string[]> => {
  const names = await readdir(folder);
  return names.filter((name) => existsSync(path.join(folder, name, 'lab.ts'))).sort();
};

/** The lab of that name, or undefined. */
export const loadLab = async (slug: string): Promise<Lab | undefined> => {
  if (!(await labSlugs()).includes(slug)) return undefined;
  const { lab }: { lab: Lab } = await import(pathToFileURL(path.join(labFolder(slug), 'lab.ts')).href);
  return lab;
};

/** The lab's words; rejects where it has none. */
export const loadCopy = async (slug: string): Promise<LabCopy> => {
  const { copy }: { copy: LabCopy } = await import(pathToFileURL(path.join(labFolder(slug), 'copy.vi.ts')).href);
  return copy;
};

/** The scripted runs of a lab; rejects where it has none. */
export const loadSolution = async (slug: string): Promise<Solution> => {
  const { solution }: { solution: Solution } = await import(
    pathToFileURL(path.join(labFolder(slug), 'solution.ts')).href
  );
  return solution;
};
