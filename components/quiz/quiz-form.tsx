'use client';

import type { ReactNode } from 'react';
import { useProgress } from '#components/course/use-progress.ts';
import type { Question } from '#model/quiz.ts';
import { copy } from './copy.vi.ts';
import { QuestionCard } from './question-card.tsx';
import styles from './quiz.module.css';
import { scoreOf } from './score.ts';

export interface QuizFormProps {
  lesson: string;
  questions: Question[];
  /** By question: what there is to see once it is answered. */
  after: Readonly<Record<string, ReactNode>>;
}

/** All questions of a lesson, one form each, with the answers of earlier visits. */
export function QuizForm({ lesson, questions, after }: QuizFormProps) {
  const answered = useProgress(({ progress }) => progress.quiz[lesson]) ?? {};
  return (
    <>
      <p className={styles.score}>{copy.score(scoreOf(questions, answered))}</p>
      {questions.map((question, index) => (
        <QuestionCard
          key={question.id}
          lesson={lesson}
          question={question}
          place={copy.question(index + 1, questions.length)}
          saved={answered[question.id]?.answer}
          after={after[question.id]}
        />
      ))}
    </>
  );
}
