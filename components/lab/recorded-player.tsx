'use client';
import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/shallow';
import { Stage } from '#components/diagram/stage.tsx';
import { lastFinish } from '#model/history.ts';
import type { Playback } from '#model/playback.ts';
import type { Scene } from '#model/scene.ts';
import { copy } from './copy.vi.ts';
import { createHighlight } from './highlight.ts';
import { type LabAssets, loadLab, loadTrace } from './lab-assets.ts';
import styles from './recorded-stage.module.css';
import { useMedia, usePlayer } from './use-playback.ts';

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
}

/** The playing half of a recorded stage: everything heavy, in a chunk of its own. */
export function RecordedPlayer({ inView, slug, from = 0, to, autoPlay = false, compact = false }: RecordedPlayerProps) {
  const root = useRef<HTMLDivElement>(null);
  const [assets, setAssets] = useState<LabAssets | 'failed' | null>(null);
  const [highlight] = useState(() => createHighlight(() => root.current));
  const player = usePlayer(inView && assets !== null);
  const { playback, loop, flights } = player;
  const { picture, shown, paused } = useStore(
    playback,
    useShallow((state) => ({ picture: state.picture, shown: state.shown, paused: state.paused })),
  );
  const calm = useMedia('(prefers-reduced-motion: reduce)');
  const [highest, setHighest] = useState(1);

  useEffect(() => {
    let gone = false;
    Promise.all([loadLab(slug), loadTrace(slug)]).then(
      ([loaded, trace]) => {
        if (gone) return;
        playback.load({ events: trace.events, growing: false });
        const { first, last } = playback.getState();
        const length = last - first;
        const end = to === undefined ? length + 1000 : to * 1000;
        setHighest(highestOf(playback, loaded.scene, first + from * 1000, first + end));
        playback.loop({ from: from * 1000, to: end });
        setAssets(loaded);
        // A still frame must show something: the middle of the stretch, where things have begun to move.
        if (!autoPlay || matchMedia('(prefers-reduced-motion: reduce)').matches) {
          playback.seek(first + (from * 1000 + (to ?? length / 1000) * 1000) / 2);
        } else {
          playback.seek(first + from * 1000);
          playback.play();
        }
      },
      () => {
        if (!gone) setAssets('failed');
      },
    );
    return () => {
      gone = true;
    };
  }, [slug, from, to, autoPlay, playback]);

  const frame = compact ? 'portrait' : 'landscape';
  return (
    <div ref={root} className={styles.recorded} data-frame={frame} data-calm={calm}>
      {assets === 'failed' ? <div className={styles.failed}>{copy.recorded.failed}</div> : null}
      {assets && assets !== 'failed' ? (
        <>
          <div className={styles.drawing} data-frame={frame} style={{ '--highest': highest }}>
            <Stage
              scope={{
                picture,
                frame,
                lab: assets.lab,
                copy: assets.copy,
                parts: assets.parts,
                loop,
                pending: () => false,
                lastFinish: (program) => lastFinish(playback.events(), shown, program),
                selected: null,
                select: () => undefined,
                hover: highlight.set,
              }}
              scene={assets.scene}
              flights={flights}
              legend={!compact}
            />
          </div>
          <div className={styles.bar}>
            <button type="button" onClick={paused ? playback.play : playback.pause}>
              {paused ? copy.recorded.play : copy.recorded.pause}
            </button>
            <span>{copy.recorded.label}</span>
            <Clock player={player} from={from} to={to} />
          </div>
        </>
      ) : null}
    </div>
  );
}

const lookEveryMs = 250;

/** Height by width of the highest portrait drawing within a stretch of a recording: it grows as programs join. */
const highestOf = (playback: Playback, scene: Scene, from: number, to: number): number => {
  let highest = 0;
  for (let at = from; at <= to; at += lookEveryMs) {
    playback.seek(at);
    const { width, height } = scene(playback.getState().picture, 'portrait');
    highest = Math.max(highest, height / width);
  }
  return highest;
};

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
