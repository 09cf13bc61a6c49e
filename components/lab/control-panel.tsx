'use client';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Playback } from '#model/playback.ts';
import { Controls, type Suggestion } from './controls.tsx';
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
  /** Stands above them where the side has no room for it. */
  guide: ReactNode;
  suggestion: Suggestion | undefined;
}

/** What can be done now: start the lab, control it, or come back to it. */
export function ControlPanel(props: ControlPanelProps) {
  const { assets, playback, session, inFile, onLeaveFile, narrow, guide, suggestion } = props;
  const phase = useStore(session, (state) => state.phase.name);
  const online = useStore(session, (state) => state.phase.name === 'open' && state.phase.online);
  const busy = phase === 'starting' || phase === 'queued';
  return (
    <div className={styles.controls} data-focus-home="">
      {guide ? <div className={styles.guide}>{guide}</div> : null}
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
          suggestion={suggestion}
        />
      ) : (
        <button
          type="button"
          className={styles.start}
          data-act="start-lab"
          // Not disabled, or it would lose the focus before there is anything else to give it to.
          aria-disabled={busy}
          onClick={() => busy || void session.start()}
        >
          {phase === 'ended'
            ? copy.startAgain
            : phase === 'queued'
              ? copy.waiting.now
              : busy
                ? copy.starting
                : copy.start}
        </button>
      )}
    </div>
  );
}
