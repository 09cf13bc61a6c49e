'use client';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Playback } from '#model/playback.ts';
import { readLogFile } from './file-source.ts';
import { loadTrace } from './lab-assets.ts';
import type { Session } from './session.ts';

/** What the page plays: the lab's recording, then the learner's own run, or a log file that they chose. */
export interface Watched {
  /** Name of the file, while one is played. */
  file: string | null;
  /** Why the file chosen last is not played, in a sentence. */
  refusal: string | null;
  openFile: (chosen: File) => Promise<void>;
  /** Back to the run, or to the recording where there is none. */
  leaveFile: () => void;
  dismissRefusal: () => void;
}

const beforeRun = ['preview', 'starting', 'queued', 'refused'];

/** Plays the recording over and over until the learner's run takes its place, which it takes up where there is one. */
export const useWatched = (slug: string, playback: Playback, session: Session): Watched => {
  const [file, setFile] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const fileChosen = useRef(false);

  const preview = useCallback(async (): Promise<void> => {
    const trace = await loadTrace(slug).catch(() => null);
    const waiting = beforeRun.includes(session.getState().phase.name);
    // A file may have been chosen while the recording was on its way.
    if (!trace || !waiting || fileChosen.current || playback.getState().growing) return;
    playback.load({ events: trace.events, growing: false });
    playback.loop({ from: 0, to: playback.getState().last - playback.getState().first + 1500 });
    if (!matchMedia('(prefers-reduced-motion: reduce)').matches) playback.play();
  }, [slug, playback, session]);

  useEffect(() => {
    void session.rejoin();
    void preview();
    return () => session.stop();
  }, [session, preview]);

  return {
    file,
    refusal,
    openFile: async (chosen) => {
      const answer = await readLogFile(chosen, slug);
      if (!answer.ok) return setRefusal(answer.sentence);
      setRefusal(null);
      fileChosen.current = true;
      session.stop();
      setFile(chosen.name);
      playback.load({ events: answer.log.events, growing: false });
      playback.play();
    },
    leaveFile: () => {
      fileChosen.current = false;
      setFile(null);
      session.back();
      if (session.getState().phase.name === 'preview') void preview();
    },
    dismissRefusal: () => setRefusal(null),
  };
};
