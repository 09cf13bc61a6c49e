'use client';

import { grade, type SortingQuestion } from '#model/quiz.ts';
import { copy } from './copy.vi.ts';
import type { AnswerProps } from './fields.tsx';
import { RichText } from './rich-text.tsx';
import styles from './sorting.module.css';

/** Items, each with the groups as radio buttons under it; afterwards each says why it belongs where it does. */
export function Sorting({ question, id, draft, onDraft, answered }: AnswerProps & { question: SortingQuestion }) {
  const given = answered ?? draft;
  const groups = given?.kind === 'sorting' ? given.groups : {};
  const wrong = answered ? grade(question, answered).wrong : [];
  const total = question.items.length;
  return (
    <>
      <ul className={styles.items}>
        {question.items.map((item) => {
          const isWrong = wrong.includes(item.id);
          const right = question.groups.find((group) => group.id === item.group)?.text ?? item.group;
          return (
            <li key={item.id} data-mark={answered ? (isWrong ? 'bad' : 'good') : undefined}>
              <fieldset disabled={answered !== undefined}>
                <legend>
                  <RichText text={item.text} />
                </legend>
                <div className={styles.groups}>
                  {question.groups.map((group) => (
                    <label key={group.id}>
                      <input
                        type="radio"
                        name={`${id}-${item.id}`}
                        checked={groups[item.id] === group.id}
                        onChange={() => onDraft({ kind: 'sorting', groups: { ...groups, [item.id]: group.id } })}
                      />
                      <span>{group.text}</span>
                    </label>
                  ))}
                </div>
              </fieldset>
              {answered ? (
                <p className={styles.reason}>
                  <b>{isWrong ? copy.belongs(right) : copy.right}</b> <RichText text={item.why} />
                </p>
              ) : null}
            </li>
          );
        })}
      </ul>
      <p className={styles.count}>
        {answered
          ? copy.rightlySorted(total - wrong.length, total)
          : copy.sorted(question.items.filter((item) => groups[item.id] !== undefined).length, total)}
      </p>
    </>
  );
}
