import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { codeToHtml, createCssVariablesTheme } from 'shiki';
import type { ProgramSource } from '#components/lab/tabs/code-tab.tsx';

const theme = createCssVariablesTheme({ name: 'station', variablePrefix: '--code-' });

/** The lab's programs as they lie on the disk and run, highlighted for both themes. */
export async function programSources(slug: string): Promise<ProgramSource[]> {
  const folder = join(process.cwd(), 'labs', slug, 'programs');
  const files = await readdir(folder).catch(() => []);
  return Promise.all(
    files
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
      .sort()
      .map(async (file) => ({
        file,
        html: await codeToHtml(await readFile(join(folder, file), 'utf8'), {
          lang: 'ts',
          theme,
        }),
      })),
  );
}
