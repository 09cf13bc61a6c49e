'use client';
import { useStore } from 'zustand';
import type { Lab } from '#model/lab.ts';
import type { Playback } from '#model/playback.ts';
import { ConfirmReset } from './confirm-reset.tsx';
import { copy } from './copy.vi.ts';
import styles from './lab-bar.module.css';
import { Remaining } from './remaining.tsx';
import { BrokerNames, RunBadge } from './run-badge.tsx';
import type { Session } from './session.ts';
import { ShortcutSheet } from './shortcut-sheet.tsx';
import type { Chosen } from './use-watched.ts';

interface BarProps {
  title: string;
  lab: Lab;
  session: Session;
  playback: Playback;
  /** The recording that is played instead of the run. */
  chosen: Chosen | null;
}

/** Title, what is being watched, on which broker, and how long it lasts. */
export function LabBar({ title, lab, session, playback, chosen }: BarProps) {
  const phase = useStore(session, (state) => state.phase);
  const resetting = useStore(session, (state) => state.resetting);
  return (
    <header className={styles.bar} data-focus-home="">
      <h1>{title}</h1>
      <RunBadge session={session} playback={playback} chosen={chosen} />
      <span className={styles.grow} />
      {phase.name === 'open' && !chosen ? (
        <div className={styles.room}>
          <span className={styles.meta}>
            <span className={styles.broker}>
              <BrokerNames lab={lab} session={session} /> ·{' '}
            </span>
            <Remaining endsAt={phase.endsAt} />
          </span>
          <button type="button" className={styles.link} onClick={session.extend}>
            {copy.extend}
          </button>
          <ConfirmReset lab={lab} playback={playback} session={session} disabled={resetting} className={styles.link} />
          <button type="button" className={styles.link} onClick={session.close}>
            {copy.closeRoom.verb}
            <span className={styles.what}> {copy.closeRoom.what}</span>
          </button>
        </div>
      ) : null}
      <ShortcutSheet className={styles.keys} />
    </header>
  );
}
