'use client';

import { useState } from 'react';
import { useAlive } from '#components/use-alive.ts';
import type { Answer, ScenarioQuestion } from '#model/quiz.ts';
import { copy } from './copy.vi.ts';
import type { AnswerProps } from './fields.tsx';
import styles from './quiz.module.css';
import { RichText } from './rich-text.tsx';

/** The learner's own text first, then the model answer and the points to tick; nobody grades it but the learner. */
export function Scenario({
  question,
  id,
  draft,
  onDraft,
  answered,
  onMet,
}: AnswerProps & { question: ScenarioQuestion; onMet: (answer: Answer) => void }) {
  const [text, setText] = useState(draft?.kind === 'scenario' ? draft.text : '');
  // What is written before the page answers would be lost.
  const alive = useAlive();
  const given = answered?.kind === 'scenario' ? answered : undefined;
  return (
    <>
      <label className={styles.textLabel} htmlFor={`${id}-text`}>
        {copy.textLabel}
      </label>
      <textarea
        id={`${id}-text`}
        className={styles.text}
        rows={5}
        maxLength={4000}
        readOnly={given !== undefined || !alive}
        value={given ? given.text : text}
        onChange={(event) => {
          setText(event.target.value);
          const written = event.target.value.trim();
          onDraft(written ? { kind: 'scenario', text: written, met: [] } : undefined);
        }}
      />
      {given ? (
        <div className={styles.model}>
          <h4>{copy.modelAnswer}</h4>
          <p>
            <RichText text={question.modelAnswer} />
          </p>
          <fieldset className={styles.points}>
            <legend>{copy.points}</legend>
            {question.points.map((point, index) => (
              <label key={point}>
                <input
                  type="checkbox"
                  checked={given.met.includes(index)}
                  onChange={(event) =>
                    onMet({
                      ...given,
                      met: event.target.checked ? [...given.met, index] : given.met.filter((one) => one !== index),
                    })
                  }
                />
                <span>
                  <RichText text={point} />
                </span>
              </label>
            ))}
          </fieldset>
          <p className={styles.pointsMet} role="status">
            {copy.pointsMet(given.met.length, question.points.length)}
          </p>
        </div>
      ) : null}
    </>
  );
}
