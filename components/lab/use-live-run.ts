import { useCallback, useEffect, useState } from 'react';
import { keepText, keptText } from '#components/kept.ts';
import type { Playback } from '#model/playback.ts';
import type { Session } from './session.ts';

export type LiveParts = typeof import('./live-figure.tsx') & { session: Session };

interface LiveRun {
  /** Its code, once it is there. */
  live: LiveParts | null;
  state: 'idle' | 'loading' | 'failed' | 'there';
  /** Runs the lab here, or takes up the run that is there. */
  run: () => void;
  /** Leaves it; the room stays as long as it would. */
  leave: () => void;
}

/**
 * The reader's own run of a lab within a figure, loaded when it is asked for. `kept` is the key under which this browser keeps
 * that it was, so that a reload, or the way back from the lab, takes it up again.
 */
export const useLiveRun = (slug: string, playback: Playback, kept: string | undefined): LiveRun => {
  const [live, setLive] = useState<LiveParts | null>(null);
  const [wanted, setWanted] = useState<'run' | 'rejoin' | 'failed' | null>(() =>
    kept !== undefined && keptText(kept) !== undefined ? 'rejoin' : null,
  );
  useEffect(() => {
    if (live || wanted === null || wanted === 'failed' || kept === undefined) return;
    let gone = false;
    import('./live-figure.tsx').then(
      (parts) => {
        if (gone) return;
        const session = parts.createSession(slug, playback);
        setLive({ ...parts, session });
        if (wanted === 'run') void session.start();
        else void session.rejoin();
      },
      () => !gone && setWanted(wanted === 'run' ? 'failed' : null),
    );
    return () => {
      gone = true;
    };
  }, [live, wanted, slug, playback, kept]);
  useEffect(() => {
    if (!live || kept === undefined) return;
    const forget = live.session.subscribe(({ phase }) =>
      keepText(kept, phase.name === 'open' || phase.name === 'starting' || phase.name === 'queued' ? 'yes' : undefined),
    );
    return () => {
      forget();
      live.session.stop();
    };
  }, [live, kept]);
  const run = useCallback(() => {
    if (live) void live.session.start();
    else setWanted('run');
  }, [live]);
  const leave = useCallback(() => {
    if (kept !== undefined) keepText(kept, undefined);
    setWanted(null);
    setLive(null);
  }, [kept]);
  const loading = wanted === 'run' && !live;
  return { live, state: live ? 'there' : wanted === 'failed' ? 'failed' : loading ? 'loading' : 'idle', run, leave };
};
