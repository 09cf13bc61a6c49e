import { roundedPath } from '#model/geometry.ts';
import type { Track } from '#model/scene.ts';
import styles from './diagram.module.css';

const styleOf = { open: styles.track, gone: styles.trackGone, cut: styles.trackGone } as const;

/** A connection: thick while it exists, dotted when it is gone, with a red cross where a death cut it. */
export function TrackLine({ track }: { track: Track }) {
  const path = roundedPath(track.points);
  // Beside the end that died, where its own leg is: the first leg is often shared by several tracks.
  const [x, y] = path.at(Math.max(0.5, 1 - 44 / Math.max(path.length, 1)));
  return (
    <>
      <path d={path.d} className={styleOf[track.state]} />
      {track.state === 'cut' ? (
        <path className={styles.cross} transform={`translate(${x} ${y})`} d="M-8 -8L8 8M8 -8L-8 8" />
      ) : null}
    </>
  );
}
