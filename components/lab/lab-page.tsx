'use client';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { programName } from '#model/role.ts';
import { ControlPanel } from './control-panel.tsx';
import { copy } from './copy.vi.ts';
import { createHighlight } from './highlight.ts';
import { type LabAssets, loadLab } from './lab-assets.ts';
import { LabBar } from './lab-bar.tsx';
import styles from './lab-page.module.css';
import { LabStage } from './lab-stage.tsx';
import { Notices } from './notices.tsx';
import { createSession } from './session.ts';
import { type LabTab, SidePanel } from './side-panel.tsx';
import { Spoken } from './spoken.tsx';
import type { ProgramSource } from './tabs/code-tab.tsx';
import { TimePanel } from './time-panel.tsx';
import { useMedia, usePlayer } from './use-playback.ts';
import { useWatched } from './use-watched.ts';

interface LabPageProps {
  slug: string;
  title: string;
  sources: readonly ProgramSource[];
}

/** The page of a lab: a recording until the learner starts it, then their own run on real brokers. */
export function LabPage({ slug, title, sources }: LabPageProps) {
  const root = useRef<HTMLElement>(null);
  const player = usePlayer();
  const { playback } = player;
  const [session] = useState(() => createSession(slug, playback));
  const { file, refusal, openFile, leaveFile, dismissRefusal } = useWatched(slug, playback, session);
  const running = useStore(session, ({ phase }) => phase.name === 'open') && file === null;
  const [assets, setAssets] = useState<LabAssets | null>(null);
  const [selected, setSelected] = useState<string | null>(null);
  const [tab, setTab] = useState<LabTab>('tasks');
  const [highlight] = useState(() => createHighlight(() => root.current));
  const compact = useMedia('(max-width: 1339px)');
  const narrow = useMedia('(max-width: 997px)');
  const shownTab = tab === 'stage' && !compact ? 'tasks' : tab;

  useEffect(() => {
    void loadLab(slug).then(setAssets);
  }, [slug]);

  useEffect(() => {
    if (compact) setTab((current) => (current === 'tasks' ? 'stage' : current));
  }, [compact]);

  const select = useCallback((message: string): void => {
    setSelected(message);
    setTab('message');
  }, []);
  const seek = (at: number): void => {
    playback.pause();
    playback.seek(at);
    if (compact) setTab('stage');
  };
  const nameOf = useCallback(
    (program: string): string => (assets ? programName(assets.lab, assets.copy, program) : program),
    [assets],
  );

  if (!assets) {
    return (
      <main id="noi-dung" tabIndex={-1} className={styles.loading}>
        <h1>{title}</h1>
        <p>{copy.loading}</p>
      </main>
    );
  }
  const inFile = file !== null;
  return (
    <main
      id="noi-dung"
      tabIndex={-1}
      ref={root}
      className={styles.page}
      data-tab={compact ? shownTab : undefined}
      style={{ '--l': `var(--${assets.lab.line})` }}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        const dropped = event.dataTransfer.files[0];
        if (dropped) void openFile(dropped);
      }}
    >
      <div className={styles.left}>
        <LabBar title={title} lab={assets.lab} session={session} playback={playback} file={file} />
        <Notices
          session={session}
          lab={assets.lab}
          words={assets.copy}
          fileRefusal={refusal}
          inFile={inFile}
          onDismissFile={dismissRefusal}
        />
        <LabStage
          assets={assets}
          player={player}
          session={session}
          highlight={highlight}
          selected={selected}
          onSelect={select}
          running={running}
          compact={compact}
          narrow={narrow}
        />
        <TimePanel
          assets={assets}
          player={player}
          session={session}
          highlight={highlight}
          onSelect={select}
          inFile={inFile}
          onFile={openFile}
          compact={compact}
          narrow={narrow}
        />
        <ControlPanel
          assets={assets}
          playback={playback}
          session={session}
          inFile={inFile}
          onLeaveFile={leaveFile}
          narrow={narrow}
        />
      </div>
      <SidePanel
        assets={assets}
        sources={sources}
        playback={playback}
        session={session}
        tab={shownTab}
        onTab={setTab}
        selected={selected}
        onSelect={select}
        onSeek={seek}
        nameOf={nameOf}
        running={running}
        compact={compact}
      />
      <Spoken playback={playback} words={assets.copy} nameOf={nameOf} running={running} />
    </main>
  );
}
