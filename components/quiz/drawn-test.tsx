'use client';

import Link from 'next/link';
import { type RefObject, useEffect, useRef, useState } from 'react';
import type { LessonLinks } from '#components/choosing/advice.tsx';
import { progressStore, useProgress } from '#components/course/use-progress.ts';
import { keepText, keptText } from '#components/kept.ts';
import button from '#components/ui/button.module.css';
import { useAlive } from '#components/use-alive.ts';
import { type DrawnTest as Drawn, judged, type Placed, readDrawnTest, stillAsked } from '#model/drawn-test.ts';
import type { Answer, Question } from '#model/quiz.ts';
import { copy } from './copy.vi.ts';
import { draw } from './draw.ts';
import { Fields, isComplete } from './fields.tsx';
import { QuestionsFailed } from './questions-failed.tsx';
import styles from './quiz.module.css';
import { RichText } from './rich-text.tsx';
import { TestResult } from './test-result.tsx';
import { useQuestions } from './use-questions.ts';

export interface DrawnTestProps {
  lesson: string;
  /** The quiz's id, under which the whole test is kept. */
  quiz: string;
  bank: readonly Placed[];
  count: number;
  lessons: LessonLinks;
  topics: readonly { id: string; title: string }[];
}

const keyOf = (lesson: string): string => `drawn-test-1:${lesson}`;

/** The test that is under way in this browser, as it was left. */
const keptTest = (lesson: string, bank: readonly Placed[]): Drawn | undefined => {
  try {
    const kept = readDrawnTest(JSON.parse(keptText(keyOf(lesson)) ?? ''));
    // A bank that has lost one of its questions since would leave a hole.
    return kept?.asked.every((id) => bank.some((question) => question.id === id)) ? kept : undefined;
  } catch {
    return undefined;
  }
};

/** Draws a test, judges all of it when it is handed in, and tells by topic what to read again. */
export function DrawnTest({ lesson, quiz, bank, count, lessons, topics }: DrawnTestProps) {
  const saved = useProgress(({ progress }) => progress.quiz[lesson]?.[quiz]);
  const before = readDrawnTest(saved?.answer);
  const [running, setRunning] = useState<Drawn>();
  const heading = useRef<HTMLHeadingElement>(null);
  const alive = useAlive();

  useEffect(() => setRunning(keptTest(lesson, bank)), [lesson, bank]);

  const show = (test: Drawn | undefined) => {
    setRunning(test);
    keepText(keyOf(lesson), test && JSON.stringify(test));
  };
  const toHeading = () => requestAnimationFrame(() => heading.current?.focus());
  const start = () => {
    const drawn = draw(bank, count, Math.random().toString(36), before?.asked);
    show({ asked: drawn.map(({ id }) => id), answers: {}, right: [] });
    toHeading();
  };
  const handIn = (answer: Drawn) => {
    progressStore().record({ kind: 'quiz-answered', lesson, question: quiz, answer, correct: null });
    show(undefined);
    toHeading();
  };

  if (running) return <Running lesson={lesson} test={running} heading={heading} onChange={show} onHandIn={handIn} />;
  return (
    <>
      <p>{copy.test.intro(Math.min(count, bank.length), bank.length)}</p>
      {before && saved ? (
        <TestResult
          lesson={lesson}
          test={stillAsked(before, bank)}
          at={saved.at}
          bank={bank}
          lessons={lessons}
          topics={topics}
          heading={heading}
        />
      ) : null}
      <div className={styles.buttons}>
        <button type="button" className={button.primary} disabled={!alive} onClick={start}>
          {before ? copy.test.another : copy.test.start}
        </button>
        {before ? (
          <Link className={button.plain} href="/giay-ghi-nhan">
            {copy.test.certificate}
          </Link>
        ) : null}
      </div>
    </>
  );
}

interface RunningProps {
  lesson: string;
  test: Drawn;
  heading: RefObject<HTMLHeadingElement | null>;
  onChange: (test: Drawn) => void;
  /** Gets the test as it was judged. */
  onHandIn: (test: Drawn) => void;
}

function Running({ lesson, test, heading, onChange, onHandIn }: RunningProps) {
  const [warned, setWarned] = useState(false);
  const { chunk, retry } = useQuestions(lesson, test.asked);
  const questions = chunk === 'failed' ? null : chunk;
  const isOpen = (question: Question): boolean => {
    const answer = test.answers[question.id];
    return answer === undefined || !isComplete(question, answer);
  };
  const open = (questions ?? []).flatMap((question, index) => (isOpen(question) ? [index + 1] : []));
  const answer = (question: string, given: Answer | undefined) => {
    setWarned(false);
    const { [question]: _, ...others } = test.answers;
    onChange({ ...test, answers: given ? { ...others, [question]: given } : others });
  };
  // One heading throughout: it has the focus before the questions are there.
  const title = (text: string) => (
    <h3 ref={heading} tabIndex={-1} className={styles.heading}>
      {text}
    </h3>
  );
  if (!questions) {
    return (
      <>
        {title(copy.test.loading)}
        {chunk === 'failed' ? <QuestionsFailed onRetry={retry} /> : null}
      </>
    );
  }
  const said = copy.test.answered(questions.length - open.length, questions.length);
  return (
    <>
      {title(said)}
      {questions.map((question, index) => (
        <Asked
          key={question.id}
          question={question}
          number={index + 1}
          count={questions.length}
          draft={test.answers[question.id]}
          onDraft={(given) => answer(question.id, given)}
        />
      ))}
      <p role="status">{said}</p>
      {warned && open.length > 0 ? (
        <div className={styles.missing} role="alert">
          <p>{copy.test.open(open.length)}</p>
          <ul className={styles.links}>
            {open.map((number) => (
              <li key={number}>
                <a href={`#test-${number}`}>{copy.test.goTo(number)}</a>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      <div className={styles.buttons}>
        <button
          type="button"
          className={button.primary}
          onClick={() => (open.length > 0 && !warned ? setWarned(true) : onHandIn(judged(test, questions)))}
        >
          {copy.test.handIn}
        </button>
      </div>
    </>
  );
}

interface AskedProps {
  question: Question;
  number: number;
  count: number;
  draft: Answer | undefined;
  onDraft: (answer: Answer | undefined) => void;
}

function Asked({ question, number, count, draft, onDraft }: AskedProps) {
  const id = `test-${number}`;
  return (
    <section className={styles.card} id={id} aria-labelledby={`${id}-prompt`}>
      <p className={styles.place}>
        {copy.test.place(number, count)}
        <span>{copy.hint[question.kind]}</span>
      </p>
      <h4 className={styles.prompt} id={`${id}-prompt`}>
        <RichText text={question.prompt} />
      </h4>
      <Fields question={question} id={id} draft={draft} onDraft={onDraft} answered={undefined} onMet={onDraft} />
    </section>
  );
}
