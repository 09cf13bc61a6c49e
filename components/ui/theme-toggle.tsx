'use client';

import { keepText } from '#components/kept.ts';
import { copy } from './copy.vi.ts';
import styles from './icon-button.module.css';

/** Switches between light and dark and remembers the choice; both labels are in the page and CSS shows the fitting one, so nothing flickers on load. */
export function ThemeToggle() {
  const toggle = () => {
    const next = document.documentElement.dataset.theme === 'dark' ? 'light' : 'dark';
    document.documentElement.dataset.theme = next;
    keepText('theme', next);
  };
  return (
    <button type="button" className={styles.button} onClick={toggle}>
      <span className={styles.inLight}>
        <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true">
          <path d="M15 10.6A6.6 6.6 0 0 1 7.4 3a6.6 6.6 0 1 0 7.6 7.6z" fill="currentColor" />
        </svg>
        <span className="sr-only">{copy.toDark}</span>
      </span>
      <span className={styles.inDark}>
        <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true">
          <circle cx="9" cy="9" r="3.6" fill="currentColor" />
          <path
            d="M9 1.4v2M9 14.6v2M1.4 9h2M14.6 9h2M3.6 3.6l1.4 1.4M13 13l1.4 1.4M14.4 3.6L13 5M5 13l-1.4 1.4"
            stroke="currentColor"
            strokeWidth="1.7"
            strokeLinecap="round"
          />
        </svg>
        <span className="sr-only">{copy.toLight}</span>
      </span>
    </button>
  );
}
