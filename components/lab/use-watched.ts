'use client';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Playback } from '#model/playback.ts';
import { readLogFile } from './file-source.ts';
import { loadLog, traceOf } from './lab-assets.ts';
import type { Session } from './session.ts';

/** A recording that the learner chose: a log file, their run before a reset, or the lab's own, at a moment that a lesson cites. */
export type Chosen = { file: string } | 'former-run' | 'cited';

/** What the page plays: the lab's recording, then the learner's own run, or a recording that they chose. */
export interface Watched {
  chosen: Chosen | null;
  /** The lab's own recording, which plays until there is something else. */
  recording: 'loading' | 'there' | 'none' | 'failed';
  /** Why the file chosen last is not played, in a sentence. */
  refusal: string | null;
  openFile: (file: File) => Promise<void>;
  /** Plays the run before the reset, from its end back. */
  openFormer: () => void;
  /** Back to the run, or to the lab's recording where there is none. */
  leaveChosen: () => void;
  dismissRefusal: () => void;
  /** Fetches the recording once more. */
  retryRecording: () => void;
}

/** Seqs of the events that the page's address cites, `?at=12,15`. */
const citedSeqs = (search: string): number[] =>
  (new URLSearchParams(search).get('at') ?? '')
    .split(',')
    .map(Number)
    .filter((seq) => Number.isInteger(seq) && seq > 0);

const beforeRun = ['preview', 'starting', 'queued', 'refused'];

/** Plays the recording over and over until the learner's run takes its place, which it takes up where there is one. */
export const useWatched = (
  slug: string,
  playback: Playback,
  session: Session,
  /** Shows what the address cites, once its recording is played. */
  cite: (seqs: readonly number[]) => void,
): Watched => {
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [recording, setRecording] = useState<Watched['recording']>('loading');
  const isChosen = useRef(false);

  const preview = useCallback(async (): Promise<void> => {
    setRecording('loading');
    const trace = await loadLog(traceOf(slug)).catch(() => undefined);
    setRecording(trace ? 'there' : trace === null ? 'none' : 'failed');
    const { phase, ownRun } = session.getState();
    const waiting = beforeRun.includes(phase.name) && !ownRun;
    // Another may have been chosen while the recording was on its way.
    if (!trace || !waiting || isChosen.current || playback.getState().growing) return;
    playback.load({ events: trace.events, growing: false });
    playback.loop({ from: 0, to: playback.getState().last - playback.getState().first + 1500 });
    if (!matchMedia('(prefers-reduced-motion: reduce)').matches) playback.play();
  }, [slug, playback, session]);

  const choose = useCallback(
    (recording: Chosen, log: Parameters<Playback['load']>[0]): void => {
      isChosen.current = true;
      session.stop();
      setChosen(recording);
      playback.load(log);
    },
    [playback, session],
  );

  const show = useRef(cite);
  show.current = cite;
  useEffect(() => {
    const cited = citedSeqs(window.location.search);
    const begin = async (): Promise<void> => {
      const trace = cited.length > 0 ? await loadLog(traceOf(slug)).catch(() => undefined) : undefined;
      if (!trace) {
        void session.rejoin();
        void preview();
        return;
      }
      setRecording('there');
      choose('cited', { events: trace.events, growing: false });
      show.current(cited);
    };
    void begin();
    return () => session.stop();
  }, [slug, session, preview, choose]);

  return {
    chosen,
    recording,
    refusal,
    openFile: async (file) => {
      const answer = await readLogFile(file, slug);
      if (!answer.ok) return setRefusal(answer.sentence);
      setRefusal(null);
      choose({ file: file.name }, { events: answer.log.events, growing: false });
      playback.play();
    },
    openFormer: () => {
      const { former } = session.getState();
      if (!former) return;
      choose('former-run', former);
      playback.seek(playback.getState().last);
    },
    leaveChosen: () => {
      isChosen.current = false;
      setChosen(null);
      session.back();
      if (session.getState().phase.name === 'preview') {
        void session.rejoin();
        void preview();
      }
    },
    dismissRefusal: () => setRefusal(null),
    retryRecording: () => void preview(),
  };
};
