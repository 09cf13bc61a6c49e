'use client';

import Link from 'next/link';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { copy } from './copy.vi.ts';
import { Highlighted } from './highlighted.tsx';
import styles from './search-panel.module.css';
import { useSearch } from './use-search.ts';

interface SearchPanelProps {
  initialQuery?: string;
  autoFocus?: boolean;
  /** The learner has followed a result. */
  onChosen?: () => void;
  onQuery?: (query: string) => void;
}

/** The field with its results; arrow keys walk through the links, Enter in the field opens the first. */
export function SearchPanel({ initialQuery = '', autoFocus = false, onChosen, onQuery }: SearchPanelProps) {
  const id = useId();
  const [query, setQuery] = useState(initialQuery);
  const { status, hits, again } = useSearch(query);
  const panel = useRef<HTMLDivElement>(null);

  const walk = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    const stops = [...(panel.current?.querySelectorAll<HTMLElement>('input, a') ?? [])];
    const now = stops.findIndex((stop) => stop.matches(':focus'));
    const next = stops[now + (event.key === 'ArrowDown' ? 1 : -1)];
    if (!next) return;
    event.preventDefault();
    next.focus();
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrow keys are a shortcut; Tab reaches every link too
    <div ref={panel} className={styles.panel} onKeyDown={walk}>
      <form
        aria-label={copy.label}
        onSubmit={(event) => {
          event.preventDefault();
          panel.current?.querySelector<HTMLAnchorElement>('a')?.click();
        }}
      >
        <label className="sr-only" htmlFor={`${id}-query`}>
          {copy.label}
        </label>
        <input
          id={`${id}-query`}
          className={styles.query}
          type="search"
          placeholder={copy.placeholder}
          autoComplete="off"
          spellCheck={false}
          maxLength={100}
          // biome-ignore lint/a11y/noAutofocus: the learner has just asked for this field
          autoFocus={autoFocus}
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            onQuery?.(event.target.value);
          }}
        />
      </form>
      <div className={styles.body} aria-busy={status === 'loading'}>
        <p className={status === 'found' ? 'sr-only' : styles.note} role="status">
          {status === 'idle' ? copy.idle : null}
          {status === 'loading' ? copy.loading : null}
          {status === 'none' ? copy.none(query.trim()) : null}
          {status === 'failed' ? copy.failed : null}
          {status === 'found' ? copy.found(hits.length) : null}
        </p>
        {status === 'failed' ? (
          <button type="button" className={styles.retry} onClick={again}>
            {copy.retry}
          </button>
        ) : null}
        {hits.length > 0 ? (
          <ul className={styles.hits} aria-label={copy.results} data-stale={status !== 'found' || undefined}>
            {hits.map((hit) => (
              <li key={hit.url} style={hit.line ? { '--l': `var(--${hit.line})` } : undefined}>
                <Link className={styles.hit} href={hit.url} onClick={() => onChosen?.()}>
                  <i aria-hidden="true" data-kind={hit.kind} />
                  <b>
                    <Highlighted text={hit.title} query={query} />
                  </b>
                  <small>{copy.kind[hit.kind]}</small>
                </Link>
                {hit.passages.map((passage) => (
                  <Link key={passage.text} className={styles.passage} href={passage.url} onClick={() => onChosen?.()}>
                    <Highlighted text={passage.text} query={query} around={110} />
                  </Link>
                ))}
              </li>
            ))}
          </ul>
        ) : null}
      </div>
    </div>
  );
}
