'use client';
import { startTransition, useCallback, useEffect, useState } from 'react';
import type { LogFile } from '#model/log-file.ts';
import type { Playback } from '#model/playback.ts';
import { type LabAssets, loadLab, loadLog } from './lab-assets.ts';

/** A stretch of a recording. */
export interface Stretch {
  /** The lab whose programs were recorded. */
  slug: string;
  /** Address of the recording. */
  log: string;
  /** Seconds from its beginning; the whole of it where absent. */
  from?: number | undefined;
  to?: number | undefined;
  autoPlay?: boolean;
}

export interface Recorded {
  /** What its drawing needs, once the recording is there. */
  assets: LabAssets | 'failed' | null;
  /** Fetches it once more. */
  retry: () => void;
}

/** Server time in ms. */
export interface Span {
  from: number;
  to: number;
}

/**
 * Plays a stretch of a recording, over and over, until the playback is given a run that goes on. `prepare` is waited for before
 * it begins; another one would begin it anew.
 */
export const useRecording = (
  playback: Playback,
  { slug, log, from = 0, to, autoPlay = false }: Stretch,
  prepare?: (events: LogFile['events'], assets: LabAssets, span: Span) => Promise<void>,
): Recorded => {
  const [assets, setAssets] = useState<Recorded['assets']>(null);
  const [attempt, setAttempt] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `attempt` asks for the same once more
  useEffect(() => {
    let gone = false;
    const show = async (): Promise<void> => {
      const [loaded, trace] = await Promise.all([loadLab(slug), loadLog(log)]);
      if (gone) return;
      if (!trace) throw new Error(`${log} is no recording`);
      const { events } = trace;
      const first = events[0]?.at ?? 0;
      const length = (events.at(-1)?.at ?? first) - first;
      const end = to === undefined ? length + 1000 : to * 1000;
      await prepare?.(events, loaded, { from: first + from * 1000, to: first + end });
      if (gone) return;
      if (!playback.getState().growing) {
        playback.load({ events, growing: false });
        playback.loop({ from: from * 1000, to: end });
        // A still frame must show something: the middle of the stretch, where things have begun to move.
        if (!autoPlay || matchMedia('(prefers-reduced-motion: reduce)').matches) {
          playback.seek(first + (from * 1000 + (to ?? length / 1000) * 1000) / 2);
        } else playback.play();
      }
      startTransition(() => setAssets(loaded));
    };
    show().catch(() => {
      if (!gone) setAssets('failed');
    });
    return () => {
      gone = true;
    };
  }, [slug, log, from, to, autoPlay, playback, prepare, attempt]);

  return {
    assets,
    retry: useCallback(() => {
      setAssets(null);
      setAttempt((count) => count + 1);
    }, []),
  };
};
