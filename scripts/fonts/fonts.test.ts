import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { charactersOf, fontFiles } from './faces.ts';
import { letters, written } from './written.ts';

const has = async ({ file }: { file: string }) => charactersOf(readFileSync(file));

for (const weight of [400, 600] as const) {
  test(`every character that the site writes has a glyph in weight ${weight}`, async () => {
    const families = [fontFiles.text[weight], fontFiles.code[weight], fontFiles.signs[400]] as const;
    const [text, code, signs] = await Promise.all([has(families[0]), has(families[1]), has(families[2])]);
    expect([...letters].filter((letter) => !text.has(letter) || !code.has(letter))).toEqual([]);
    const missing = [...written()].filter(
      ([character]) => !text.has(character) && !code.has(character) && !signs.has(character),
    );
    expect(missing, 'run node scripts/fonts.ts; what is missing then, no font has').toEqual([]);
  });
}

test('the style sheet names these files and no others', () => {
  const named = [...readFileSync('app/fonts.css', 'utf8').matchAll(/url\("\.\/fonts\/([^"]+)"\)/g)].map(
    ([, file]) => file,
  );
  const files = Object.values(fontFiles).flatMap((weights) => Object.values(weights));
  expect(files.map(({ file }) => file.split('/').at(-1))).toEqual(named);
});
