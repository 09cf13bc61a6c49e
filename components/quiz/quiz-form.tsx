'use client';

import { useProgress } from '#components/course/use-progress.ts';
import type { Question } from '#model/quiz.ts';
import { copy } from './copy.vi.ts';
import { QuestionCard } from './question-card.tsx';
import styles from './quiz.module.css';
import { scoreOf } from './score.ts';

/** All questions of a lesson, one form each, with the answers of earlier visits. */
export function QuizForm({ lesson, questions }: { lesson: string; questions: Question[] }) {
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
        />
      ))}
    </>
  );
}
