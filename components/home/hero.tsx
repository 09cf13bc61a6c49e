import { copy } from './copy.vi.ts';
import styles from './hero.module.css';
import { KillFigure } from './kill-figure.tsx';

/** What this is, in one sentence, and the thing itself. */
export function Hero() {
  return (
    <section className={styles.hero}>
      <h1>{copy.headline}</h1>
      <p className={styles.lead}>{copy.lead}</p>
      <KillFigure />
    </section>
  );
}
