'use client';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { technologyViews } from '#components/technologies.ts';
import type { Lab } from '#model/lab.ts';
import type { Playback } from '#model/playback.ts';
import { technologyModels } from '#model/technologies.ts';
import { copy } from './copy.vi.ts';
import styles from './lab-bar.module.css';
import type { Session } from './session.ts';

interface BarProps {
  title: string;
  lab: Lab;
  session: Session;
  playback: Playback;
  /** Name of the file that is played instead of a run. */
  file: string | null;
}

/** Title, what is being watched, on which broker, and how long it lasts. */
export function LabBar({ title, lab, session, playback, file }: BarProps) {
  const phase = useStore(session, (state) => state.phase);
  const growing = useStore(playback, (state) => state.growing);
  const live = useStore(playback, (state) => state.mode === 'live');
  const empty = useStore(playback, (state) => state.length === 0);
  const online = phase.name === 'open' && phase.online;
  return (
    <header className={styles.bar}>
      <h1>{title}</h1>
      {growing && !file ? (
        <span className={live && online ? styles.live : styles.replay} role="status">
          <i aria-hidden="true" />
          {!live ? copy.replay : online ? copy.live : copy.offline}
        </span>
      ) : empty ? null : (
        <span className={styles.recording}>
          {file ? copy.ownFile(file) : phase.name === 'expired' ? copy.ownRun : copy.recording}
        </span>
      )}
      <span className={styles.grow} />
      {phase.name === 'open' && !file ? (
        <>
          <span className={styles.meta}>
            <Brokers lab={lab} session={session} />
            <Remaining expiresAt={phase.expiresAt - phase.serverOffset} />
          </span>
          <button type="button" className={styles.link} onClick={session.extend}>
            {copy.extend}
          </button>
          <button type="button" className={styles.link} onClick={session.reset}>
            {copy.reset}
          </button>
        </>
      ) : null}
    </header>
  );
}

function Brokers({ lab, session }: { lab: Lab; session: Session }) {
  const brokers = useStore(session, (state) => state.brokers);
  const names = lab.needs.map((technology) => {
    const notice = brokers.find((one) => one.technology === technology);
    return copy.real(technologyModels[technology].name, notice?.version);
  });
  const corners = copy.corners(lab.needs.map((technology) => technologyViews[technology].corner));
  return <span className={styles.broker}>{[...names, corners].join(', ')} · </span>;
}

function Remaining({ expiresAt }: { expiresAt: number }) {
  const [left, setLeft] = useState(() => expiresAt - Date.now());
  useEffect(() => {
    const tick = (): void => setLeft(expiresAt - Date.now());
    tick();
    const timer = setInterval(() => {
      if (!document.hidden) tick();
    }, 1000);
    return () => clearInterval(timer);
  }, [expiresAt]);
  return <span className={left < 120_000 ? styles.soon : undefined}>{copy.remaining(copy.countdown(left))}</span>;
}
