import { roundedPath } from '#model/geometry.ts';
import type { Track } from '#model/scene.ts';
import styles from './diagram.module.css';

const styleOf = { open: styles.track, gone: styles.trackGone, cut: styles.trackGone } as const;

/** A connection: thick while it exists, dotted when it is gone, with a red cross where a death cut it. */
export function TrackLine({ track }: { track: Track }) {
  const path = roundedPath(track.points);
  // Beside the end that died, where its own leg is: the first leg is often shared by several tracks.
  const [beforeX, beforeY] = track.points.at(-2) ?? [0, 0];
  const [endX, endY] = track.points.at(-1) ?? [0, 0];
  const leg = Math.hypot(endX - beforeX, endY - beforeY);
  const [x, y] = path.at(1 - Math.min(44, leg / 2) / Math.max(path.length, 1));
  return (
    <>
      <path d={path.d} className={styleOf[track.state]} />
      {track.state === 'cut' ? (
        <path className={styles.cross} transform={`translate(${x} ${y})`} d="M-8 -8L8 8M8 -8L-8 8" />
      ) : null}
    </>
  );
}
