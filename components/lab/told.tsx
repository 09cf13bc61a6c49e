'use client';
import type { LabEvent } from '#model/events.ts';
import { isFact } from '#model/fact.ts';
import type { Playback } from '#model/playback.ts';
import { copy } from './copy.vi.ts';
import { eventText } from './events/copy.vi.ts';
import type { Names } from './names.ts';
import type { Proof } from './proof.ts';
import styles from './told.module.css';
import { useReadState } from './use-playback.ts';

interface ToldProps {
  playback: Playback;
  names: Names;
  /** What is told instead of the newest fact. */
  proof: Proof | null;
}

/** More of what proves a goal is counted only. */
const mostProving = 4;

/** While time stands still: what has happened at the playhead, in words. */
export function Told({ playback, names, proof }: ToldProps) {
  const { mode, paused, shown } = useReadState(playback);
  const told = mode === 'replay' && paused ? (proof?.events ?? newestFact(playback.events(), shown)) : [];
  const events = told.slice(-mostProving);
  return (
    <p className={styles.told} role="status" aria-label={copy.told.label} data-proof={proof !== null}>
      {proof && events.length > 0 ? <b>{copy.told.proof} </b> : null}
      {told.length > events.length ? <span>{copy.told.earlier(told.length - events.length)} </span> : null}
      {events.map((event) => (
        <span key={event.seq}>
          <time>{copy.clock(event.at)}</time> {eventText(event, names)}{' '}
        </span>
      ))}
    </p>
  );
}

const newestFact = (events: readonly LabEvent[], shown: number): readonly LabEvent[] => {
  for (let index = shown - 1; index >= 0; index -= 1) {
    const event = events[index];
    if (event && isFact(event)) return [event];
  }
  return [];
};
