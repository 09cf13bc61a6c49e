'use client';
import { useShallow } from 'zustand/shallow';
import { technologyViews } from '#components/technologies.ts';
import type { TechnologyView } from '#components/technology-view.ts';
import { copy } from './copy.vi.ts';
import { FileLinks } from './file-links.tsx';
import { FollowNext } from './follow/follow-next.tsx';
import type { Highlight } from './highlight.ts';
import type { LabAssets } from './lab-assets.ts';
import styles from './lab-page.module.css';
import type { Names } from './names.ts';
import { usePictureNow } from './picture-now.ts';
import type { Proof } from './proof.ts';
import type { Session } from './session.ts';
import { stationRows } from './timetable/station-rows.ts';
import { TimetableKey } from './timetable/timetable-key.tsx';
import { TimetablePlot } from './timetable/timetable-plot.tsx';
import { Transport } from './timetable/transport.tsx';
import { TripsTable } from './timetable/trips-table.tsx';
import { Told } from './told.tsx';
import type { Player } from './use-playback.ts';

interface TimePanelProps {
  assets: LabAssets;
  player: Player;
  session: Session;
  highlight: Highlight;
  names: Names;
  proof: Proof | null;
  onSelect: (message: string) => void;
  inFile: boolean;
  onFile: (chosen: File) => void;
  compact: boolean;
  narrow: boolean;
}

/** Time under the stage: its buttons, the timetable, and the files that a log comes from and goes to. */
export function TimePanel(props: TimePanelProps) {
  const { assets, player, session, highlight, names, proof, onSelect, inFile, onFile, compact, narrow } = props;
  const { lab, scene } = assets;
  const { playback, loop, axis, timetable, follow, inscriptions } = player;
  const frame = narrow ? 'portrait' : 'landscape';
  const rows = usePictureNow(
    playback,
    useShallow((picture) => stationRows(lab, picture, scene(picture, frame).rows, compact)),
  );
  return (
    <div className={styles.time} data-focus-home="">
      <div className={styles.timeBar}>
        <Transport playback={playback} compact={compact} />
        <span className={styles.timeTitle}>{copy.timetable.title}</span>
        <TimetableKey timetable={timetable} lab={lab} />
        <FollowNext follow={follow} />
        <FileLinks slug={lab.slug} playback={playback} session={session} inFile={inFile} onFile={onFile} />
      </div>
      <Told playback={playback} names={names} proof={proof} />
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
        words={assets.copy}
        compact={compact}
        onSelect={onSelect}
      />
      {lab.needs.map((technology) => {
        const { BelowTimetable }: Pick<TechnologyView<never>, 'BelowTimetable'> = technologyViews[technology];
        if (!BelowTimetable) return null;
        return <BelowTimetable key={technology} playback={playback} loop={loop} axis={axis} follow={follow} />;
      })}
      <TripsTable timetable={timetable} follow={follow} playback={playback} inscriptions={inscriptions} />
    </div>
  );
}
