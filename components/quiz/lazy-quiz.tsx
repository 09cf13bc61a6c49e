'use client';

import { lazy, Suspense } from 'react';
import type { DrawnTestProps } from './drawn-test.tsx';
import styles from './quiz.module.css';
import type { QuizFormProps } from './quiz-form.tsx';

const QuizForm = lazy(async () => ({ default: (await import('./quiz-form.tsx')).QuizForm }));

const DrawnTest = lazy(async () => ({ default: (await import('./drawn-test.tsx')).DrawnTest }));

/** The questions at the end of a lesson. They come with the page's HTML; what makes them answer comes after the rest of it. */
export function LazyQuiz(props: QuizFormProps) {
  return (
    // The styles are asked for here, so that they are there before the code is.
    <div className={styles.quiz}>
      <Suspense>
        <QuizForm {...props} />
      </Suspense>
    </div>
  );
}

/** A test drawn from a bank; only the browser can draw it. */
export function LazyDrawnTest(props: DrawnTestProps) {
  return (
    <div className={styles.quiz}>
      <Suspense>
        <DrawnTest {...props} />
      </Suspense>
    </div>
  );
}
