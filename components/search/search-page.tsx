'use client';

import { useEffect, useState } from 'react';
import styles from './search-page.module.css';
import { SearchPanel } from './search-panel.tsx';

/** Search as a page of its own; the query stands in the address, so it can be shared and reloaded. */
export function SearchPage() {
  const [initial, setInitial] = useState<string>();
  useEffect(() => {
    setInitial(new URL(window.location.href).searchParams.get('q') ?? '');
  }, []);
  return (
    <div className={styles.frame}>
      <SearchPanel
        key={initial === undefined ? 'server' : 'browser'}
        initialQuery={initial ?? ''}
        onQuery={(query) => {
          window.history.replaceState(null, '', query.trim() ? `/tim?q=${encodeURIComponent(query.trim())}` : '/tim');
        }}
      />
    </div>
  );
}
