import path from 'node:path';
import { Blob, Face } from 'harfbuzzjs';
import subsetFont from 'subset-font';

const fonts = path.resolve(import.meta.dirname, '../../app/fonts');

/** A font file of the site and the whole font that it is cut from. */
export interface FontFile {
  file: string;
  source: string;
}

const cut = (name: string, source: string): FontFile => ({
  file: path.join(fonts, `${name}.woff2`),
  source: `@expo-google-fonts/${source}.ttf`,
});

/** By family and weight; `app/fonts.css` names the same files, and `app/tokens.css` which family stands in for which. */
export const fontFiles = {
  text: {
    400: cut('be-vietnam-pro-400', 'be-vietnam-pro/400Regular/BeVietnamPro_400Regular'),
    600: cut('be-vietnam-pro-600', 'be-vietnam-pro/600SemiBold/BeVietnamPro_600SemiBold'),
  },
  code: {
    400: cut('jetbrains-mono-400', 'jetbrains-mono/400Regular/JetBrainsMono_400Regular'),
    600: cut('jetbrains-mono-600', 'jetbrains-mono/600SemiBold/JetBrainsMono_600SemiBold'),
  },
  /** What neither of them has. */
  signs: { 400: cut('noto-sans-math-400', 'noto-sans-math/400Regular/NotoSansMath_400Regular') },
};

/** The one that social images are drawn with. */
export const socialFont = path.join(fonts, 'be-vietnam-pro-600.woff');

/** The characters that a font, of whatever format, has glyphs for. */
export const charactersOf = async (font: Buffer): Promise<Set<string>> => {
  const plain = await subsetFont(font, null, { targetFormat: 'sfnt', keepAllGlyphs: true });
  return new Set([...new Face(new Blob(plain)).collectUnicodes()].map((code) => String.fromCodePoint(code)));
};
