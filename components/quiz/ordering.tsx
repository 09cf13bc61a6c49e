'use client';

import { useRef, useState } from 'react';
import { grade, type OrderingQuestion } from '#model/quiz.ts';
import { copy } from './copy.vi.ts';
import type { AnswerProps } from './fields.tsx';
import { moved, startingOrder } from './order.ts';
import styles from './quiz.module.css';
import { RichText, spoken } from './rich-text.tsx';

/** Items to be put in order by buttons or by dragging. */
export function Ordering({ question, draft, onDraft, answered }: AnswerProps & { question: OrderingQuestion }) {
  const [dragged, setDragged] = useState<string>();
  const [said, setSaid] = useState('');
  const list = useRef<HTMLOListElement>(null);
  const given = answered ?? draft;
  const order = given?.kind === 'ordering' ? given.items : startingOrder(question).items;
  const wrong = answered ? grade(question, answered).wrong : [];

  const textOf = (id: string) => question.items.find((item) => item.id === id)?.text ?? id;
  const move = (id: string, to: number) => {
    const items = moved(order, order.indexOf(id), to);
    onDraft({ kind: 'ordering', items });
    setSaid(copy.moved(spoken(textOf(id)), items.indexOf(id) + 1, items.length));
  };
  const press = (id: string, by: -1 | 1) => {
    const to = order.indexOf(id) + by;
    move(id, to);
    // At an end the pressed button goes dead; the other one then takes the focus.
    requestAnimationFrame(() => {
      const buttons = list.current?.querySelectorAll<HTMLButtonElement>(`[data-item="${id}"] button`);
      const wanted = buttons?.[by === -1 ? 0 : 1];
      (wanted?.disabled ? buttons?.[by === -1 ? 1 : 0] : wanted)?.focus();
    });
  };

  return (
    <>
      <ol className={styles.order} ref={list}>
        {order.map((id, index) => (
          <li
            key={id}
            data-item={id}
            data-dragged={dragged === id || undefined}
            data-mark={answered ? (wrong.includes(id) ? 'bad' : 'good') : undefined}
            draggable={!answered}
            onDragStart={(event) => {
              event.dataTransfer.effectAllowed = 'move';
              setDragged(id);
            }}
            onDragEnd={() => setDragged(undefined)}
            onDragOver={(event) => {
              if (!dragged) return;
              event.preventDefault();
              if (dragged !== id) move(dragged, index);
            }}
          >
            <span className={styles.rank}>{index + 1}</span>
            <span className={styles.orderText}>
              <RichText text={textOf(id)} />
            </span>
            {answered ? null : (
              <span className={styles.moves}>
                <button
                  type="button"
                  disabled={index === 0}
                  aria-label={copy.up(spoken(textOf(id)))}
                  onClick={() => press(id, -1)}
                >
                  <Arrow up />
                </button>
                <button
                  type="button"
                  disabled={index === order.length - 1}
                  aria-label={copy.down(spoken(textOf(id)))}
                  onClick={() => press(id, 1)}
                >
                  <Arrow />
                </button>
              </span>
            )}
          </li>
        ))}
      </ol>
      <p className="sr-only" role="status">
        {said}
      </p>
      {answered && wrong.length > 0 ? (
        <div className={styles.rightOrder}>
          <h4>{copy.rightOrder}</h4>
          <ol>
            {question.items.map((item) => (
              <li key={item.id}>
                <RichText text={item.text} />
              </li>
            ))}
          </ol>
        </div>
      ) : null}
    </>
  );
}

function Arrow({ up = false }: { up?: boolean }) {
  return (
    <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true" style={up ? { rotate: '180deg' } : undefined}>
      <path d="M7 2v9M3 7.4 7 11.4l4-4" fill="none" stroke="currentColor" strokeWidth="1.8" strokeLinecap="round" />
    </svg>
  );
}
