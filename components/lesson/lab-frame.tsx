import Link from 'next/link';
import button from '#components/ui/button.module.css';
import { copy } from './copy.vi.ts';
import styles from './lab-frame.module.css';
import { Recording } from './recording.tsx';

interface LabFrameProps {
  slug: string;
  from?: number;
  to?: number;
  caption: string;
  /** Shows the button that opens the lab. */
  open?: boolean;
}

/** A stage that plays seconds `from`–`to` of a lab's recorded run, framed and captioned. */
export function LabFrame({ caption, open = false, ...recording }: LabFrameProps) {
  return (
    <figure className={styles.frame}>
      <Recording {...recording} />
      <figcaption className={styles.caption}>
        <span>{caption}</span>
        {open ? (
          <Link className={button.primary} href={`/lab/${recording.slug}`}>
            {copy.openLab}
          </Link>
        ) : null}
      </figcaption>
    </figure>
  );
}
