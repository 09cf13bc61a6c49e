// node scripts/fonts.ts: cuts the fonts in app/fonts down to the letters of Vietnamese and Western Europe and the signs
// that the site writes. Run it when the test beside it names a character that they lack.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import subsetFont from 'subset-font';
import { charactersOf, fontFiles, socialFont } from './fonts/faces.ts';
import { letters, written } from './fonts/written.ts';

const require = createRequire(import.meta.url);
const read = (source: string): Buffer => readFileSync(require.resolve(source));
const text = `${letters}${[...written().keys()].sort().join('')}`;
// Where marks stand and how letters pair; no ligatures, for code is read as it is typed.
const keepFeatures = ['ccmp', 'kern', 'locl', 'mark', 'mkmk'];

const write = async (
  file: string,
  source: string,
  characters: string,
  targetFormat: 'woff' | 'woff2',
): Promise<void> => {
  const font = await subsetFont(read(source), characters, { targetFormat, keepFeatures, noHinting: true });
  writeFileSync(file, font);
  console.log(`${path.relative('.', file)}: ${font.byteLength} bytes`);
};

const { signs, ...families } = fontFiles;
const covered = new Set<string>();
for (const { file, source } of Object.values(families).flatMap((weights) => Object.values(weights))) {
  await write(file, source, text, 'woff2');
  for (const character of await charactersOf(readFileSync(file))) covered.add(character);
}
const rest = [...text].filter((character) => !covered.has(character)).join('');
await write(signs[400].file, signs[400].source, rest, 'woff2');
// The social images are drawn by a library that reads no woff2.
await write(socialFont, fontFiles.text[600].source, text, 'woff');
for (const { file, source } of [fontFiles.text[400], fontFiles.code[400], signs[400]]) {
  const licence = path.join(path.dirname(source), '../LICENSE_FONT');
  writeFileSync(file.replace(/-400\.woff2$/, '.LICENSE'), read(licence));
}
