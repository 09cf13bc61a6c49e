'use client';

import { useState } from 'react';
import { useAlive } from '#components/use-alive.ts';
import type { NumberQuestion } from '#model/quiz.ts';
import { copy } from './copy.vi.ts';
import type { AnswerProps } from './fields.tsx';
import { formatNumber, parseNumber } from './number-text.ts';
import styles from './quiz.module.css';

/** A number with its unit; both 0,5 and 0.5 are understood. */
export function NumberField({ question, id, draft, onDraft, answered }: AnswerProps & { question: NumberQuestion }) {
  const [text, setText] = useState(draft?.kind === 'number' ? formatNumber(draft.value) : '');
  // What is written before the page answers would be lost.
  const alive = useAlive();
  const shown = answered?.kind === 'number' ? formatNumber(answered.value) : text;
  return (
    <div className={styles.number}>
      <label htmlFor={`${id}-number`}>{copy.numberLabel}</label>
      <input
        id={`${id}-number`}
        inputMode="decimal"
        autoComplete="off"
        disabled={answered !== undefined}
        readOnly={!alive}
        value={shown}
        onChange={(event) => {
          setText(event.target.value);
          const value = parseNumber(event.target.value);
          onDraft(value === undefined ? undefined : { kind: 'number', value });
        }}
      />
      <span>{question.unit}</span>
      {answered ? <b>{copy.expected(formatNumber(question.answer), question.unit)}</b> : null}
    </div>
  );
}
