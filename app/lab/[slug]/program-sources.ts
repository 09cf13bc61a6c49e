import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ProgramSource } from '#components/lab/tabs/code-tab.tsx';
import { highlighted } from '#content/highlight.ts';

/**
 * The lab's programs as they lie on the disk and run, highlighted for both themes: the `programs` of its roles in their
 * order, then the files that these share, then the contracts whose code they import.
 */
export async function programSources(slug: string, programs: readonly string[]): Promise<ProgramSource[]> {
  const folder = join(process.cwd(), 'labs', slug, 'programs');
  const found = await readdir(folder);
  const shared = found.filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts')).sort();
  const files = [...new Set([...programs, ...shared])];
  const sources = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
  const contracts = contractsIn(sources).map(async (file) => {
    const text = await readFile(join(process.cwd(), 'proto', file), 'utf8');
    return { file, html: await highlighted(text, 'proto'), isContract: true };
  });
  return Promise.all([
    ...files.map(async (file, i) => ({ file, html: await highlighted(sources[i] ?? '', 'ts'), isContract: false })),
    ...contracts,
  ]);
}

/** Contracts by their paths in `proto/`, from imports of what was made of them. */
const contractsIn = (sources: readonly string[]): string[] => {
  const imported = sources.flatMap((source) => [...source.matchAll(/ from '#proto\/(.+)_pb\.ts';/g)]);
  return [...new Set(imported.map(([, path]) => `${path}.proto`))].sort();
};
