'use client';
import { useStore } from 'zustand';
import type { Playback } from '#model/playback.ts';
import { copy } from './copy.vi.ts';
import styles from './lab-page.module.css';
import { saveRun } from './save-log.ts';
import type { Session } from './session.ts';

interface FileLinksProps {
  slug: string;
  playback: Playback;
  session: Session;
  inFile: boolean;
  onFile: (chosen: File) => void;
}

/** Opens a log file, and keeps the log of the learner's run as one. */
export function FileLinks({ slug, playback, session, inFile, onFile }: FileLinksProps) {
  const phase = useStore(session, (state) => state.phase.name);
  const ownRun = useStore(session, (state) => state.ownRun);
  return (
    <span className={styles.files}>
      <label className={styles.link}>
        {copy.openFile}
        <input
          type="file"
          accept=".json,application/json"
          className="sr-only"
          onChange={(event) => {
            const chosen = event.currentTarget.files?.[0];
            event.currentTarget.value = '';
            if (chosen) onFile(chosen);
          }}
        />
      </label>
      {phase === 'open' && !inFile ? (
        <a className={styles.link} href={session.logUrl() ?? '#'} download>
          {copy.download}
        </a>
      ) : null}
      {ownRun && !inFile ? (
        <button type="button" className={styles.link} onClick={() => saveRun(slug, playback, session)}>
          {copy.download}
        </button>
      ) : null}
    </span>
  );
}
