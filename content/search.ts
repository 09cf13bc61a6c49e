/** Full-text search over whatever documents it is given, deaf to accents both ways; for the server. */
import { type AdvancedIndex, initAdvancedSearch } from 'fumadocs-core/search/server';
import { words } from './fold.ts';

export type SearchKind = 'lesson' | 'term' | 'lab';

/** One thing that can be found; a passage without a fragment belongs to the page as a whole. */
export interface SearchDocument {
  kind: SearchKind;
  title: string;
  url: string;
  /** Line whose colour the result wears. */
  line?: string | undefined;
  headings?: { fragment: string; text: string }[];
  passages: { fragment?: string; text: string }[];
}

/** A document that matches, with at most three passages that do, plain text. */
export interface SearchHit extends Pick<SearchDocument, 'kind' | 'title' | 'url' | 'line'> {
  passages: { url: string; text: string }[];
}

const hitLimit = 12;
const passageLimit = 3;

const tokenizer = {
  language: 'vi',
  normalizationCache: new Map<string, string>(),
  tokenize: (raw: string) => [...new Set(words(raw))],
};

function indexOf(document: SearchDocument): AdvancedIndex {
  return {
    id: document.url,
    title: document.title,
    url: document.url,
    structuredData: {
      headings: (document.headings ?? []).map(({ fragment, text }) => ({ id: fragment, content: text })),
      contents: document.passages.map(({ fragment, text }) => ({ heading: fragment, content: text })),
    },
  };
}

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

const textOf = (hit: SearchHit) => [hit.title, ...hit.passages.map((passage) => passage.text)].join('\n');

/** Ranks what the index cannot: the words side by side, and better still with the very accents that were typed (đợi is not đổi). */
function closenessTo(query: string): (text: string) => number {
  const typed = query.normalize('NFC').trim().toLowerCase();
  const folded = words(query).join(' ');
  return (text) => {
    const exact = text.normalize('NFC').toLowerCase().includes(typed);
    return Number(exact) + Number(words(text).join(' ').includes(folded));
  };
}

/** Indexes the documents once; the returned function finds those that hold every word, else those that hold most. */
export function createSearch(documents: readonly SearchDocument[]): (query: string) => Promise<SearchHit[]> {
  const byUrl = new Map(documents.map((document) => [document.url, document]));
  const indexes = documents.map(indexOf);
  const [strict, loose] = [0, 0.6].map((threshold) =>
    initAdvancedSearch({ indexes, tokenizer, search: { threshold } }),
  );

  return async (query) => {
    if (!strict || !loose || words(query).length === 0) return [];
    let results = await strict.search(query, { limit: 60 });
    if (results.length === 0) results = await loose.search(query, { limit: 60 });
    const hits = new Map<string, SearchHit>();
    for (const result of results) {
      const [page = result.url] = byUrl.has(result.url) ? [result.url] : result.url.split('#');
      const document = byUrl.get(page);
      if (!document) continue;
      const { kind, title, url, line } = document;
      const hit = hits.get(page) ?? { kind, title, url, ...(line ? { line } : {}), passages: [] };
      hits.set(page, hit);
      if (result.type !== 'page') hit.passages.push({ url: result.url, text: plain(result.content) });
    }
    const closeness = closenessTo(query);
    const byCloseness = (a: string, b: string) => closeness(b) - closeness(a);
    return [...hits.values()]
      .map((hit) => ({
        ...hit,
        passages: hit.passages.toSorted((a, b) => byCloseness(a.text, b.text)).slice(0, passageLimit),
      }))
      .toSorted((a, b) => byCloseness(textOf(a), textOf(b)))
      .slice(0, hitLimit);
  };
}
