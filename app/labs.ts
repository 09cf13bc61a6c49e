/** The labs as the site lists them, found by reading the labs/ folder; nothing is registered anywhere. */
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Lab, LabCopy } from '#model/lab.ts';

/** A lab with its Vietnamese texts. */
export interface ListedLab {
  slug: string;
  lab: Lab;
  copy: LabCopy;
}

/** Slugs of all labs, by name; the server's rule, whose module finds labs from its own place and is in no bundle. */
export async function labSlugs(): Promise<string[]> {
  const root = join(process.cwd(), 'labs');
  const names = await readdir(root);
  return names.filter((name) => existsSync(join(root, name, 'lab.ts'))).sort();
}

/** Loads one lab's data and texts; throws where the folder has none. */
export async function listedLab(slug: string): Promise<ListedLab> {
  const [{ lab }, { copy }]: [{ lab: Lab }, { copy: LabCopy }] = await Promise.all([
    import(`../labs/${slug}/lab.ts`),
    import(`../labs/${slug}/copy.vi.ts`),
  ]);
  return { slug, lab, copy };
}

/** All labs, in the order of their names. */
export async function listedLabs(): Promise<ListedLab[]> {
  return Promise.all((await labSlugs()).map(listedLab));
}
