import Link from 'next/link';
import button from '#components/ui/button.module.css';
import { copy } from './copy.vi.ts';
import styles from './hero.module.css';
import { HomeRecording } from './home-recording.tsx';

/** What this is, in one sentence, one button and one moving recording. */
export function Hero({ firstLab }: { firstLab: string | undefined }) {
  return (
    <section className={styles.hero}>
      <div>
        <h1>
          {copy.headline.map((line) => (
            <span key={line}>{line} </span>
          ))}
        </h1>
        <p>{copy.lead}</p>
        {firstLab ? (
          <div className={styles.actions}>
            <Link className={button.primary} href={`/lab/${firstLab}`}>
              {copy.firstLab}
            </Link>
          </div>
        ) : null}
      </div>
      <HomeRecording />
    </section>
  );
}
