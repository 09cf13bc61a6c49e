'use client';

import Link from 'next/link';
import { type RefObject, useState } from 'react';
import type { LessonLinks } from '#components/choosing/advice.tsx';
import prose from '#components/lesson/prose.module.css';
import { Sideways } from '#components/lesson/sideways.tsx';
import { byTopic, type DrawnTest, type Placed } from '#model/drawn-test.ts';
import { type Answer, grade, type Question } from '#model/quiz.ts';
import { copy } from './copy.vi.ts';
import { Fields } from './fields.tsx';
import { startingOrder } from './order.ts';
import { QuestionsFailed } from './questions-failed.tsx';
import styles from './quiz.module.css';
import { RichText } from './rich-text.tsx';
import { useQuestions } from './use-questions.ts';

interface TestResultProps {
  lesson: string;
  test: DrawnTest;
  at: string;
  bank: readonly Placed[];
  lessons: LessonLinks;
  topics: readonly { id: string; title: string }[];
  heading: RefObject<HTMLHeadingElement | null>;
}

/** What a handed-in test came to: by topic with what to read again, and question by question. */
export function TestResult({ lesson, test, at, bank, lessons, topics, heading }: TestResultProps) {
  const results = byTopic(
    test,
    bank,
    topics.map(({ id }) => id),
  );
  return (
    <>
      <h3 ref={heading} tabIndex={-1} className={styles.heading}>
        {copy.test.result}: {copy.test.score(test.right.length, test.asked.length)}
      </h3>
      <p>{copy.test.when(dateOf(at))}</p>
      <Sideways className={prose.table}>
        <table>
          <thead>
            <tr>
              <th scope="col">{copy.test.topic}</th>
              <th scope="col">{copy.test.right}</th>
              <th scope="col">{copy.test.reread}</th>
            </tr>
          </thead>
          <tbody>
            {results.map(({ topic, asked, right, reread }) => (
              <tr key={topic}>
                <td>{topics.find(({ id }) => id === topic)?.title}</td>
                <td>
                  {right} / {asked}
                </td>
                <td>
                  {reread.length === 0 ? copy.test.nothing : null}
                  <ul className={styles.links}>
                    {reread.map((key) => (
                      <LessonItem key={key} of={lessons[key]} />
                    ))}
                  </ul>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Sideways>
      <Review key={test.asked.join()} lesson={lesson} test={test} lessons={lessons} />
    </>
  );
}

/** Question by question; nothing of it is fetched before it is opened. */
function Review({ lesson, test, lessons }: Pick<TestResultProps, 'lesson' | 'test' | 'lessons'>) {
  const [open, setOpen] = useState(false);
  const { chunk, retry } = useQuestions(lesson, test.asked, open);
  return (
    <details className={styles.review} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{copy.test.review}</summary>
      {chunk === null ? <p role="status">{copy.test.loading}</p> : null}
      {chunk === 'failed' ? <QuestionsFailed onRetry={retry} /> : null}
      {chunk && chunk !== 'failed'
        ? chunk.map((question, index) => (
            <Reviewed
              key={question.id}
              question={question}
              number={index + 1}
              count={test.asked.length}
              answer={test.answers[question.id]}
              of={lessons[question.lesson ?? '']}
            />
          ))
        : null}
    </details>
  );
}

type OpenLesson = LessonLinks[string] | undefined;

function LessonItem({ of }: { of: OpenLesson }) {
  return of ? (
    <li>
      <Link href={of.href}>{of.title}</Link>
    </li>
  ) : null;
}

interface ReviewedProps {
  question: Question;
  number: number;
  count: number;
  answer: Answer | undefined;
  of: OpenLesson;
}

function Reviewed({ question, number, count, answer, of }: ReviewedProps) {
  const id = `review-${number}`;
  const right = answer !== undefined && grade(question, answer).correct === true;
  return (
    <section className={styles.card} aria-labelledby={`${id}-prompt`}>
      <p className={styles.place}>{copy.test.place(number, count)}</p>
      <h4 className={styles.prompt} id={`${id}-prompt`}>
        <RichText text={question.prompt} />
      </h4>
      {/* What was left open is judged as nothing, so that it shows what would have been right. */}
      <Fields
        question={question}
        id={id}
        draft={undefined}
        onDraft={() => undefined}
        answered={answer ?? nothingOn(question)}
        onMet={() => undefined}
      />
      <div className={styles.outcome}>
        {answer ? null : <p className={styles.missing}>{copy.test.left}</p>}
        <p className={styles.verdict} data-correct={right}>
          {right ? copy.right : copy.wrong}
        </p>
        <p className={styles.why}>
          <RichText text={question.explanation} />
        </p>
        {of ? (
          <p>
            {copy.test.readAgain} <Link href={of.href}>{of.title}</Link>
          </p>
        ) : null}
      </div>
    </section>
  );
}

const nothingOn = (question: Question): Answer => {
  switch (question.kind) {
    case 'ordering':
      return startingOrder(question);
    case 'matching':
      return { kind: 'matching', terms: {} };
    case 'sorting':
      return { kind: 'sorting', groups: {} };
    default:
      return { kind: 'several', options: [] };
  }
};

const dateOf = (at: string): string => {
  const date = new Date(at);
  return `${date.getDate()}/${date.getMonth() + 1}/${date.getFullYear()}`;
};
