import Link from 'next/link';
import button from '#components/ui/button.module.css';
import { copy } from './copy.vi.ts';
import styles from './hero.module.css';
import { HomeRecording } from './home-recording.tsx';

/** What this is, in one sentence, one button and one moving recording. */
export function Hero({ firstLab }: { firstLab: string | undefined }) {
  return (
    <section className={styles.hero}>
      <h1>{copy.headline}</h1>
      <div className={styles.pitch}>
        <p>{copy.lead}</p>
        {firstLab ? (
          <Link className={button.primary} href={`/lab/${firstLab}`}>
            {copy.firstLab}
          </Link>
        ) : null}
      </div>
      <HomeRecording />
    </section>
  );
}
