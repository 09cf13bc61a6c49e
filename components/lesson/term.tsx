import type { ReactNode } from 'react';
import { glossary } from '#content/glossary.ts';
import { TermPopover } from './term-popover.tsx';

/** A word of the field with its meaning on hover, focus or tap; a word that the glossary lacks stays plain. */
export function Term({ id, children }: { id: string; children: ReactNode }) {
  const entry = glossary.find((one) => one.id === id);
  if (!entry) return children;
  return (
    <TermPopover id={entry.id} term={entry.term} text={entry.text}>
      {children}
    </TermPopover>
  );
}
