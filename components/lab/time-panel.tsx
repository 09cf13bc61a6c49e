'use client';
import { Tabs } from 'radix-ui';
import type { ReactNode } from 'react';
import { useShallow } from 'zustand/shallow';
import { technologyViews } from '#components/technologies.ts';
import type { TechnologyView, TimeView } from '#components/technology-view.ts';
import tabRow from '#components/ui/tabs.module.css';
import type { Lab } from '#model/lab.ts';
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
import views from './time-views.module.css';
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

/** What the first of the lab's technologies that has one shows of time besides the timetable. */
const timeViewOf = ({ needs }: Lab): TimeView | undefined => {
  for (const technology of needs) {
    const { timeView }: Pick<TechnologyView<never>, 'timeView'> = technologyViews[technology];
    if (timeView) return timeView;
  }
  return undefined;
};

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
  const bar = (title: ReactNode) => (
    <>
      <div className={styles.timeBar}>
        <Transport playback={playback} compact={compact} />
        {title}
        <TimetableKey timetable={timetable} lab={lab} />
        <FollowNext follow={follow} />
        <FileLinks slug={lab.slug} playback={playback} session={session} inFile={inFile} onFile={onFile} />
      </div>
      <Told playback={playback} names={names} proof={proof} />
    </>
  );
  const plot = (
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
  );
  const table = <TripsTable timetable={timetable} follow={follow} playback={playback} inscriptions={inscriptions} />;
  const title = <span className={styles.timeTitle}>{copy.timetable.title}</span>;
  const other = timeViewOf(lab);
  if (!other) {
    return (
      <div className={styles.time} data-focus-home="">
        {bar(title)}
        {plot}
        {table}
      </div>
    );
  }
  return (
    <Tabs.Root className={styles.time} data-focus-home="" defaultValue="timetable">
      {bar(
        <div className={views.head}>
          {title}
          <Tabs.List className={`${tabRow.tabs} ${views.tabs}`} aria-label={copy.timetable.views}>
            <Tabs.Trigger value="timetable">{copy.timetable.short}</Tabs.Trigger>
            <Tabs.Trigger value="other">{other.name}</Tabs.Trigger>
          </Tabs.List>
        </div>,
      )}
      {/* Both stay: the one that is not seen goes on setting the axis. */}
      <div className={views.views}>
        <Tabs.Content forceMount value="timetable" className={views.timetable} tabIndex={-1}>
          {plot}
        </Tabs.Content>
        <Tabs.Content forceMount value="other" className={views.other}>
          <other.Drawing playback={playback} loop={loop} axis={axis} follow={follow} />
        </Tabs.Content>
      </div>
      {table}
    </Tabs.Root>
  );
}
