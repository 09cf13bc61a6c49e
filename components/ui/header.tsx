import Link from 'next/link';
import { ProgressCount } from '#components/course/progress-count.tsx';
import { SearchButton } from '#components/search/search-button.tsx';
import { stopsOf } from '#content/course.ts';
import { course } from '#content/lessons.ts';
import type { LineId } from '#model/line.ts';
import { Bullet } from './bullet.tsx';
import { copy } from './copy.vi.ts';
import styles from './header.module.css';
import { Logo } from './logo.tsx';
import { ThemeToggle } from './theme-toggle.tsx';

/** Where the page stands: its line and its own name. */
export interface Crumb {
  line: LineId;
  title: string;
}

/** Top of every page. With a crumb it is a bar across the window (lessons, labs); without, it sits on the paper with the main links. */
export function Header({ crumb }: { crumb?: Crumb }) {
  const line = crumb && course.find((candidate) => candidate.id === crumb.line);
  const total = stopsOf(course).length;
  return (
    <header className={line ? styles.bar : styles.open} style={line ? { '--l': `var(--${line.id})` } : undefined}>
      <a className={styles.skip} href="#noi-dung">
        {copy.skip}
      </a>
      <Link className={styles.logo} href="/" aria-label={copy.home}>
        <Logo />
        <span className={line ? styles.nameBesideCrumb : undefined}>{copy.site}</span>
      </Link>
      {line && crumb ? (
        <nav className={styles.crumb} aria-label={copy.crumb}>
          <Link className={styles.line} href={`/ban-do#${line.id}`}>
            <Bullet line={line.id} number={line.number} size={26} />
            <span className={styles.lineName}>{line.title}</span>
          </Link>
          <span className={styles.arrow} aria-hidden="true">
            ›
          </span>
          <span className={styles.here} aria-current="page">
            {crumb.title}
          </span>
        </nav>
      ) : null}
      <span className={styles.grow} />
      {line ? null : (
        <nav className={styles.links} aria-label={copy.nav}>
          <Link href="/ban-do">{copy.map}</Link>
          <Link href="/lab">{copy.labs}</Link>
          <Link href="/thuat-ngu">{copy.glossary}</Link>
        </nav>
      )}
      <SearchButton />
      <ProgressCount total={total} />
      <ThemeToggle />
    </header>
  );
}
