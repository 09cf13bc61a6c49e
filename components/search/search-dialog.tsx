'use client';

import { useEffect, useRef } from 'react';
import { copy } from '#components/ui/copy.vi.ts';
import styles from './search-dialog.module.css';
import { SearchPanel } from './search-panel.tsx';

/** Search over the page; the browser's own modal dialog keeps the focus inside and closes on Esc. */
export function SearchDialog({ onClose }: { onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (dialog.current && !dialog.current.open) dialog.current.showModal();
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Esc closes a modal dialog by itself
    <dialog
      ref={dialog}
      className={styles.dialog}
      aria-label={copy.search}
      onClose={onClose}
      onClick={(event) => event.target === event.currentTarget && event.currentTarget.close()}
    >
      <SearchPanel autoFocus onChosen={() => dialog.current?.close()} />
    </dialog>
  );
}
