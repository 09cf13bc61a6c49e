'use client';
import { useStore } from 'zustand';
import type { Playback } from '#model/playback.ts';
import { Controls } from './controls.tsx';
import { copy } from './copy.vi.ts';
import type { LabAssets } from './lab-assets.ts';
import styles from './lab-page.module.css';
import type { Session } from './session.ts';

interface ControlPanelProps {
  assets: LabAssets;
  playback: Playback;
  session: Session;
  /** Whether a file is played, which can only be left. */
  inFile: boolean;
  onLeaveFile: () => void;
  narrow: boolean;
}

/** What can be done now: start the lab, control it, or come back to it. */
export function ControlPanel({ assets, playback, session, inFile, onLeaveFile, narrow }: ControlPanelProps) {
  const phase = useStore(session, (state) => state.phase.name);
  const online = useStore(session, (state) => state.phase.name === 'open' && state.phase.online);
  const busy = phase === 'starting' || phase === 'queued';
  return (
    <div className={styles.controls}>
      {inFile ? (
        <button type="button" className={styles.start} onClick={onLeaveFile}>
          {copy.backToLab}
        </button>
      ) : phase === 'open' ? (
        <Controls
          lab={assets.lab}
          words={assets.copy}
          playback={playback}
          session={session}
          disabled={!online}
          compact={narrow}
        />
      ) : (
        <button type="button" className={styles.start} disabled={busy} onClick={() => void session.start()}>
          {phase === 'expired' ? copy.startAgain : busy ? copy.starting : copy.start}
        </button>
      )}
    </div>
  );
}
