'use client';

import type { Answer, Option, SeveralQuestion, SingleQuestion } from '#model/quiz.ts';
import { copy } from './copy.vi.ts';
import type { AnswerProps } from './question-card.tsx';
import styles from './quiz.module.css';
import { RichText } from './rich-text.tsx';

function chosenOf(answer: Answer | undefined): string[] {
  if (answer?.kind === 'single') return [answer.option];
  return answer?.kind === 'several' ? answer.options : [];
}

/** What to say of one option once the learner has answered; nothing for a wrong one rightly left alone. */
function markOf(option: Option, chosen: boolean): { text: string; good: boolean } | undefined {
  if (chosen) return option.correct ? { text: copy.right, good: true } : { text: copy.chosen, good: false };
  return option.correct ? { text: copy.missed, good: true } : undefined;
}

/** Radio buttons or check boxes; afterwards each chosen or missed option carries its reason. */
export function Choices({
  question,
  id,
  draft,
  onDraft,
  answered,
}: AnswerProps & { question: SingleQuestion | SeveralQuestion }) {
  const chosen = chosenOf(answered ?? draft);
  const toggle = (option: string, on: boolean) => {
    if (question.kind === 'single') return onDraft({ kind: 'single', option });
    const options = on ? [...chosen, option] : chosen.filter((one) => one !== option);
    onDraft(options.length > 0 ? { kind: 'several', options } : undefined);
  };
  return (
    <fieldset className={styles.options} disabled={answered !== undefined} aria-labelledby={`${id}-prompt`}>
      {question.options.map((option) => {
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
