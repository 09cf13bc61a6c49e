'use client';
import { type ReactNode, useEffect, useRef } from 'react';
import styles from './kill-figure.module.css';

interface KillButtonProps {
  children: ReactNode;
  /** Something that was asked for is not through. It stays where it is, so that the focus does. */
  busy?: boolean;
  /** It takes the place of one that had the focus. */
  focused?: boolean;
  onPress: () => void;
}

/** The one big button. */
export function KillButton({ children, busy = false, focused = false, onPress }: KillButtonProps) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (focused) button.current?.focus({ preventScroll: true });
  }, [focused]);
  const press = (): void => {
    if (busy) return;
    bringIntoView(button.current?.closest('section'));
    onPress();
  };
  return (
    // A form's action is kept by React from the first byte of HTML on: who presses before the page's code is there, is heard.
    <form className={styles.press} action={press}>
      <button ref={button} type="submit" className={styles.kill} aria-disabled={busy}>
        {children}
      </button>
    </form>
  );
}

/** Where the window is too low for all of the figure, its stage and what is told of it come before what stands above it. */
const bringIntoView = (figure: Element | null | undefined): void => {
  if (!figure || figure.getBoundingClientRect().bottom <= window.innerHeight) return;
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  figure.scrollIntoView({ block: 'start', behavior: calm ? 'auto' : 'smooth' });
};
