'use client';

import { type ReactNode, useEffect, useRef } from 'react';
import button from '#components/ui/button.module.css';
import { advise, askedOf, choiceOf, nextQuestion } from '#content/choosing/advise.ts';
import type { Answers, ChooserQuestion } from '#content/choosing/questions.ts';
import { ways } from '#content/choosing/ways.ts';
import { Advice, type LessonLinks } from './advice.tsx';
import styles from './chooser.module.css';
import { copy } from './copy.vi.ts';
import { QuestionStep } from './question-step.tsx';

interface ChooserProps {
  answers: Answers;
  onAnswers: (answers: Answers) => void;
  lessons: LessonLinks;
  designs?: Readonly<Record<string, ReactNode>>;
  /** What can be done with a whole advice. */
  actions: ReactNode;
}

/** Asks one question after the other, then gives its advice; whoever shows it keeps the answers. */
export function Chooser({ answers, onAnswers, lessons, designs, actions }: ChooserProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const question = nextQuestion(answers);
  const advice = advise(answers);
  const given = askedOf(answers).filter((one) => choiceOf(answers, one) !== undefined);
  const last = given.at(-1);

  /** What had the focus is gone with its question; what comes instead may come later, with the new address. */
  const lost = useRef<string>(undefined);
  const shown = question?.id ?? 'advice';
  useEffect(() => {
    if (lost.current === undefined || lost.current === shown) return;
    lost.current = undefined;
    heading.current?.focus();
  }, [shown]);

  const change = (changed: Answers) => {
    lost.current = shown;
    onAnswers(changed);
  };
  const back = ({ id }: ChooserQuestion) => change({ ...answers, [id]: undefined });

  if (question) {
    return (
      <QuestionStep
        key={question.id}
        question={question}
        number={askedOf(answers).indexOf(question) + 1}
        heading={heading}
        onChoice={(choice) => change({ ...answers, [question.id]: choice })}
        {...(last && { onBack: () => back(last) })}
      />
    );
  }
  return (
    <div className={styles.result}>
      <h2 ref={heading} tabIndex={-1}>
        {copy.advice}
      </h2>
      <section className={styles.answers} aria-label={copy.answers}>
        <h3>{copy.answers}</h3>
        <p>{copy.answersText}</p>
        {given.map((one) => (
          <label key={one.id}>
            <span>{one.text}</span>
            <select
              value={answers[one.id]}
              onChange={(event) => onAnswers({ ...answers, [one.id]: event.target.value })}
            >
              {one.choices.map(({ id, text }) => (
                <option key={id} value={id}>
                  {text}
                </option>
              ))}
            </select>
          </label>
        ))}
        <div className={styles.moves}>
          {actions}
          <button type="button" className={button.plain} onClick={() => change({})}>
            {copy.again}
          </button>
        </div>
      </section>
      <div role="status" className="sr-only">
        {advice?.map(({ best }) => best.map((way) => ways[way].name).join(', ')).join('; ')}
      </div>
      <Advice answers={answers} advice={advice ?? []} lessons={lessons} {...(designs && { designs })} />
    </div>
  );
}
