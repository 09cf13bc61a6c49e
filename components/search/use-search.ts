'use client';

import { useEffect, useState } from 'react';
import * as z from 'zod/mini';
import type { SearchHit } from '#content/search.ts';

const pauseMs = 120;
/** Then it is said that there is no answer, and asked again on request. */
const patienceMs = 10_000;

const hitSchema = z.object({
  kind: z.enum(['lesson', 'term', 'lab']),
  title: z.string(),
  url: z.string(),
  line: z.optional(z.string()),
  passages: z.array(z.object({ url: z.string(), text: z.string() })),
});
const answerSchema = z.object({ hits: z.array(hitSchema) });

export type SearchStatus = 'idle' | 'loading' | 'found' | 'none' | 'failed';

/** Asks the server for a query once typing pauses; earlier hits stay until the new ones are there. */
export function useSearch(query: string): { status: SearchStatus; hits: SearchHit[]; again: () => void } {
  const [answer, setAnswer] = useState<{ query: string; hits: SearchHit[]; failed: boolean }>();
  const [attempt, setAttempt] = useState(0);
  const wanted = query.trim();

  // biome-ignore lint/correctness/useExhaustiveDependencies: `attempt` asks the same question once more
  useEffect(() => {
    if (wanted === '') return;
    const abort = new AbortController();
    const timer = setTimeout(async () => {
      try {
        const response = await fetch(`/api/search?q=${encodeURIComponent(wanted)}`, {
          signal: AbortSignal.any([abort.signal, AbortSignal.timeout(patienceMs)]),
        });
        if (!response.ok) throw new Error(`search: ${response.status}`);
        setAnswer({ query: wanted, hits: answerSchema.parse(await response.json()).hits, failed: false });
      } catch {
        if (!abort.signal.aborted) setAnswer({ query: wanted, hits: [], failed: true });
      }
    }, pauseMs);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [wanted, attempt]);

  const again = () => {
    setAnswer(undefined);
    setAttempt((count) => count + 1);
  };
  if (wanted === '') return { status: 'idle', hits: [], again };
  const hits = answer?.hits ?? [];
  if (answer?.query !== wanted) return { status: 'loading', hits, again };
  if (answer.failed) return { status: 'failed', hits, again };
  return { status: hits.length > 0 ? 'found' : 'none', hits, again };
}
