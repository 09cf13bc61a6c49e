import Link from 'next/link';
import { copy } from './copy.vi.ts';
import styles from './footer.module.css';

/** Foot of every page but the labs; on a phone it holds the main links. */
export function Footer() {
  return (
    <footer className={styles.footer}>
      <p>{copy.footer}</p>
      <nav aria-label={copy.site}>
        <Link href="/ban-do">{copy.map}</Link>
        <Link href="/lab">{copy.labs}</Link>
        <Link href="/thuat-ngu">{copy.glossary}</Link>
        <Link href="/chon">{copy.chooser}</Link>
        <Link href="/nguon">{copy.sources}</Link>
        <Link href="/tim">{copy.search}</Link>
      </nav>
    </footer>
  );
}
