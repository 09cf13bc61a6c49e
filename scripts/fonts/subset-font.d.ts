declare module 'subset-font' {
  /** Cuts a font down to the text's characters; `null` with `keepAllGlyphs` only converts it. */
  export default function subsetFont(
    font: Buffer,
    text: string | null,
    options?: {
      targetFormat?: 'sfnt' | 'woff' | 'woff2';
      keepFeatures?: string[];
      keepAllGlyphs?: boolean;
      noHinting?: boolean;
    },
  ): Promise<Buffer>;
}
