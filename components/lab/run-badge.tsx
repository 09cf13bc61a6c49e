'use client';
import { useStore } from 'zustand';
import { technologyViews } from '#components/technologies.ts';
import type { Lab } from '#model/lab.ts';
import type { Playback } from '#model/playback.ts';
import { technologyModels } from '#model/technologies.ts';
import { After } from './after.tsx';
import { copy } from './copy.vi.ts';
import styles from './run-badge.module.css';
import type { Session } from './session.ts';
import type { Chosen } from './use-watched.ts';

interface RunBadgeProps {
  session: Session;
  playback: Playback;
  /** The recording that is played instead of the run. */
  chosen?: Chosen | null;
}

const pollingForMs = 2_000;

/** What is being watched: the learner's own run, live or not, or a recording; and whether it comes slowly. */
export function RunBadge({ session, playback, chosen = null }: RunBadgeProps) {
  const phase = useStore(session, (state) => state.phase);
  const growing = useStore(playback, (state) => state.growing);
  const live = useStore(playback, (state) => state.mode === 'live');
  const empty = useStore(playback, (state) => state.length === 0);
  const ownRun = useStore(session, (state) => state.ownRun);
  const online = phase.name === 'open' && phase.online;
  return (
    <>
      {growing ? (
        <span className={live && online ? styles.live : styles.replay} role="status">
          <i aria-hidden="true" />
          {!live ? copy.replay : online ? copy.live : copy.offline}
        </span>
      ) : empty ? null : (
        <span className={styles.recording}>{recordingOf(chosen, ownRun)}</span>
      )}
      {online && phase.polling && !chosen ? (
        // A WebSocket that is taken up beside the first polls is there before anybody has read this.
        <After ms={pollingForMs}>
          <span className={styles.slow} role="status" title={copy.slowWhy}>
            {copy.slow}
          </span>
        </After>
      ) : null}
    </>
  );
}

const recordingOf = (chosen: Chosen | null, ownRun: boolean): string => {
  if (chosen === 'cited') return copy.recording;
  if (chosen !== null && chosen !== 'former-run') return copy.ownFile(chosen.file);
  return chosen === 'former-run' || ownRun ? copy.ownRun : copy.recording;
};

/** Whose word it is, and that it is the learner's own corner of it. */
export function BrokerNames({ lab, session }: { lab: Lab; session: Session }) {
  const brokers = useStore(session, (state) => state.brokers);
  const names = lab.needs.map((technology) => {
    const notice = brokers.find((one) => one.technology === technology);
    return copy.real(technologyModels[technology].name, notice?.version);
  });
  const corners = copy.corners(lab.needs.map((technology) => technologyViews[technology].corner));
  return [...names, corners].join(', ');
}
