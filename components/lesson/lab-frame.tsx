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
  /** Ids of the controls with which it can be run right here; without any it is only watched. */
  controls?: readonly string[];
  /** Id of the one question that is asked while it runs. */
  prediction?: string;
  /** Shows the button that opens the lab. */
  open?: boolean;
}

/** A stage that plays seconds `from`–`to` of a lab's recorded run, framed and captioned. */
export function LabFrame({ caption, open = false, controls, prediction, ...recording }: LabFrameProps) {
  const excerpt = controls && { controls, ...(prediction !== undefined && { prediction }) };
  return (
    <figure className={styles.frame}>
      <Recording {...recording} excerpt={excerpt} />
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
