'use client';
import { type ReactNode, type RefObject, useLayoutEffect, useRef } from 'react';
import styles from './kill-figure.module.css';

interface KillButtonProps {
  children: ReactNode;
  /** Something that was asked for is not through. It stays where it is, so that the focus does. */
  busy?: boolean;
  /** Whether the one that it takes the place of had the focus, and whether it has it itself when another takes its place. */
  hadFocus: RefObject<boolean>;
  onPress: () => void;
}

/** The one big button. */
export function KillButton({ children, busy = false, hadFocus, onPress }: KillButtonProps) {
  const button = useRef<HTMLButtonElement>(null);
  // In one go with the change itself: a key that is pressed in between would be nobody's.
  useLayoutEffect(() => {
    const own = button.current;
    if (hadFocus.current) own?.focus({ preventScroll: true });
    return () => {
      hadFocus.current = own !== null && own === document.activeElement;
    };
  }, [hadFocus]);
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
