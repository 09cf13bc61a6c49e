'use client';

import { type ComponentType, useEffect, useRef, useState } from 'react';
import { copy } from '#components/ui/copy.vi.ts';
import styles from './search-button.module.css';

type Dialog = ComponentType<{ onClose: () => void }>;

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName))
  );
}

/** Opens the search dialog by click, `/` or Ctrl-K; the dialog's code is fetched on first use. */
export function SearchButton() {
  const [dialog, setDialog] = useState<Dialog>();
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const slash = event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target);
      const ctrlK = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey);
      if (!slash && !ctrlK) return;
      event.preventDefault();
      setOpen(true);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);

  useEffect(() => {
    if (!open || dialog) return;
    let wanted = true;
    import('./search-dialog.tsx').then(
      (module) => wanted && setDialog(() => module.SearchDialog),
      // Offline: the search page still works once the connection is back.
      () => window.location.assign('/tim'),
    );
    return () => {
      wanted = false;
    };
  }, [open, dialog]);

  const SearchDialog = dialog;
  return (
    <>
      <button
        ref={button}
        type="button"
        className={styles.button}
        aria-label={copy.openSearch}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        <svg width="17" height="17" viewBox="0 0 17 17" aria-hidden="true">
          <circle cx="7.2" cy="7.2" r="5.2" fill="none" stroke="currentColor" strokeWidth="1.7" />
          <path d="M11.2 11.2 15.4 15.4" stroke="currentColor" strokeWidth="1.7" strokeLinecap="round" />
        </svg>
        <span className={styles.text}>{copy.searchPlaceholder}</span>
        <kbd className={styles.key}>/</kbd>
      </button>
      {open && SearchDialog ? (
        <SearchDialog
          onClose={() => {
            setOpen(false);
            button.current?.focus();
          }}
        />
      ) : null}
    </>
  );
}
