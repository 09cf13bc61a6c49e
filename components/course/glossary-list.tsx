'use client';

import Link from 'next/link';
import { useId, useState } from 'react';
import { fold } from '#content/fold.ts';
import { copy } from './copy.vi.ts';
import styles from './glossary-list.module.css';

interface GlossaryListProps {
  entries: {
    id: string;
    term: string;
    also: readonly string[];
    text: string;
    lesson?: { href: string; title: string; line: string };
  }[];
}

/** All terms, with a filter that does not mind accents; each has its own address. */
export function GlossaryList({ entries }: GlossaryListProps) {
  const id = useId();
  const [query, setQuery] = useState('');
  const wanted = fold(query.trim());
  const shown = entries.filter((entry) => fold([entry.term, ...entry.also, entry.text].join(' ')).includes(wanted));
  return (
    <>
      <div className={styles.filter}>
        <label htmlFor={id}>{copy.filterTerms}</label>
        <input
          id={id}
          type="search"
          autoComplete="off"
          value={query}
          onChange={(event) => setQuery(event.target.value)}
        />
        <span role="status">{copy.terms(shown.length)}</span>
      </div>
      {shown.length === 0 ? <p className={styles.none}>{copy.noTerms(query.trim())}</p> : null}
      <dl className={styles.list}>
        {shown.map((entry) => (
          <div key={entry.id} id={entry.id} className={styles.entry}>
            <dt>
              <a href={`#${entry.id}`}>{entry.term}</a>
              {entry.also.length > 0 ? <small>{entry.also.join(', ')}</small> : null}
            </dt>
            <dd>
              {entry.text}
              {entry.lesson ? (
                <Link href={entry.lesson.href} style={{ '--l': `var(--${entry.lesson.line})` }}>
                  {copy.lesson} {entry.lesson.title}
                </Link>
              ) : null}
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}
