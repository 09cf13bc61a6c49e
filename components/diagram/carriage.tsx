'use client';
import { technologyViews } from '#components/technologies.ts';
import type { Held } from '#model/picture.ts';
import { copy } from './copy.vi.ts';
import { FollowFlag } from './follow-flag.tsx';
import styles from './hands.module.css';
import { useTabStop } from './roving.tsx';
import { useStage } from './stage-context.ts';
import { starShape } from './token.tsx';

/** Something in a program's hands: a real button, which shows what the log knows of it. */
export function Carriage({ held, program }: { held: Held; program: string }) {
  const { picture, select, hover, isFollowed, inscribed, proof } = useStage();
  const text = inscribed(held.message, held.label);
  const tabIndex = useTabStop();
  const followed = isFollowed(held.message);
  const priority = technologyViews[held.technology].priorityOf(held.message, picture);
  return (
    <button
      type="button"
      className={styles.carriage}
      tabIndex={tabIndex}
      data-message={held.message}
      data-station={program}
      data-followed={followed || undefined}
      data-proves={proof?.messages.has(held.message) || undefined}
      aria-label={`${copy.openMessage(text, held.redelivered, priority)}${followed ? `, ${copy.followed}` : ''}`}
      onClick={() => select(held.message)}
      onPointerEnter={() => hover(held.message)}
      onPointerLeave={() => hover(null)}
    >
      <span className={styles.inscribed}>{text}</span>
      {followed ? (
        <span className={styles.flag}>
          <FollowFlag told={false} />
        </span>
      ) : null}
      {held.redelivered ? (
        <svg viewBox="-8 -8 16 16" className={styles.again} aria-hidden="true">
          <circle r="7" />
          <path d="M-3.1 0a3.1 3.1 0 1 1 1 2.3m-1.2.2l1.2-.2.2-1.3" />
        </svg>
      ) : null}
      {priority > 0 ? (
        <svg viewBox="-8 -8 16 16" className={styles.star} aria-hidden="true">
          <path d={starShape} />
        </svg>
      ) : null}
    </button>
  );
}
