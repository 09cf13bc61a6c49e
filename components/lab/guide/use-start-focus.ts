import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';

/** What gets the focus of the button that has started the lab: who goes on by keyboard goes on reading there. */
export const useStartFocus = (running: boolean): RefObject<HTMLElement | null> => {
  const heir = useRef<HTMLElement>(null);
  const wasOnStart = useRef(false);
  useEffect(() => {
    const look = ({ target }: FocusEvent): void => {
      wasOnStart.current = target instanceof Element && target.matches('[data-act="start-lab"]');
    };
    document.addEventListener('focusin', look);
    return () => document.removeEventListener('focusin', look);
  }, []);
  // Before anybody looks for a neighbour of the button, which has just gone.
  useLayoutEffect(() => {
    if (running && wasOnStart.current) heir.current?.focus({ preventScroll: true });
  }, [running]);
  return heir;
};
