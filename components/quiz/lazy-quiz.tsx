'use client';

import { lazy, Suspense } from 'react';
import type { Question } from '#model/quiz.ts';
import styles from './quiz.module.css';

const QuizForm = lazy(async () => ({ default: (await import('./quiz-form.tsx')).QuizForm }));

/** The questions at the end of a lesson. They come with the page's HTML; what makes them answer comes after the rest of it. */
export function LazyQuiz(props: { lesson: string; questions: Question[] }) {
  return (
    // The styles are asked for here, so that they are there before the code is.
    <div className={styles.quiz}>
      <Suspense>
        <QuizForm {...props} />
      </Suspense>
    </div>
  );
}
