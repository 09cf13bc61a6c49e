'use client';
import Link from 'next/link';
import { useMemo } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/shallow';
import { Controls } from './controls.tsx';
import { copy } from './copy.vi.ts';
import type { Highlight } from './highlight.ts';
import type { LabAssets } from './lab-assets.ts';
import styles from './live-figure.module.css';
import { namesOf } from './names.ts';
import { Notices } from './notices.tsx';
import { usePictureNow } from './picture-now.ts';
import { Question } from './question.tsx';
import { Remaining } from './remaining.tsx';
import { BrokerNames, RunBadge } from './run-badge.tsx';
import type { Session } from './session.ts';
import { Spoken } from './spoken.tsx';
import { stationRows } from './timetable/station-rows.ts';
import { TimetablePlot } from './timetable/timetable-plot.tsx';
import { Transport } from './timetable/transport.tsx';
import type { Player } from './use-playback.ts';

export { createSession } from './session.ts';

/** What of a lab an author puts into a paragraph. */
export interface Excerpt {
  /** Ids of the controls, in the order in which they stand. */
  controls: readonly string[];
  /** Id of the one question that is asked. */
  prediction?: string;
}

interface LiveProps extends Excerpt {
  assets: LabAssets;
  session: Session;
  player: Player;
}

/** Over the stage: whose run it is, the way to the whole lab, what stands in the way, and the question. */
export function LiveHead({ assets, session, player: { playback }, prediction }: LiveProps) {
  const { lab, copy: words } = assets;
  const names = useMemo(() => namesOf(lab, words), [lab, words]);
  const phase = useStore(session, (state) => state.phase);
  const running = phase.name === 'open';
  const { made, met } = usePictureNow(
    playback,
    useShallow(({ predictions, objectives }) => ({ made: predictions, met: objectives })),
  );
  const asked = lab.predictions.find(({ id }) => id === prediction);
  const experiment = lab.guide.find((one) => one.prediction === prediction);
  return (
    <>
      <div className={styles.head}>
        <RunBadge session={session} playback={playback} />
        {running ? (
          <span className={styles.meta}>
            <BrokerNames lab={lab} session={session} /> · <Remaining endsAt={phase.endsAt} />
          </span>
        ) : null}
        <Link className={styles.whole} href={`/lab/${lab.slug}`}>
          {copy.liveFigure.whole}
        </Link>
      </div>
      <Notices session={session} playback={playback} lab={lab} words={words} names={names} />
      {asked && running ? (
        <section className={styles.question} aria-labelledby={`question-${asked.id}`}>
          <p className={styles.eyebrow}>{copy.tasks.prediction}</p>
          <Question
            lab={lab}
            words={words}
            prediction={asked}
            made={made[asked.id]}
            done={experiment !== undefined && met[experiment.objective] !== undefined}
            session={session}
            running={running}
          />
        </section>
      ) : null}
      <Spoken playback={playback} words={words} names={names} running={running} />
    </>
  );
}

interface FootProps extends LiveProps {
  highlight: Highlight;
  onBack: () => void;
}

/** Under the stage: the controls that the author named, the timetable, and the way back to the recording. */
export function LiveFoot({ assets, session, player, controls, highlight, onBack }: FootProps) {
  const { lab, scene, copy: words } = assets;
  const { playback, loop, axis, timetable, follow, inscriptions } = player;
  const phase = useStore(session, (state) => state.phase);
  const named = controls.flatMap((id) => lab.controls.find((control) => control.id === id) ?? []);
  const rows = usePictureNow(
    playback,
    useShallow((picture) => stationRows(lab, picture, scene(picture, 'landscape').rows, true)),
  );
  return (
    <>
      {phase.name === 'open' ? (
        <Controls
          lab={{ ...lab, controls: named }}
          words={words}
          playback={playback}
          session={session}
          disabled={!phase.online}
          compact={false}
        />
      ) : phase.name === 'ended' ? (
        <button type="button" className={styles.again} onClick={() => void session.start()}>
          {copy.startAgain}
        </button>
      ) : null}
      <div className={styles.time}>
        <Transport playback={playback} compact />
        <TimetablePlot
          playback={playback}
          loop={loop}
          axis={axis}
          timetable={timetable}
          follow={follow}
          inscriptions={inscriptions}
          highlight={highlight}
          rows={rows}
          lab={lab}
          words={words}
          compact
          onSelect={() => undefined}
        />
      </div>
      <div className={styles.foot}>
        <span>{copy.liveFigure.note}</span>
        <button type="button" onClick={onBack}>
          {copy.liveFigure.back}
        </button>
      </div>
    </>
  );
}
