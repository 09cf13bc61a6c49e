import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { codeToHtml, createCssVariablesTheme } from 'shiki';
import type { ProgramSource } from '#components/lab/tabs/code-tab.tsx';

const theme = createCssVariablesTheme({ name: 'station', variablePrefix: '--code-' });

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
      html: await codeToHtml(await readFile(join(folder, file), 'utf8'), {
        lang: 'ts',
        theme,
      }),
    })),
  );
}
