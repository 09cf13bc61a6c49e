import { z } from 'zod';
import { copy } from '#app/copy.vi.ts';
import { listedLabs } from '#app/labs.ts';
import { stopHref } from '#content/course.ts';
import { glossary } from '#content/glossary.ts';
import { lessons } from '#content/lessons.ts';
import { createSearch, type SearchDocument } from '#content/search.ts';

const querySchema = z.string().trim().max(100);

async function documents(): Promise<SearchDocument[]> {
  const written = lessons.map<SearchDocument>((lesson) => ({
    kind: 'lesson',
    title: lesson.title,
    url: stopHref(lesson),
    line: lesson.line,
    also: lesson.also,
    headings: lesson.structuredData.headings.map(({ id, content }) => ({ fragment: id, text: content })),
    passages: [
      { text: lesson.lead },
      // Seen as well, or nobody would know why the lesson was found.
      ...(lesson.also.length > 0 ? [{ text: copy.alsoCalled(lesson.also) }] : []),
      ...lesson.structuredData.contents.map(({ heading, content }) => ({
        ...(heading ? { fragment: heading } : {}),
        text: content,
      })),
    ],
  }));
  const terms = glossary.map<SearchDocument>((entry) => ({
    kind: 'term',
    title: entry.term,
    url: `/thuat-ngu#${entry.id}`,
    also: entry.also,
    passages: [{ text: [entry.text, ...(entry.also ?? [])].join(' · ') }],
  }));
  const labs = (await listedLabs()).map<SearchDocument>(({ slug, lab, copy }) => ({
    kind: 'lab',
    title: copy.title,
    url: `/lab/${slug}`,
    line: lab.line,
    passages: [{ text: copy.summary }, ...Object.values(copy.objectives).map((text) => ({ text }))],
  }));
  return [...written, ...terms, ...labs];
}

let search: ReturnType<typeof createSearch> | undefined;

/** `?q=` up to 100 characters → `{ hits }`, at most twelve, best first. */
export async function GET(request: Request): Promise<Response> {
  const query = querySchema.safeParse(new URL(request.url).searchParams.get('q') ?? '');
  if (!query.success) {
    return Response.json({ code: 'query-too-long', sentence: copy.queryTooLong }, { status: 400 });
  }
  search ??= createSearch(await documents());
  return Response.json({ hits: await search(query.data) });
}
