'use client';

import Link from 'next/link';
import { type RefObject, useEffect, useRef, useState } from 'react';
import type { LessonLinks } from '#components/choosing/advice.tsx';
import { progressStore, useProgress } from '#components/course/use-progress.ts';
import { keepText, keptText } from '#components/kept.ts';
import prose from '#components/lesson/prose.module.css';
import { Sideways } from '#components/lesson/sideways.tsx';
import button from '#components/ui/button.module.css';
import { useAlive } from '#components/use-alive.ts';
import { byTopic, type DrawnTest as Drawn, judged, readDrawnTest } from '#model/drawn-test.ts';
import { type Answer, grade, type Question } from '#model/quiz.ts';
import { copy } from './copy.vi.ts';
import { draw } from './draw.ts';
import { Fields, isComplete } from './fields.tsx';
import { startingOrder } from './order.ts';
import styles from './quiz.module.css';
import { RichText } from './rich-text.tsx';

export interface DrawnTestProps {
  lesson: string;
  /** The quiz's id, under which the whole test is kept. */
  quiz: string;
  bank: readonly Question[];
  count: number;
  lessons: LessonLinks;
  topics: readonly { id: string; title: string }[];
}

const keyOf = (lesson: string): string => `drawn-test-1:${lesson}`;

/** The test that is under way in this browser, as it was left. */
const keptTest = (lesson: string, bank: readonly Question[]): Drawn | undefined => {
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
  const handIn = (test: Drawn) => {
    progressStore().record({
      kind: 'quiz-answered',
      lesson,
      question: quiz,
      answer: judged(test, bank),
      correct: null,
    });
    show(undefined);
    toHeading();
  };

  if (running) return <Running test={running} bank={bank} heading={heading} onChange={show} onHandIn={handIn} />;
  return (
    <>
      <p>{copy.test.intro(Math.min(count, bank.length), bank.length)}</p>
      {before && saved ? (
        <Result
          test={judged(before, bank)}
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

type Heading = RefObject<HTMLHeadingElement | null>;

const questionsOf = (asked: readonly string[], bank: readonly Question[]): Question[] =>
  asked.flatMap((id) => bank.find((question) => question.id === id) ?? []);

interface RunningProps {
  test: Drawn;
  bank: readonly Question[];
  heading: Heading;
  onChange: (test: Drawn) => void;
  onHandIn: (test: Drawn) => void;
}

function Running({ test, bank, heading, onChange, onHandIn }: RunningProps) {
  const [warned, setWarned] = useState(false);
  const questions = questionsOf(test.asked, bank);
  const isOpen = (question: Question): boolean => {
    const answer = test.answers[question.id];
    return answer === undefined || !isComplete(question, answer);
  };
  const open = questions.flatMap((question, index) => (isOpen(question) ? [index + 1] : []));
  const answer = (question: string, given: Answer | undefined) => {
    setWarned(false);
    const { [question]: _, ...others } = test.answers;
    onChange({ ...test, answers: given ? { ...others, [question]: given } : others });
  };
  return (
    <>
      <h3 ref={heading} tabIndex={-1} className={styles.heading}>
        {copy.test.answered(questions.length - open.length, questions.length)}
      </h3>
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
      <p role="status">{copy.test.answered(questions.length - open.length, questions.length)}</p>
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
          onClick={() => (open.length > 0 && !warned ? setWarned(true) : onHandIn(test))}
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

interface ResultProps {
  test: Drawn;
  at: string;
  bank: readonly Question[];
  lessons: LessonLinks;
  topics: DrawnTestProps['topics'];
  heading: Heading;
}

function Result({ test, at, bank, lessons, topics, heading }: ResultProps) {
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
      <details className={styles.review}>
        <summary>{copy.test.review}</summary>
        {questionsOf(test.asked, bank).map((question, index) => (
          <Reviewed
            key={question.id}
            question={question}
            number={index + 1}
            count={test.asked.length}
            answer={test.answers[question.id]}
            of={lessons[question.lesson ?? '']}
          />
        ))}
      </details>
    </>
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
