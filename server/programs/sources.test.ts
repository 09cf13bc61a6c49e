import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { sourcesOf } from './sources.ts';

const project = path.join(import.meta.dirname, '../..');
const urlsOf = (pattern: string): string[] =>
  globSync(pattern, { cwd: project }).map((file) => pathToFileURL(path.join(project, file)).href);

/** Every unit of the text, or a blank, which is as many bytes long as what stood there. */
const isTextOrBlank = (found: string, text: string): boolean =>
  found.length === text.length &&
  found.split('').every((unit, at) => unit === text[at] || (/[^\S\n]/.test(unit) && text[at] !== '\n'));

test('what runs is what is shown, byte for byte, but for blanks where types stood', () => {
  const programs = urlsOf('labs/*/programs/*.ts');
  expect(programs.length).toBeGreaterThan(20);
  for (const [url, javascript] of Object.entries(sourcesOf(programs))) {
    const shown = readFileSync(fileURLToPath(url), 'utf8');
    expect(isTextOrBlank(javascript, shown), url).toBe(true);
  }
});

test('a file brings along what it imports', () => {
  const names = (pattern: string): string[] =>
    Object.keys(sourcesOf(urlsOf(pattern))).map((url) => path.relative(project, fileURLToPath(url)));
  expect(names('server/technologies/sqlite/preload.ts')).toEqual([
    'server/technologies/sqlite/preload.ts',
    'server/programs/preload/call-site.ts',
    'server/technologies/sqlite/reach.ts',
    'server/technologies/sqlite/statement-meaning.ts',
  ]);
  expect(names('labs/rabbitmq-dlq-retry/programs/worker.ts')).toContain('labs/rabbitmq-dlq-retry/programs/topology.ts');
});
