import { globSync } from 'node:fs';
import path from 'node:path';

/** Slugs of all labs, by name, for tests: every folder here that holds a `lab.ts`. Programs may be there before their lab is. */
export const labSlugs: readonly string[] = globSync('*/lab.ts', { cwd: import.meta.dirname })
  .map((file) => path.dirname(file))
  .sort();
