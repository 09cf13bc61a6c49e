'use client';

import { lazy, type SubmitEvent, Suspense, useEffect, useId, useRef, useState, useSyncExternalStore } from 'react';
import { progressStore } from '#components/course/use-progress.ts';
import { type Answer, grade, type Question, readAnswer } from '#model/quiz.ts';
import { Choices } from './choices.tsx';
import { copy } from './copy.vi.ts';
import { keepDraft, keptDraft } from './drafts.ts';
import { NumberField } from './number-field.tsx';
import { startingOrder } from './order.ts';
import { Ordering } from './ordering.tsx';
import styles from './quiz.module.css';
import { RichText } from './rich-text.tsx';
import { Scenario } from './scenario.tsx';

// Few lessons ask one of these: the others need not carry it.
const Matching = lazy(() => import('./matching.tsx').then((module) => ({ default: module.Matching })));
const Sorting = lazy(() => import('./sorting.tsx').then((module) => ({ default: module.Sorting })));

interface QuestionCardProps {
  lesson: string;
  question: Question;
  place: string;
  /** Answer of an earlier visit, as progress keeps it. */
  saved: unknown;
}

/** What each kind of question gets from its card; `draft` is what the learner has put in so far. */
export interface AnswerProps {
  /** For labels inside the form. */
  id: string;
  draft: Answer | undefined;
  onDraft: (answer: Answer | undefined) => void;
  /** Set once answered: fields are locked, verdicts are shown. */
  answered: Answer | undefined;
}

const emptyOf: Record<Question['kind'], string> = {
  single: copy.emptyChoice,
  several: copy.emptyChoice,
  ordering: copy.emptyChoice,
  number: copy.emptyNumber,
  scenario: copy.emptyText,
  matching: copy.emptyMatching,
  sorting: copy.emptySorting,
};

const never = (): (() => void) => () => undefined;

/** One question as a form: answer, verdict with reasons, try again. */
export function QuestionCard({ lesson, question, place, saved }: QuestionCardProps) {
  const id = useId();
  const verdictLine = useRef<HTMLParagraphElement>(null);
  const [draft, setDraft] = useState<Answer>();
  const [answered, setAnswered] = useState<Answer>();
  /** Grows with each try again and with a draft that comes back, for which the fields begin anew. */
  const [retries, setRetries] = useState(0);
  const [missing, setMissing] = useState(false);
  // Until then the browser itself would send the form, and load the page anew.
  const answers = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );

  useEffect(() => {
    // Only before the learner has touched this question on this page.
    if (answered || draft || retries > 0) return;
    const written = question.kind === 'scenario' ? keptDraft(lesson, question.id) : undefined;
    if (written !== undefined) {
      // It is newer than any answer, which forgets it. The field reads its draft once, so it begins anew.
      setDraft(written ? { kind: 'scenario', text: written, met: [] } : undefined);
      setRetries(1);
      return;
    }
    const earlier = readAnswer(saved);
    if (earlier?.kind === question.kind) setAnswered(earlier);
  }, [saved, lesson, question.id, question.kind, answered, draft, retries]);

  const record = (answer: Answer) => {
    setAnswered(answer);
    keepDraft(lesson, question.id, undefined);
    const { correct } = grade(question, answer);
    progressStore().record({ kind: 'quiz-answered', lesson, question: question.id, answer, correct });
  };

  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = draft ?? (question.kind === 'ordering' ? startingOrder(question) : undefined);
    const complete = given !== undefined && isComplete(question, given);
    setMissing(!complete);
    if (!complete) return;
    record(given);
    requestAnimationFrame(() => verdictLine.current?.focus());
  };

  const retry = () => {
    setRetries(retries + 1);
    setAnswered(undefined);
    // What was written stands there to be written on; points are ticked anew.
    setDraft(answered?.kind === 'scenario' ? { ...answered, met: [] } : undefined);
  };

  const props: AnswerProps = {
    id,
    draft,
    answered,
    onDraft: (answer) => {
      setDraft(answer);
      if (question.kind === 'scenario') {
        // Emptied, it is kept as empty: the answer of before was given up.
        keepDraft(lesson, question.id, answer?.kind === 'scenario' ? answer.text : '');
      }
      setMissing(false);
    },
  };
  const verdict = answered && grade(question, answered);
  return (
    <form className={styles.card} onSubmit={submit} aria-labelledby={`${id}-prompt`} noValidate>
      <p className={styles.place}>
        {place}
        <span>{copy.hint[question.kind]}</span>
      </p>
      <h3 className={styles.prompt} id={`${id}-prompt`}>
        <RichText text={question.prompt} />
      </h3>
      <Fields key={retries} question={question} {...props} onMet={record} />
      {missing ? (
        <p className={styles.missing} role="alert">
          {emptyOf[question.kind]}
        </p>
      ) : null}
      {verdict ? (
        <div className={styles.outcome}>
          <p ref={verdictLine} tabIndex={-1} className={styles.verdict} data-correct={verdict.correct ?? undefined}>
            {verdict.correct === null ? copy.explanation : verdict.correct ? copy.right : copy.wrong}
          </p>
          <p className={styles.why}>
            <RichText text={question.explanation} />
          </p>
          <button type="button" className={styles.retry} onClick={retry}>
            {copy.retry}
          </button>
        </div>
      ) : (
        <button type="submit" className={styles.submit} disabled={!answers}>
          {question.kind === 'scenario' ? copy.compare : copy.answer}
        </button>
      )}
    </form>
  );
}

/** Matching and sorting count once every text has its term or group; every other kind as soon as there is an answer. */
function isComplete(question: Question, answer: Answer): boolean {
  switch (question.kind) {
    case 'matching':
      return answer.kind === 'matching' && question.pairs.every(({ id }) => answer.terms[id] !== undefined);
    case 'sorting':
      return answer.kind === 'sorting' && question.items.every(({ id }) => answer.groups[id] !== undefined);
    default:
      return true;
  }
}

function Fields({ question, onMet, ...props }: AnswerProps & { question: Question; onMet: (answer: Answer) => void }) {
  switch (question.kind) {
    case 'single':
    case 'several':
      return <Choices question={question} {...props} />;
    case 'ordering':
      return <Ordering question={question} {...props} />;
    case 'number':
      return <NumberField question={question} {...props} />;
    case 'scenario':
      return <Scenario question={question} {...props} onMet={onMet} />;
    case 'matching':
      return (
        <Suspense>
          <Matching question={question} {...props} />
        </Suspense>
      );
    case 'sorting':
      return (
        <Suspense>
          <Sorting question={question} {...props} />
        </Suspense>
      );
  }
}
