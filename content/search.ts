/** Full-text search over whatever documents it is given, deaf to accents both ways; for the server. */
import { type AdvancedIndex, initAdvancedSearch } from 'fumadocs-core/search/server';
import { fold, words } from './fold.ts';
import { askedAbout, createCorrection } from './search-words.ts';

export type SearchKind = 'lesson' | 'term' | 'lab';

/** One thing that can be found; a passage without a fragment belongs to the page as a whole. */
export interface SearchDocument {
  kind: SearchKind;
  title: string;
  url: string;
  /** Line whose colour the result wears. */
  line?: string | undefined;
  /** Other names under which people look for it, as good as the title. */
  also?: readonly string[] | undefined;
  headings?: { fragment: string; text: string }[];
  passages: { fragment?: string; text: string }[];
}

/** A document that matches, with at most three passages that do, plain text. */
export interface SearchHit extends Pick<SearchDocument, 'kind' | 'title' | 'url' | 'line'> {
  passages: { url: string; text: string }[];
}

const hitLimit = 12;
const passageLimit = 3;
// The index ranks by words alone: every page that it finds is weighed anew, so none may be cut off before.
const everything = 2_000;

const tokenizer = {
  language: 'vi',
  normalizationCache: new Map<string, string>(),
  tokenize: (raw: string) => [...new Set(words(raw))],
};

function indexOf(document: SearchDocument): AdvancedIndex {
  return {
    id: document.url,
    title: [document.title, ...(document.also ?? [])].join(' · '),
    url: document.url,
    structuredData: {
      headings: (document.headings ?? []).map(({ fragment, text }) => ({ id: fragment, content: text })),
      contents: document.passages.map(({ fragment, text }) => ({ heading: fragment, content: text })),
    },
  };
}

const textsOf = ({ title, also = [], headings = [], passages }: SearchDocument): string[] => [
  title,
  ...also,
  ...headings.map(({ text }) => text),
  ...passages.map(({ text }) => text),
];

/** Text of a Markdown passage, without the marks that the search library puts around exact matches. */
function plain(markdown: string): string {
  return markdown
    .replace(/<\/?mark>/g, '')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[*`]+/g, '')
    .replace(/\\(?=[^\w\s])/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** How near a text comes to a query: its words nowhere side by side, as beginnings, as whole words, as all there is. */
const nearness = { scattered: 0, begun: 1, whole: 2, all: 3 } as const;
/** Where it was found; a title outweighs any nearness in a heading, a heading any in a passage. */
const places = { passage: 0, heading: 10, title: 20 } as const;
/** The very accents that were typed (đợi is not đổi) outweigh both. */
const accented = 100;

/** Weighs what the index cannot: where words stand side by side, and with which accents. */
function weightFor(query: string): (text: string, place: keyof typeof places) => number {
  const typed = query.normalize('NFC').trim().toLowerCase();
  const wanted = words(query).join(' ');
  const hasAccents = fold(typed) !== typed;
  return (text, place) => {
    const found = words(text).join(' ');
    const near = nearness[nearnessOf(found, wanted)];
    const exact = hasAccents && text.normalize('NFC').toLowerCase().includes(typed);
    return near === nearness.scattered && !exact ? 0 : near + places[place] + (exact ? accented : 0);
  };
}

function nearnessOf(found: string, wanted: string): keyof typeof nearness {
  if (found === wanted) return 'all';
  if (` ${found} `.includes(` ${wanted} `)) return 'whole';
  return ` ${found}`.includes(` ${wanted}`) ? 'begun' : 'scattered';
}

/** Indexes the documents once; the returned function finds those that hold every word, else those with a letter put right, else those that hold most. */
export function createSearch(documents: readonly SearchDocument[]): (query: string) => Promise<SearchHit[]> {
  const byUrl = new Map(documents.map((document) => [document.url, document]));
  const indexes = documents.map(indexOf);
  const [strict, loose] = [0, 0.6].map((threshold) =>
    initAdvancedSearch({ indexes, tokenizer, search: { threshold } }),
  );

  const correct = createCorrection(documents.flatMap(textsOf));

  return async (typed) => {
    const { about, isDefinition } = askedAbout(typed);
    let query = about;
    if (!strict || !loose || words(query).length === 0) return [];
    let results = await strict.search(query, { limit: everything });
    const corrected = results.length === 0 ? correct(query) : query;
    if (corrected !== query) {
      query = corrected;
      results = await strict.search(query, { limit: everything });
    }
    if (results.length === 0) results = await loose.search(query, { limit: everything });
    const weight = weightFor(query);
    const hits = new Map<string, { hit: SearchHit; weight: number; defines: boolean }>();
    for (const result of results) {
      const [page = result.url] = byUrl.has(result.url) ? [result.url] : result.url.split('#');
      const document = byUrl.get(page);
      if (!document) continue;
      const { kind, title, url, line, also = [], headings = [] } = document;
      const found = hits.get(page) ?? {
        hit: { kind, title, url, ...(line ? { line } : {}), passages: [] },
        weight: Math.max(
          ...[title, ...also].map((name) => weight(name, 'title')),
          ...headings.map(({ text }) => weight(text, 'heading')),
        ),
        // Of two that are called the same, the one that defines the word answers "X là gì".
        defines: isDefinition && kind === 'term',
      };
      hits.set(page, found);
      if (result.type === 'page') continue;
      const text = plain(result.content);
      found.weight = Math.max(found.weight, weight(text, 'passage'));
      found.hit.passages.push({ url: result.url, text });
    }
    return [...hits.values()]
      .toSorted((a, b) => b.weight - a.weight || Number(b.defines) - Number(a.defines))
      .slice(0, hitLimit)
      .map(({ hit }) => ({
        ...hit,
        passages: hit.passages
          .toSorted((a, b) => weight(b.text, 'passage') - weight(a.text, 'passage'))
          .slice(0, passageLimit),
      }));
  };
}
