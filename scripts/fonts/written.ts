import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';

const project = path.resolve(import.meta.dirname, '../..');
const folders = ['app', 'components', 'content', 'labs', 'model', 'server'];
const seenFiles = /(?<!\.test)\.(tsx?|mjs|mdx|css|json|json\.gz)$/;

const span = (first: number, last: number): string =>
  String.fromCodePoint(...Array.from({ length: last - first + 1 }, (_, index) => first + index));

/** Every Vietnamese letter, and what Western Europe writes: learners type names. */
export const letters = `${span(0x20, 0x7e)}${span(0xa0, 0xff)}ĂăĐđĨĩŨũƠơƯư${span(0x1ea0, 0x1ef9)}`;

/** Every character beyond ASCII that stands in a source, a lesson or a recording, with a file where it does. */
export const written = (): Map<string, string> => {
  const found = new Map<string, string>();
  for (const folder of folders) {
    for (const entry of readdirSync(path.join(project, folder), { recursive: true, withFileTypes: true })) {
      const file = path.join(entry.parentPath, entry.name);
      if (!entry.isFile() || !seenFiles.test(entry.name)) continue;
      const bytes = readFileSync(file);
      const text = (entry.name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8').normalize('NFC');
      for (const [character] of text.matchAll(/[^\p{ASCII}\p{Mn}]/gu))
        found.set(character, path.relative(project, file));
    }
  }
  return found;
};
