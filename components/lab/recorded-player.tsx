'use client';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/shallow';
import { Stage } from '#components/diagram/stage.tsx';
import type { LabEvent } from '#model/events.ts';
import { emptyPicture } from '#model/picture.ts';
import { still } from '#model/readable-store.ts';
import { fold } from '#model/reduce.ts';
import type { Scene } from '#model/scene.ts';
import { countUpTo } from '#model/sorted.ts';
import { copy } from './copy.vi.ts';
import { createHighlight } from './highlight.ts';
import { type LabAssets, traceOf } from './lab-assets.ts';
import type { Excerpt } from './live-figure.tsx';
import { isPending } from './pending.ts';
import styles from './recorded-stage.module.css';
import { RecordingComing, RecordingFailed } from './recording-state.tsx';
import type { SessionState } from './session.ts';
import { useLiveRun } from './use-live-run.ts';
import { useMedia, usePlayer } from './use-playback.ts';
import { type Span, useRecording } from './use-recording.ts';
import { watchedScope } from './watched-scope.ts';

export interface RecordedPlayerProps {
  /** Rests while it is false. */
  inView: boolean;
  slug: string;
  /** Seconds from the beginning of the recording; the whole of it where absent. */
  from?: number;
  to?: number;
  autoPlay?: boolean;
  /** Portrait drawing and no legend, for a narrow column. */
  compact?: boolean;
  /** What of the lab can be run here; nothing where absent. */
  excerpt?: Excerpt | undefined;
}

/** The playing half of a recorded stage: everything heavy, in a chunk of its own. */
export function RecordedPlayer(props: RecordedPlayerProps) {
  const { inView, slug, from = 0, to, autoPlay = false, compact = false, excerpt } = props;
  const root = useRef<HTMLDivElement>(null);
  const [highlight] = useState(() => createHighlight(() => root.current));
  const player = usePlayer(inView);
  const { playback, flights } = player;
  const { picture, shown, paused } = useStore(
    playback,
    useShallow((state) => ({ picture: state.picture, shown: state.shown, paused: state.paused })),
  );
  const calm = useMedia('(prefers-reduced-motion: reduce)');
  const [highest, setHighest] = useState(1);
  const measure = useCallback(
    async (events: readonly LabEvent[], { scene }: LabAssets, span: Span) =>
      setHighest(await highestOf(events, scene, span.from, span.to)),
    [],
  );
  const { assets, retry } = useRecording(playback, { slug, log: traceOf(slug), from, to, autoPlay }, measure);

  const own = useLiveRun(slug, playback, excerpt && `figure-run:${slug}:${from}`);
  const phase = useStore(own.live?.session ?? noSession, (state) => state.phase);
  const pending = useStore(own.live?.session ?? noSession, (state) => state.pending);
  const live = phase.name === 'preview' ? null : own.live;
  const online = phase.name === 'open' && phase.online;
  const backToRecording = (): void => {
    own.leave();
    playback.load({ events: [], growing: false });
    retry();
  };

  const frame = compact ? 'portrait' : 'landscape';
  return (
    <div ref={root} className={styles.recorded} data-frame={frame} data-calm={calm} data-live={live !== null}>
      {assets === 'failed' ? <RecordingFailed onRetry={retry} /> : null}
      {assets === null ? <RecordingComing /> : null}
      {assets && assets !== 'failed' ? (
        <>
          {live && excerpt ? (
            <live.LiveHead {...excerpt} assets={assets} session={live.session} player={player} />
          ) : null}
          <div
            className={styles.drawing}
            data-frame={frame}
            // Only a portrait drawing is as high as this says.
            style={{ '--highest': live && compact ? Math.max(highest, highOf(assets.scene(picture, frame))) : highest }}
          >
            <Stage
              scope={{
                ...watchedScope({ picture, shown }, assets, player, highlight, frame),
                ...(live && online ? { act: live.session.act } : {}),
                pending: (action, program) => isPending(pending, action, program),
              }}
              scene={assets.scene}
              flights={flights}
              legend={!compact}
            />
          </div>
          {live && excerpt ? (
            <live.LiveFoot
              {...excerpt}
              assets={assets}
              session={live.session}
              player={player}
              highlight={highlight}
              onBack={backToRecording}
            />
          ) : (
            <div className={styles.bar}>
              <button type="button" onClick={paused ? playback.play : playback.pause}>
                {paused ? copy.recorded.play : copy.recorded.pause}
              </button>
              <span>{copy.recorded.label}</span>
              <Clock player={player} from={from} to={to} />
              {excerpt ? (
                <button
                  type="button"
                  className={styles.run}
                  aria-disabled={own.state === 'loading'}
                  onClick={() => own.state !== 'loading' && own.run()}
                >
                  {copy.liveFigure.run}
                </button>
              ) : null}
            </div>
          )}
          {own.state === 'failed' ? (
            <p className={styles.state} role="status">
              {copy.liveFigure.failed}
            </p>
          ) : null}
        </>
      ) : null}
    </div>
  );
}

const lookEveryMs = 250;
/** So long at a time, in ms: a slow phone takes four times as long, and answers a tap in between. */
const sliceMs = 8;

/**
 * Height by width of the highest portrait drawing within a stretch of a recording (server time, ms): it grows as programs
 * join. Lets the browser breathe in between.
 */
const highestOf = async (events: readonly LabEvent[], scene: Scene, from: number, to: number): Promise<number> => {
  let highest = 0;
  let picture = emptyPicture;
  let folded = 0;
  let began = performance.now();
  for (let at = from; at <= to; at += lookEveryMs) {
    const count = countUpTo(events, at, (event) => event.at);
    if (count === folded && highest > 0) continue;
    picture = fold(picture, events.slice(folded, count));
    folded = count;
    highest = Math.max(highest, highOf(scene(picture, 'portrait')));
    if (performance.now() - began < sliceMs) continue;
    await new Promise((resolve) => setTimeout(resolve));
    began = performance.now();
  }
  return highest;
};

const highOf = ({ width, height }: ReturnType<Scene>): number => height / width;

/** What there is before the reader's own run. */
const noSession = still<Pick<SessionState, 'phase' | 'pending'>>({ phase: { name: 'preview' }, pending: {} });

function Clock({ player, from, to }: { player: ReturnType<typeof usePlayer>; from: number; to: number | undefined }) {
  const text = useRef<HTMLSpanElement>(null);
  useEffect(
    () =>
      player.loop.add((now) => {
        const { first, last } = player.playback.getState();
        const end = to === undefined ? (last - first) / 1000 : to;
        const words = copy.recorded.time(
          copy.countdown(Math.floor((now - first) / 1000 - from) * 1000),
          copy.countdown((end - from) * 1000),
        );
        if (text.current && text.current.textContent !== words) text.current.textContent = words;
      }),
    [player, from, to],
  );
  return <span ref={text} className={styles.clock} />;
}
