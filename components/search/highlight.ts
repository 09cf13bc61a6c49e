import { fold, words } from '#content/fold.ts';

/** Piece of a text; `hit` where it begins a word that was searched for. */
export interface Piece {
  text: string;
  hit: boolean;
}

/** Cuts a text at the searched words, with or without accents; `around` keeps about so many characters on either side of the first. */
export function pieces(source: string, query: string, around = Number.POSITIVE_INFINITY): Piece[] {
  const text = source.normalize('NFC');
  const folded = fold(text);
  const wanted = words(query);
  // Folding may in rare scripts change the length; positions would then lie.
  if (wanted.length === 0 || folded.length !== text.length) return [{ text: text.slice(0, around * 2), hit: false }];
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${wanted.toSorted((a, b) => b.length - a.length).join('|')})`,
    'gu',
  );
  const hits = [...folded.matchAll(pattern)].map((match) => [match.index, match.index + match[0].length] as const);

  const first = hits[0]?.[0] ?? 0;
  const start = first > around ? text.indexOf(' ', first - around) + 1 : 0;
  const end = text.length - first > around * 1.5 ? text.lastIndexOf(' ', first + around * 1.5) : text.length;
  const result: Piece[] = start > 0 ? [{ text: '… ', hit: false }] : [];
  let at = start;
  for (const [from, to] of hits) {
    if (from < at || to > end) continue;
    if (from > at) result.push({ text: text.slice(at, from), hit: false });
    result.push({ text: text.slice(from, to), hit: true });
    at = to;
  }
  if (at < end) result.push({ text: text.slice(at, end), hit: false });
  if (end < text.length) result.push({ text: ' …', hit: false });
  return result;
}
