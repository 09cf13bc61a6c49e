/** What a query means before it is looked up: the word that a question is about, and words with a wrong letter. Pure. */
import { fold, words } from './fold.ts';

/** Shorter words are one letter away from too many others. */
const leastLetters = 5;

const definition = /^(?:the nao la )?(.+?)(?:\s+(?:nghia\s+)?la\s+(?:cai\s+)?gi)?[\s?]*$/;

/** "broker là gì?" asks for a definition, and is about "broker"; any other query is about itself. */
export function askedAbout(query: string): { about: string; isDefinition: boolean } {
  const text = query.normalize('NFC').trim();
  // Folding keeps positions, so that the accents of what is asked about are kept.
  const [, asked] = definition.exec(fold(text)) ?? [];
  if (asked === undefined) return { about: query, isDefinition: false };
  const start = fold(text).indexOf(asked);
  const about = text.slice(start, start + asked.length);
  const isDefinition = words(about).length < words(text).length;
  return isDefinition ? { about, isDefinition } : { about: query, isDefinition };
}

/** Whether one letter put in, left out or changed, or two neighbours swapped, makes one word of the other. */
export function isOneLetterAway(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  const [restA, restB] = [a.slice(start), b.slice(start)];
  if (a.length > b.length) return restA.slice(1) === restB;
  if (a.length < b.length) return restA === restB.slice(1);
  const swapped = restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2);
  return swapped || restA.slice(1) === restB.slice(1);
}

/** Makes a function that puts one wrong letter right in each word of a query that begins no word of these texts. */
export function createCorrection(texts: readonly string[]): (query: string) => string {
  const uses = new Map<string, number>();
  for (const word of texts.flatMap(words)) uses.set(word, (uses.get(word) ?? 0) + 1);
  const known = [...uses].toSorted(([, a], [, b]) => b - a).map(([word]) => word);
  return (query) => {
    const typed = words(query);
    const meant = typed.map((word) => {
      if (word.length < leastLetters || known.some((one) => one.startsWith(word))) return word;
      return known.find((one) => isOneLetterAway(word, one)) ?? word;
    });
    // As it was typed where nothing is wrong: accents count.
    return meant.some((word, index) => word !== typed[index]) ? meant.join(' ') : query;
  };
}
