import { roundedPath } from '#model/geometry.ts';
import type { Track } from '#model/scene.ts';
import styles from './track.module.css';

/** A connection: thick while it exists, dotted when it is gone, with a red cross where a death cut it; thin for dead letters. */
export function TrackDrawing({ track, colour }: { track: Track; colour: string }) {
  if (track.kind === 'wall') return null;
  const path = roundedPath(track.points);
  // Beside the end that died, where its own leg is: the first leg is often shared by several tracks.
  const [beforeX, beforeY] = track.points.at(-2) ?? [0, 0];
  const [endX, endY] = track.points.at(-1) ?? [0, 0];
  const leg = Math.hypot(endX - beforeX, endY - beforeY);
  const [x, y] = path.at(1 - Math.min(44, leg / 2) / Math.max(path.length, 1));
  return (
    <g style={{ '--l': colour }}>
      <path
        d={path.d}
        className={track.state === 'open' ? styles.track : styles.trackGone}
        data-kind={track.kind ?? 'main'}
      />
      {track.state === 'cut' ? (
        <path className={styles.cross} transform={`translate(${x} ${y})`} d="M-8 -8L8 8M8 -8L-8 8" />
      ) : null}
    </g>
  );
}

/** Beside the track, clear of the carriages that pass. */
const clearance = 14;
const letter = 7.3;

/** What stands beside the last leg of a track: its binding key, for one. */
export function TrackLabel({ track }: { track: Track }) {
  if (!track.label) return null;
  const [beforeX, beforeY] = track.points.at(-2) ?? [0, 0];
  const [endX, endY] = track.points.at(-1) ?? [0, 0];
  const look = track.state === 'open' ? styles.label : styles.labelGone;
  if (beforeX === endX) {
    return (
      <text className={look} x={endX + clearance} y={(beforeY + endY) / 2 + 4}>
        {track.label}
      </text>
    );
  }
  // Where the leg is shorter than its label, the label ends with the leg rather than reach into the station.
  const room = Math.abs(endX - beforeX) - 8;
  const wide = track.label.length * letter;
  const middle = (beforeX + endX) / 2;
  const left = wide <= room ? middle - wide / 2 : endX > beforeX ? endX - 6 - wide : endX + 6;
  return (
    <text className={look} x={Math.max(4, left)} y={endY - clearance}>
      {track.label}
    </text>
  );
}
