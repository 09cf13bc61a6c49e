import { useCallback } from 'react';
import { useChunk } from '#components/use-chunk.ts';
import type { Question } from '#model/quiz.ts';

const patienceMs = 15_000;

async function fetchQuestions(lesson: string, ids: string): Promise<Question[]> {
  const response = await fetch(`/api/questions?${new URLSearchParams({ lesson, ids })}`, {
    signal: AbortSignal.timeout(patienceMs),
  });
  if (!response.ok) throw new Error(`questions: ${response.status}`);
  const { questions }: { questions: Question[] } = await response.json();
  return questions;
}

/** Those questions of a lesson's bank, in that order, once they are wanted. Other ids need a component of their own. */
export function useQuestions(lesson: string, asked: readonly string[], wanted = true) {
  const ids = asked.join(',');
  return useChunk(
    useCallback(() => fetchQuestions(lesson, ids), [lesson, ids]),
    wanted,
  );
}
