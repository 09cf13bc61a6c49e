'use client';
import { useRef } from 'react';
import { SignButton } from '#components/diagram/signs.tsx';
import { useFrame } from '#components/diagram/stage-context.ts';
import type { StageTerm } from '#content/stage-terms.ts';
import type { MemberPicture } from '#model/technologies/kafka/picture.ts';
import { copy } from './copy.vi.ts';
import styles from './session-ring.module.css';

const radius = 18;
const around = 2 * Math.PI * radius;

interface RingProps {
  /** What the broker waits with until its end. */
  wait: { since: number; until: number };
  sign: StageTerm;
  words: readonly [string, string];
}

function Ring({ wait, sign, words: [first, rest] }: RingProps) {
  const ring = useRef<SVGCircleElement>(null);
  const number = useRef<SVGTextElement>(null);
  useFrame((now) => {
    const left = Math.max(0, wait.until - now);
    const share = left / Math.max(1, wait.until - wait.since);
    if (ring.current) ring.current.style.strokeDasharray = `${around * share} ${around}`;
    if (number.current) number.current.textContent = copy.secondsLeft(left);
  });
  return (
    <div className={styles.session}>
      <svg viewBox="-22 -22 44 44" className={styles.ring} aria-hidden="true">
        <circle r={radius} />
        <circle ref={ring} r={radius} transform="rotate(-90)" />
        <text ref={number} y="4.5" />
      </svg>
      <SignButton sign={sign}>
        {first}
        <span className={styles.rest}>{rest}</span>
      </SignButton>
    </div>
  );
}

interface SessionRingProps {
  silence: NonNullable<MemberPicture['silence']>;
  /** The fact, and what a small card leaves out. */
  says: readonly [fact: string, rest: string];
}

/** What is left of a silent member's session, as a ring that empties. */
export const SessionRing = ({ silence, says }: SessionRingProps) => (
  <Ring wait={silence} sign="session-timeout" words={says} />
);

/** How long the broker will still keep open what a program has begun that does nothing. */
export const TransactionRing = ({ transaction }: { transaction: RingProps['wait'] }) => (
  <Ring wait={transaction} sign="open-transaction" words={copy.openTransaction} />
);
