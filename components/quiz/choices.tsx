'use client';

import { useSyncExternalStore } from 'react';
import type { Answer, Option, SeveralQuestion, SingleQuestion } from '#model/quiz.ts';
import { copy } from './copy.vi.ts';
import type { AnswerProps } from './fields.tsx';
import { orderSeed } from './order-seed.ts';
import styles from './quiz.module.css';
import { RichText } from './rich-text.tsx';
import { shuffled } from './shuffled.ts';

const never = (): (() => void) => () => undefined;

function chosenOf(answer: Answer | undefined): string[] {
  if (answer?.kind === 'single') return [answer.option];
  return answer?.kind === 'several' ? answer.options : [];
}

/** What to say of one option once the learner has answered; nothing for a wrong one rightly left alone. */
function markOf(option: Option, chosen: boolean): { text: string; good: boolean } | undefined {
  if (chosen) return option.correct ? { text: copy.right, good: true } : { text: copy.chosen, good: false };
  return option.correct ? { text: copy.missed, good: true } : undefined;
}

/** Radio buttons or check boxes, in an order of this learner's own; afterwards each chosen or missed option carries its reason. */
export function Choices({
  question,
  id,
  draft,
  onDraft,
  answered,
}: AnswerProps & { question: SingleQuestion | SeveralQuestion }) {
  const chosen = chosenOf(answered ?? draft);
  // The server does not know it: until the browser tells it, the options keep their place unseen.
  const seed = useSyncExternalStore(never, orderSeed, () => undefined);
  const options = shuffled(question.options, `${seed ?? ''}:${question.id}`);
  const toggle = (option: string, on: boolean) => {
    if (question.kind === 'single') return onDraft({ kind: 'single', option });
    const all = on ? [...chosen, option] : chosen.filter((one) => one !== option);
    onDraft(all.length > 0 ? { kind: 'several', options: all } : undefined);
  };
  return (
    <fieldset
      className={styles.options}
      data-unordered={seed === undefined || undefined}
      disabled={answered !== undefined}
      aria-labelledby={`${id}-prompt`}
    >
      {options.map((option) => {
        const isChosen = chosen.includes(option.id);
        const mark = answered && markOf(option, isChosen);
        const label = question.kind === 'single' && mark?.good && !isChosen ? copy.notChosenRight : mark?.text;
        return (
          <label key={option.id} className={styles.option} data-mark={mark ? (mark.good ? 'good' : 'bad') : undefined}>
            <input
              type={question.kind === 'single' ? 'radio' : 'checkbox'}
              name={`${id}-choice`}
              checked={isChosen}
              onChange={(event) => toggle(option.id, event.target.checked)}
            />
            <span className={styles.optionText}>
              <RichText text={option.text} />
              {mark ? (
                <small>
                  <RichText text={option.why} />
                </small>
              ) : null}
            </span>
            {label ? <span className={styles.mark}>{label}</span> : null}
          </label>
        );
      })}
    </fieldset>
  );
}
