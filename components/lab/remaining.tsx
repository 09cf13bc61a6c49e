'use client';
import { useEffect, useState } from 'react';
import { copy } from './copy.vi.ts';
import styles from './remaining.module.css';

/** How long the room lasts if nobody does anything; `endsAt` by the page's own `performance.now()`. */
export function Remaining({ endsAt }: { endsAt: number }) {
  const [left, setLeft] = useState(() => endsAt - performance.now());
  useEffect(() => {
    const tick = (): void => setLeft(endsAt - performance.now());
    tick();
    const timer = setInterval(() => {
      if (!document.hidden) tick();
    }, 1000);
    return () => clearInterval(timer);
  }, [endsAt]);
  return <span className={left < 120_000 ? styles.soon : undefined}>{copy.remaining(copy.countdown(left))}</span>;
}
