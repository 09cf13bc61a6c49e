'use client';
import { memo, useState } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/shallow';
import type { Place } from '#model/socket.ts';
import { copy } from './copy.vi.ts';
import type { Session, SessionState } from './session.ts';
import { slowly } from './slowly.ts';
import styles from './waiting-place.module.css';

/** More in front of somebody than can be told apart at a glance. */
const mostDrawn = 6;
const spokenEveryMs = 10_000;

/** What waits, where it stands, and how the wait can be given up. */
interface Wait {
  place: Place;
  text: string;
  giveUp?: { label: string; run: () => void };
}

const waitOf = ({ phase, turns }: Pick<SessionState, 'phase' | 'turns'>, session: Session): Wait | null => {
  if (phase.name === 'queued') {
    const { place } = phase;
    const text = copy.waiting.opening(place);
    return { place, text, giveUp: { label: copy.waiting.leave, run: session.cancel } };
  }
  if (phase.name !== 'open') return null;
  const { reset, revival } = turns;
  if (reset) {
    const giveUp = { label: copy.waiting.leaveReset, run: session.cancelReset };
    return { place: reset, text: copy.waiting.reset(reset), giveUp };
  }
  return revival ? { place: revival, text: copy.waiting.revival(revival) } : null;
};

/** Where the learner stands who has to wait, drawn as a platform with those who go before. */
export function WaitingPlace({ session }: { session: Session }) {
  const state = useStore(
    session,
    useShallow(({ phase, turns }) => ({ phase, turns })),
  );
  const wait = waitOf(state, session);
  if (!wait) return null;
  const { place, text, giveUp } = wait;
  const ahead = place.position - 1;
  return (
    // Told by `SpokenPlace`, not at every step.
    <div className={styles.wait} aria-live="off">
      <span className={styles.platform} aria-hidden="true">
        {Array.from({ length: Math.min(ahead, mostDrawn) }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: they are nothing but their place
          <i key={index} />
        ))}
        {ahead > mostDrawn ? <small>+{ahead - mostDrawn}</small> : null}
        <b>{place.position}</b>
      </span>
      <p>{text}</p>
      {giveUp ? (
        <button type="button" onClick={giveUp.run}>
          {giveUp.label}
        </button>
      ) : null}
    </div>
  );
}

/** The same for a screen reader, which cannot follow every step of a line that moves. */
export const SpokenPlace = memo(function SpokenPlace({ session }: { session: Session }) {
  const said = (state: SessionState): string => waitOf(state, session)?.text ?? '';
  const [slow] = useState(() => slowly(session, spokenEveryMs, said));
  const text = useStore(slow, said);
  return (
    <p className="sr-only" aria-live="polite">
      {text}
    </p>
  );
});
