'use client';

import { useRef, useState } from 'react';
import styles from './code-block.module.css';
import { copy } from './copy.vi.ts';

/** Copies the text of the `pre` beside it. */
export function CopyButton() {
  const button = useRef<HTMLButtonElement>(null);
  const [copied, setCopied] = useState(false);
  const onClick = async () => {
    const text = button.current?.parentElement?.querySelector('pre')?.textContent;
    if (!text) return;
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      // The browser refuses outside https and localhost; the learner can still select the text.
    }
  };
  return (
    <button ref={button} type="button" className={styles.copy} onClick={onClick} onBlur={() => setCopied(false)}>
      <span role="status">{copied ? copy.copied : copy.copyCode}</span>
    </button>
  );
}
