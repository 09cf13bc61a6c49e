'use client';

import { grade, type MatchingQuestion } from '#model/quiz.ts';
import { copy } from './copy.vi.ts';
import type { AnswerProps } from './fields.tsx';
import styles from './matching.module.css';
import { mixed } from './order.ts';
import { RichText, spoken } from './rich-text.tsx';

/** Texts with a list of terms beside each; a term that is chosen elsewhere moves over, so that each is used once. */
export function Matching({ question, draft, onDraft, answered }: AnswerProps & { question: MatchingQuestion }) {
  const given = answered ?? draft;
  const terms = given?.kind === 'matching' ? given.terms : {};
  const wrong = answered ? grade(question, answered).wrong : [];
  const choices = mixed(question.pairs);
  const choose = (text: string, term: string): void => {
    const others = Object.entries(terms).filter(([one, chosen]) => one !== text && chosen !== term);
    onDraft({ kind: 'matching', terms: Object.fromEntries(term === '' ? others : [...others, [text, term]]) });
  };
  return (
    <ul className={styles.pairs}>
      {question.pairs.map(({ id, term, text }) => (
        <li key={id} data-mark={answered ? (wrong.includes(id) ? 'bad' : 'good') : undefined}>
          <span>
            <RichText text={text} />
            {wrong.includes(id) ? <small>{copy.rightTerm(term)}</small> : null}
          </span>
          <select
            aria-label={copy.termOf(spoken(text))}
            disabled={answered !== undefined}
            value={terms[id] ?? ''}
            onChange={(event) => choose(id, event.target.value)}
          >
            <option value="">{copy.chooseTerm}</option>
            {choices.map((pair) => (
              <option key={pair.id} value={pair.id}>
                {pair.term}
              </option>
            ))}
          </select>
        </li>
      ))}
    </ul>
  );
}
