'use client';
import { useShallow } from 'zustand/shallow';
import { copy } from './copy.vi.ts';
import { FileLinks } from './file-links.tsx';
import type { Highlight } from './highlight.ts';
import type { LabAssets } from './lab-assets.ts';
import styles from './lab-page.module.css';
import { usePictureNow } from './picture-now.ts';
import type { Session } from './session.ts';
import { stationRows } from './timetable/station-rows.ts';
import { TimetablePlot } from './timetable/timetable-plot.tsx';
import { Transport } from './timetable/transport.tsx';
import { TripsTable } from './timetable/trips-table.tsx';
import type { Player } from './use-playback.ts';

interface TimePanelProps {
  assets: LabAssets;
  player: Player;
  session: Session;
  highlight: Highlight;
  onSelect: (message: string) => void;
  inFile: boolean;
  onFile: (chosen: File) => void;
  compact: boolean;
  narrow: boolean;
}

/** Time under the stage: its buttons, the timetable, and the files that a log comes from and goes to. */
export function TimePanel(props: TimePanelProps) {
  const { assets, player, session, highlight, onSelect, inFile, onFile, compact, narrow } = props;
  const { lab, scene } = assets;
  const { playback, loop, timetable } = player;
  const frame = narrow ? 'portrait' : 'landscape';
  const rows = usePictureNow(
    playback,
    useShallow((picture) => stationRows(lab, picture, scene(picture, frame).rows, compact)),
  );
  return (
    <div className={styles.time}>
      <div className={styles.timeBar}>
        <Transport playback={playback} compact={compact} />
        <span className={styles.timeTitle}>{copy.timetable.title}</span>
        <FileLinks slug={lab.slug} playback={playback} session={session} inFile={inFile} onFile={onFile} />
      </div>
      <TimetablePlot
        playback={playback}
        loop={loop}
        timetable={timetable}
        highlight={highlight}
        rows={rows}
        lab={lab}
        words={assets.copy}
        compact={compact}
        onSelect={onSelect}
      />
      <TripsTable timetable={timetable} playback={playback} />
    </div>
  );
}
