'use client';

import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react';
import { placeCard } from '#components/ui/place-card.ts';
import cards from '#components/ui/term-card.module.css';
import { copy } from './copy.vi.ts';
import styles from './term.module.css';

interface TermPopoverProps {
  id: string;
  term: string;
  text: string;
  children: ReactNode;
}

/**
 * The word, which is a button, and its card: hover and focus peek, a click or tap keeps it open, Esc or a click elsewhere
 * closes it. An element `button` is a box to the browser, which may break the line between it and the comma that follows;
 * the word is text, so that its line breaks as any other's.
 */
export function TermPopover({ id, term, text, children }: TermPopoverProps) {
  const cardId = useId();
  const anchor = useRef<HTMLSpanElement>(null);
  const card = useRef<HTMLSpanElement>(null);
  const pinned = useRef(false);
  const leaving = useRef<ReturnType<typeof setTimeout>>(undefined);

  const show = () => {
    clearTimeout(leaving.current);
    if (!card.current || !anchor.current || card.current.matches(':popover-open')) return;
    card.current.showPopover();
    placeCard(card.current, anchor.current);
  };
  const hide = () => {
    pinned.current = false;
    if (card.current?.matches(':popover-open')) card.current.hidePopover();
  };
  // Time to move the pointer from the word to the card, which holds a link.
  const hideSoon = () => {
    clearTimeout(leaving.current);
    leaving.current = setTimeout(() => pinned.current || hide(), 180);
  };

  const toggle = () => {
    pinned.current = !pinned.current;
    if (pinned.current) show();
    else hide();
  };
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    if (!event.repeat) toggle();
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the button inside does the same by keyboard and tap
    <span
      onPointerEnter={(event) => event.pointerType === 'mouse' && show()}
      onPointerLeave={(event) => event.pointerType === 'mouse' && hideSoon()}
      onBlur={(event) => event.currentTarget.contains(event.relatedTarget) || hide()}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: a button element cannot stand in a line as text */}
      <span
        ref={anchor}
        role="button"
        tabIndex={0}
        className={styles.term}
        aria-describedby={cardId}
        onFocus={(event) => event.currentTarget.matches(':focus-visible') && show()}
        onClick={toggle}
        onKeyDown={press}
      >
        {children}
      </span>
      <span
        ref={card}
        id={cardId}
        popover="auto"
        className={cards.card}
        onToggle={(event) => {
          if (event.newState === 'closed') pinned.current = false;
        }}
      >
        <b>{term}</b>
        <span>{text}</span>
        <a href={`/thuat-ngu#${id}`}>{copy.termGlossary}</a>
      </span>
    </span>
  );
}
