import Link from 'next/link';
import button from '#components/ui/button.module.css';
import { copy } from './copy.vi.ts';
import styles from './lab-frame.module.css';

interface LabFrameProps {
  slug: string;
  from?: number;
  to?: number;
  caption: string;
  /** Shows the button that opens the lab. */
  open?: boolean;
}

/** A stage that plays seconds `from`–`to` of a lab's recorded run, framed and captioned. */
export function LabFrame({ slug, caption, open = false }: LabFrameProps) {
  return (
    <figure className={styles.frame}>
      <div className={styles.stage} />
      <figcaption className={styles.caption}>
        <span>{caption}</span>
        {open ? (
          <Link className={button.primary} href={`/lab/${slug}`}>
            {copy.openLab}
          </Link>
        ) : null}
      </figcaption>
    </figure>
  );
}
