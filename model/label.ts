/** What of an id fits on a carriage: its last five characters. */
export const labelOf = (id: string): string => id.slice(-5);

const graphemes = new Intl.Segmenter('vi', { granularity: 'grapheme' });

/** The first so many letters as a reader counts them: an accent or an emoji of several code units is never cut in two. */
export const firstLetters = (text: string, count: number): string =>
  Array.from(graphemes.segment(text), ({ segment }) => segment)
    .slice(0, count)
    .join('');
