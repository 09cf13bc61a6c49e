'use client';

import { type RefObject, type SubmitEvent, useId, useState } from 'react';
import button from '#components/ui/button.module.css';
import { useAlive } from '#components/use-alive.ts';
import type { ChooserQuestion } from '#content/choosing/questions.ts';
import styles from './chooser.module.css';
import { copy } from './copy.vi.ts';

interface QuestionStepProps {
  question: ChooserQuestion;
  number: number;
  heading: RefObject<HTMLHeadingElement | null>;
  onChoice: (choice: string) => void;
  onBack?: () => void;
}

/** One question of the chooser; nothing is chosen for the learner beforehand. */
export function QuestionStep({ question, number, heading, onChoice, onBack }: QuestionStepProps) {
  const id = useId();
  const [chosen, setChosen] = useState<string>();
  const [missing, setMissing] = useState(false);
  const alive = useAlive();
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (chosen === undefined) setMissing(true);
    else onChoice(chosen);
  };
  return (
    <form className={styles.step} onSubmit={submit} noValidate aria-labelledby={`${id}-question`}>
      <p className={styles.place}>{copy.place(number)}</p>
      <h2 id={`${id}-question`} ref={heading} tabIndex={-1}>
        {question.text}
      </h2>
      <p className={styles.help} id={`${id}-help`}>
        {question.help}
      </p>
      <fieldset aria-labelledby={`${id}-question`} aria-describedby={`${id}-help`}>
        {question.choices.map((choice) => (
          <label key={choice.id} className={styles.choice}>
            <input
              type="radio"
              name={`${id}-choice`}
              value={choice.id}
              checked={chosen === choice.id}
              onChange={() => {
                setChosen(choice.id);
                setMissing(false);
              }}
            />
            <span>{choice.text}</span>
          </label>
        ))}
      </fieldset>
      {missing ? (
        <p className={styles.missing} role="alert">
          {copy.emptyChoice}
        </p>
      ) : null}
      <div className={styles.moves}>
        <button type="submit" className={button.primary} disabled={!alive}>
          {copy.next}
        </button>
        {onBack ? (
          <button type="button" className={button.plain} onClick={onBack}>
            {copy.back}
          </button>
        ) : null}
      </div>
    </form>
  );
}
