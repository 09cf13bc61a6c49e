'use client';
import { type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/shallow';
import { Stage } from '#components/diagram/stage.tsx';
import { keptText } from '#components/kept.ts';
import { copy as labCopy } from '#components/lab/copy.vi.ts';
import { createHighlight } from '#components/lab/highlight.ts';
import type { LabAssets } from '#components/lab/lab-assets.ts';
import { namesOf } from '#components/lab/names.ts';
import { RecordingComing, RecordingFailed } from '#components/lab/recording-state.tsx';
import badge from '#components/lab/run-badge.module.css';
import type { Phase, SessionState } from '#components/lab/session.ts';
import { useInView } from '#components/lab/use-in-view.ts';
import { type Player, useMedia, usePlayer } from '#components/lab/use-playback.ts';
import { useRecording } from '#components/lab/use-recording.ts';
import { watchedScope } from '#components/lab/watched-scope.ts';
import type { Playback } from '#model/playback.ts';
import { still } from '#model/readable-store.ts';
import { copy } from './copy.vi.ts';
import { cropped } from './cropped.ts';
import { KillButton } from './kill-button.tsx';
import styles from './kill-figure.module.css';
import { KillFrame } from './kill-frame.tsx';
import type { KillRun, KillState } from './kill-run.tsx';
import { killStory } from './kill-story.ts';
import { kept, objective, recording } from './recording.ts';
import { ToldLines } from './told-lines.tsx';

export interface KillStageProps {
  /** The button that was here before has been pressed; known at once, or a moment after this is there. */
  pressed: boolean;
  hadFocus: RefObject<boolean>;
}

type Live = typeof import('./kill-run.tsx') & { run: KillRun };

/** The playing half of the figure: everything heavy but the visitor's own run, which is loaded when it is asked for. */
export function KillStage({ pressed, hadFocus }: KillStageProps) {
  const root = useRef<HTMLDivElement>(null);
  const inView = useInView(root);
  const player = usePlayer(inView);
  const { playback } = player;
  const { assets, retry } = useRecording(playback, recording);
  const there = assets === 'failed' ? null : assets;
  const names = useMemo(() => there && namesOf(there.lab, there.copy), [there]);
  const [live, setLive] = useState<Live | null>(null);
  const [wanted, setWanted] = useState<'kill' | 'rejoin' | 'failed' | null>(
    pressed ? 'kill' : keptText(kept) === undefined ? null : 'rejoin',
  );
  const [heard, setHeard] = useState(pressed);
  if (pressed && !heard) {
    setHeard(true);
    setWanted('kill');
  }

  useEffect(() => {
    if (!there || live || wanted === null || wanted === 'failed') return;
    let gone = false;
    import('./kill-run.tsx').then(
      (loaded) => {
        const experiment = there.lab.guide.find((one) => one.objective === objective);
        if (gone || !experiment) return;
        const run = loaded.createKillRun(playback, experiment);
        setLive({ ...loaded, run });
        if (wanted === 'kill') run.kill();
        else void run.rejoin();
      },
      () => !gone && setWanted(wanted === 'kill' ? 'failed' : null),
    );
    return () => {
      gone = true;
    };
  }, [there, live, wanted, playback]);
  useEffect(() => live?.run.stop, [live]);

  const { busy, since } = useStore(live?.run ?? noRun);
  const phase = useStore(live?.run.session ?? noSession, (state) => state.phase.name);
  const waits = busy || (wanted === 'kill' && !live);
  const kill = (): void => {
    if (live) live.run.kill();
    else setWanted('kill');
  };
  const run = there && live ? { run: live.run, playback, assets: there } : null;
  return (
    <div ref={root}>
      <KillFrame
        head={
          <>
            {run && live ? <live.RunHead {...run} /> : <span className={badge.recording}>{copy.recording}</span>}
            <Pause playback={playback} />
          </>
        }
        notices={run && live && names ? <live.RunNotices {...run} names={names} /> : null}
        stage={
          assets === 'failed' ? (
            <RecordingFailed onRetry={retry} />
          ) : assets === null ? (
            <RecordingComing />
          ) : (
            <Drawing assets={assets} player={player} since={since} />
          )
        }
        action={
          <>
            <KillButton busy={waits && phase !== 'refused'} hadFocus={hadFocus} onPress={kill}>
              {labelOf(phase, waits, since)}
            </KillButton>
            {run && live ? <live.RunAgain {...run} /> : null}
          </>
        }
        note={wanted === 'failed' ? copy.failed : phase === 'open' ? copy.own : copy.before}
        told={names ? <ToldLines playback={playback} names={names} since={since} live={phase === 'open'} /> : undefined}
      />
    </div>
  );
}

/** What there is before the visitor's own run. */
const noRun = still<KillState>({ busy: false, since: 0 });
const noSession = still<Pick<SessionState, 'phase'>>({ phase: { name: 'preview' } });

const labelOf = (phase: Phase['name'], waits: boolean, since: number): string => {
  if (phase === 'queued') return copy.queued;
  if (phase === 'open') return waits ? copy.killing : since > 0 ? copy.killAgain : copy.kill;
  return waits && phase !== 'refused' ? copy.opening : copy.kill;
};

/** A recording can be stopped. */
function Pause({ playback }: { playback: Playback }) {
  const paused = useStore(playback, (state) => state.paused);
  const recorded = useStore(playback, (state) => state.length > 0 && !state.growing);
  if (!recorded) return null;
  return (
    <button type="button" className={styles.pause} onClick={paused ? playback.play : playback.pause}>
      {paused ? labCopy.recorded.play : labCopy.recorded.pause}
    </button>
  );
}

interface DrawingProps {
  assets: LabAssets;
  player: Player;
  since: number;
}

function Drawing({ assets, player, since }: DrawingProps) {
  const root = useRef<HTMLDivElement>(null);
  const [highlight] = useState(() => createHighlight(() => root.current));
  const narrow = useMedia('(max-width: 899px)');
  const { playback, flights, follow } = player;
  const { picture, shown, length } = useStore(
    playback,
    useShallow((state) => ({ picture: state.picture, shown: state.shown, length: state.length })),
  );
  useStore(follow, (state) => state.subject);
  // The order that the story is about, also while a recording has not come to it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `length` tells of new events
  const order = useMemo(() => killStory(playback.events(), since)?.held?.message, [playback, since, length]);
  useEffect(() => {
    if (order !== undefined) follow.follow(order);
  }, [follow, order]);
  const frame = narrow ? 'portrait' : 'landscape';
  const scene = useMemo(() => cropped(assets.scene), [assets]);
  const { width, height } = useMemo(() => scene(picture, frame), [scene, picture, frame]);
  return (
    <div ref={root} className={styles.drawing} style={{ '--shape': width / height }}>
      <Stage
        scope={watchedScope({ picture, shown }, assets, player, highlight, frame)}
        scene={scene}
        flights={flights}
        legend={false}
        fit={narrow ? 'scroll' : 'contain'}
      />
    </div>
  );
}
