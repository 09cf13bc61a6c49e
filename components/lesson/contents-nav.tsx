'use client';

import { type ReactNode, useEffect, useState } from 'react';
import styles from './contents-nav.module.css';
import { copy } from './copy.vi.ts';

interface Item {
  title: ReactNode;
  fragment: string;
}

/** The headings of the lesson; the one being read is marked. */
export function ContentsNav({ items }: { items: Item[] }) {
  const [current, setCurrent] = useState<string>();

  useEffect(() => {
    const headings = items
      .map(({ fragment }) => document.getElementById(fragment))
      .filter((heading) => heading !== null);
    const mark = () => {
      const passed = headings.filter((heading) => heading.getBoundingClientRect().top < window.innerHeight * 0.3);
      setCurrent(passed.at(-1)?.id);
    };
    // Everything above this line counts as inside, so that a jump past several headings is noticed too.
    const observer = new IntersectionObserver(mark, { rootMargin: '100000px 0px -70% 0px' });
    for (const heading of headings) observer.observe(heading);
    return () => observer.disconnect();
  }, [items]);

  return (
    <nav className={styles.nav} aria-label={copy.contents}>
      <span>{copy.contents}</span>
      <ol>
        {items.map(({ title, fragment }) => (
          <li key={fragment}>
            <a href={`#${fragment}`} aria-current={fragment === current ? 'location' : undefined}>
              {title}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
