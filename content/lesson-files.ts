/** The lessons as files, for tests: what the compiled collection knows, without compiling it. */
import { globSync } from 'node:fs';

/** Paths below this folder, without `.mdx`: `NN-module/NN-lesson`. */
export const lessonFiles: readonly string[] = globSync('*/*.mdx', { cwd: import.meta.dirname })
  .map((file) => file.replace(/\.mdx$/, ''))
  .sort();

/** Their keys, `module/lesson`. */
export const lessonKeys: ReadonlySet<string> = new Set(lessonFiles.map((file) => file.replaceAll(/(^|\/)\d+-/g, '$1')));
