'use client';

import { type ComponentType, useEffect, useRef, useState } from 'react';
import { isPressed, isTaken, shortcuts } from '#components/shortcuts.ts';
import { copy } from '#components/ui/copy.vi.ts';
import styles from './search-button.module.css';

type Dialog = ComponentType<{ onClose: () => void }>;

/** For the dialog's code, of which nothing is to be seen until it is there. */
const patienceMs = 8_000;

/** Opens the search dialog by click, `/` or Ctrl-K; the dialog's code is fetched on first use. */
export function SearchButton() {
  const [dialog, setDialog] = useState<Dialog>();
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!isPressed(shortcuts.page.search, event)) return;
      // One with Ctrl writes nothing, and is heard in a field, too.
      if (isTaken(event) && !event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      setOpen(true);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);

  useEffect(() => {
    if (!open || dialog) return;
    let wanted = true;
    // Offline: the search page still works once the connection is back.
    const goThere = (): void => window.location.assign('/tim');
    const slow = setTimeout(goThere, patienceMs);
    import('./search-dialog.tsx').then((module) => {
      clearTimeout(slow);
      if (wanted) setDialog(() => module.SearchDialog);
    }, goThere);
    return () => {
      wanted = false;
      clearTimeout(slow);
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
