'use client';
import { type ReactNode, useId, useRef, useState } from 'react';
import { signs } from '#components/technologies.ts';
import { colourOf } from '#components/technology-colour.ts';
import type { SignView } from '#components/technology-view.ts';
import { placeCard } from '#components/ui/place-card.ts';
import cards from '#components/ui/term-card.module.css';
import type { Lab } from '#model/lab.ts';
import type { Span } from '#model/legs.ts';
import type { Timetable, Trip } from '#model/timetable.ts';
import { copy } from '../copy.vi.ts';
import styles from './timetable-key.module.css';

const words = copy.timetable.key;

/** As the painter draws them, in a box of 34 by 16. */
const always: readonly { text: string; drawing: ReactNode }[] = [
  {
    text: words.message,
    drawing: (
      <>
        <path className={styles.trip} d="M2 3L16 13H28" />
        <circle className={styles.block} cx="29" cy="13" r="3" />
      </>
    ),
  },
  { text: words.back, drawing: <path className={styles.back} d="M3 13L31 3" /> },
  {
    text: words.blocks,
    drawing: (
      <>
        <rect className={styles.block} x="4" y="5" width="5" height="6" opacity=".6" />
        <rect className={styles.block} x="10" y="1" width="5" height="14" />
        <rect className={styles.block} x="16" y="6" width="5" height="4" opacity=".5" />
        <rect className={styles.block} x="22" y="7" width="5" height="2" opacity=".4" />
      </>
    ),
  },
  { text: words.lost, drawing: <path className={styles.cross} d="M13 4l8 8m0-8l-8 8" /> },
  {
    text: copy.timetable.incident.dead,
    drawing: (
      <>
        <path className={styles.cross} d="M3 4l8 8m0-8l-8 8" />
        <path className={styles.dead} d="M14 8H33" />
      </>
    ),
  },
];

const bands: Record<Exclude<Span['kind'], 'dead'>, ReactNode> = {
  frozen: <path className={styles.frozen} d="M1 8H33" />,
  silent: <rect className={styles.silent} x="1" y="2" width="32" height="12" />,
  cut: <path className={styles.cut} d="M1 2H33M1 14H33M4 4l8 8m0-8l-8 8" />,
  rebalance: <rect className={styles.rebalance} x="8" y="0" width="18" height="16" />,
  transaction: <rect className={styles.transaction} x="2" y="2" width="30" height="12" />,
  call: <rect className={styles.call} x="2" y="1" width="30" height="14" />,
};
const bandKinds = ['frozen', 'silent', 'cut', 'rebalance', 'transaction', 'call'] as const;

/** What the timetable's lines, blocks and bands mean; of the bands those that have occurred. */
export function TimetableKey({ timetable, lab }: { timetable: Timetable; lab: Lab }) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const [seen, setSeen] = useState<ReadonlySet<Span['kind']>>(new Set());
  const [marked, setMarked] = useState<ReadonlySet<NonNullable<Trip['sign']>>>(new Set());
  const [technology, another] = lab.needs;
  return (
    <>
      <button ref={button} type="button" className={styles.button} popoverTarget={id}>
        {words.title}
      </button>
      <div
        id={id}
        popover="auto"
        role="dialog"
        aria-label={words.title}
        className={`${cards.card} ${styles.key}`}
        style={{ '--l': colourOf(another ? undefined : technology) }}
        onToggle={({ newState, currentTarget }) => {
          if (newState !== 'open' || !button.current) return;
          setSeen(new Set(timetable.spans().map(({ kind }) => kind)));
          setMarked(new Set(timetable.trips().flatMap(({ sign }) => sign ?? [])));
          placeCard(currentTarget, button.current);
        }}
      >
        <ul>
          {always.map(({ text, drawing }) => (
            <Item key={text} text={text} drawing={drawing} />
          ))}
          {[...marked].map((sign) => (
            <Item key={sign} text={signs[sign].name} drawing={<Mark {...signs[sign]} />} />
          ))}
          {bandKinds.map((kind) =>
            seen.has(kind) ? (
              <Item
                key={kind}
                text={kind === 'call' ? words.call : copy.timetable.incident[kind]}
                drawing={bands[kind]}
              />
            ) : null,
          )}
        </ul>
      </div>
    </>
  );
}

function Mark({ mark, tone }: Pick<SignView, 'mark' | 'tone'>) {
  return (
    <g className={styles.mark} data-tone={tone}>
      <path d="M2 8H32" />
      <path transform={`translate(${mark.at === 'start' ? 8 : 26} 8)`} d={mark.outline} />
    </g>
  );
}

function Item({ text, drawing }: { text: string; drawing: ReactNode }) {
  return (
    <li>
      <svg viewBox="0 0 34 16" width="34" height="16" aria-hidden="true">
        {drawing}
      </svg>
      {text}
    </li>
  );
}
