'use client';

import { type ReactNode, type SubmitEvent, useEffect, useId, useRef, useState } from 'react';
import { progressStore } from '#components/course/use-progress.ts';
import { useAlive } from '#components/use-alive.ts';
import { type Answer, grade, type Question, readAnswer } from '#model/quiz.ts';
import { copy } from './copy.vi.ts';
import { keepDraft, keptDraft } from './drafts.ts';
import { type AnswerProps, emptyOf, Fields, isComplete } from './fields.tsx';
import { startingOrder } from './order.ts';
import styles from './quiz.module.css';
import { RichText } from './rich-text.tsx';

interface QuestionCardProps {
  lesson: string;
  question: Question;
  place: string;
  /** Answer of an earlier visit, as progress keeps it. */
  saved: unknown;
  /** What there is to see once it is answered. */
  after?: ReactNode;
}

/** One question as a form: answer, verdict with reasons, try again. */
export function QuestionCard({ lesson, question, place, saved, after }: QuestionCardProps) {
  const id = useId();
  const verdictLine = useRef<HTMLParagraphElement>(null);
  const [draft, setDraft] = useState<Answer>();
  const [answered, setAnswered] = useState<Answer>();
  /** Grows with each try again and with a draft that comes back, for which the fields begin anew. */
  const [retries, setRetries] = useState(0);
  const [missing, setMissing] = useState(false);
  // Until then the browser itself would send the form, and load the page anew.
  const answers = useAlive();

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
          {after}
        </div>
      ) : (
        <button type="submit" className={styles.submit} disabled={!answers}>
          {question.kind === 'scenario' ? copy.compare : copy.answer}
        </button>
      )}
    </form>
  );
}
