'use client';
import { useEffect, useState } from 'react';
import { technologyViews } from '#components/technologies.ts';
import type { Lab } from '#model/lab.ts';
import type { PlaybackState } from '#model/playback.ts';
import { technologyModels } from '#model/technologies.ts';
import { copy } from './copy.vi.ts';
import styles from './lab-bar.module.css';
import type { Session, SessionState } from './session.ts';

interface BarProps {
  title: string;
  lab: Lab;
  session: Session;
  standing: SessionState;
  playback: PlaybackState;
  file: { name: string } | null;
}

/** Title, what is being watched, on which broker, and how long it lasts. */
export function LabBar({ title, lab, session, standing, playback, file }: BarProps) {
  const { phase } = standing;
  const online = phase.name === 'open' && phase.online;
  return (
    <header className={styles.bar}>
      <h1>{title}</h1>
      {playback.growing && !file ? (
        <span className={playback.mode === 'live' && online ? styles.live : styles.replay} role="status">
          <i aria-hidden="true" />
          {playback.mode !== 'live' ? copy.replay : online ? copy.live : copy.offline}
        </span>
      ) : playback.length > 0 ? (
        <span className={styles.recording}>
          {file ? copy.ownFile(file.name) : phase.name === 'expired' ? copy.ownRun : copy.recording}
        </span>
      ) : null}
      <span className={styles.grow} />
      {phase.name === 'open' && !file ? (
        <>
          <span className={styles.meta}>
            <span className={styles.broker}>{brokers(lab, standing)} · </span>
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

const brokers = ({ needs }: Lab, standing: SessionState): string => {
  const names = needs.map((technology) => {
    const notice = standing.brokers.find((one) => one.technology === technology);
    return copy.real(technologyModels[technology].name, notice?.version);
  });
  return [...names, copy.corners(needs.map((technology) => technologyViews[technology].corner))].join(', ');
};

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
