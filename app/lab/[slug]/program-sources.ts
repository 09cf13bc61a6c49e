import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ProgramSource } from '#components/lab/tabs/code-tab.tsx';
import { highlighted } from '#content/highlight.ts';

/**
 * The lab's programs as they lie on the disk and run, highlighted for both themes: the `programs` of its roles in their
 * order, then the files that these share.
 */
export async function programSources(slug: string, programs: readonly string[]): Promise<ProgramSource[]> {
  const folder = join(process.cwd(), 'labs', slug, 'programs');
  const found = await readdir(folder);
  const shared = found.filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts')).sort();
  return Promise.all(
    [...new Set([...programs, ...shared])].map(async (file) => ({
      file,
      html: await highlighted(await readFile(join(folder, file), 'utf8')),
    })),
  );
}
