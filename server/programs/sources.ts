import { readFileSync } from 'node:fs';
import { createRequire, stripTypeScriptTypes } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';

interface Stripped {
  typescript: string;
  javascript: string;
  /** URLs of the TypeScript files that it imports. */
  imports: readonly string[];
}

const known = new Map<string, Stripped>();

/**
 * JavaScript of these TypeScript files, given as URLs, and of all that they import, by URL: what stands in them with blanks in
 * place of types, so that every line and column is where it was. A file is stripped once for as long as it stays as it is.
 */
export const sourcesOf = (urls: readonly string[]): Record<string, string> => {
  const sources = new Map<string, string>();
  const visit = (url: string): void => {
    if (sources.has(url)) return;
    const { javascript, imports } = strippedOf(url);
    sources.set(url, javascript);
    imports.forEach(visit);
  };
  urls.forEach(visit);
  return Object.fromEntries(sources);
};

const strippedOf = (url: string): Stripped => {
  const typescript = readFileSync(fileURLToPath(url), 'utf8');
  const before = known.get(url);
  if (before?.typescript === typescript) return before;
  const javascript = stripTypeScriptTypes(typescript);
  const stripped = { typescript, javascript, imports: importsOf(javascript, url) };
  known.set(url, stripped);
  return stripped;
};

// Of our own files only: a package is no concern of ours, and what is left over of an import of types is blank.
const importsOf = (javascript: string, url: string): string[] =>
  [...javascript.matchAll(/\b(?:from|import)\s*\(?\s*'(\.[^']*\.ts|#[^']*\.ts)'/g)].map(([, specifier = '']) =>
    specifier.startsWith('#')
      ? pathToFileURL(createRequire(url).resolve(specifier)).href
      : new URL(specifier, url).href,
  );
