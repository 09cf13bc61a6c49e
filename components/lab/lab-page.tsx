'use client';
import { startTransition, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { After } from './after.tsx';
import { ControlPanel } from './control-panel.tsx';
import { copy } from './copy.vi.ts';
import { FollowStrip } from './follow/follow-strip.tsx';
import { GuideCard, type Onward } from './guide/guide-card.tsx';
import { pointAt } from './guide/point-at.ts';
import { useGuide } from './guide/use-guide.ts';
import { createHighlight } from './highlight.ts';
import { type LabAssets, loadLab } from './lab-assets.ts';
import { LabBar } from './lab-bar.tsx';
import styles from './lab-page.module.css';
import { LabStage } from './lab-stage.tsx';
import { namesOf } from './names.ts';
import { Notices } from './notices.tsx';
import { createSession } from './session.ts';
import { type LabTab, SidePanel } from './side-panel.tsx';
import { Spoken } from './spoken.tsx';
import type { ProgramSource } from './tabs/code-tab.tsx';
import { TimePanel } from './time-panel.tsx';
import { useKeptFocus } from './use-kept-focus.ts';
import { useMedia, usePlayer } from './use-playback.ts';
import { useProof } from './use-proof.ts';
import { useWatched } from './use-watched.ts';

interface LabPageProps {
  slug: string;
  title: string;
  sources: readonly ProgramSource[];
  onward: Onward;
}

const loadingForMs = 8_000;

/** The page of a lab: a recording until the learner starts it, then their own run on real brokers. */
export function LabPage({ slug, title, sources, onward }: LabPageProps) {
  const root = useRef<HTMLElement>(null);
  const player = usePlayer();
  const { playback } = player;
  const [own] = useState(() => createSession(slug, playback));
  const [assets, setAssets] = useState<LabAssets | null>(null);
  const [failed, setFailed] = useState(false);
  const [selected, setSelected] = useState<string | null>(null);
  const [tab, setTab] = useState<LabTab>('tasks');
  const [codePlace, setCodePlace] = useState<HTMLElement | null>(null);
  const [codeIsWide, setCodeIsWide] = useState(false);
  const [highlight] = useState(() => createHighlight(() => root.current));
  const { proof, prove } = useProof(player, highlight);
  const watched = useWatched(slug, playback, own, prove);
  const { chosen, recording, openFile } = watched;
  const running = useStore(own, ({ phase }) => phase.name === 'open') && chosen === null;
  const compact = useMedia('(max-width: 1339px), (max-height: 719px)');
  const narrow = useMedia('(max-width: 997px)');
  // A laptop. What sticks to the lower edge of a low window would cover what it speaks of.
  const low = useMedia('(max-height: 719px)');
  const shownTab = tab === 'stage' && !compact ? 'tasks' : tab;

  useEffect(() => {
    // The whole page is drawn at once; as a transition it lets the browser answer in between.
    void loadLab(slug).then(
      (loaded) => startTransition(() => setAssets(loaded)),
      () => setFailed(true),
    );
  }, [slug]);

  // Where the stage is a tab, the experiment is there.
  const onPredicted = useCallback(() => {
    if (compact) setTab('stage');
  }, [compact]);
  const guide = useGuide(own, playback, assets?.lab, onPredicted);
  const { session } = guide;
  useKeptFocus(root, assets !== null);

  // Before it is painted: a window that is turned shows the stage, not for a moment something else.
  useLayoutEffect(() => {
    if (compact) setTab((current) => (current === 'tasks' ? 'stage' : current));
  }, [compact]);

  const select = useCallback((message: string): void => {
    setSelected(message);
    // What goes over the wire is a view of the same message.
    setTab((current) => (current === 'wire' ? current : 'message'));
  }, []);
  /** Brings the stage into view, which may be another tab or lie behind the code. */
  const turnToStage = (): void => {
    setCodeIsWide(false);
    if (compact) setTab('stage');
  };
  const seek = (at: number): void => {
    playback.pause();
    playback.seek(at);
    turnToStage();
  };
  const showProof = (evidence: readonly number[]): void => {
    prove(evidence);
    turnToStage();
  };
  /** Once what it shows is drawn. */
  const afterTurningTo = (to: LabTab, then: () => void): void => {
    if (to === 'stage') turnToStage();
    else setTab(to);
    requestAnimationFrame(then);
  };
  const names = useMemo(() => assets && namesOf(assets.lab, assets.copy), [assets]);

  if (!assets || !names) {
    return (
      <main id="noi-dung" tabIndex={-1} className={styles.loading}>
        <h1>{title}</h1>
        <p role="status">{failed ? copy.loadingFailed : copy.loading}</p>
        <After ms={failed ? 0 : loadingForMs}>
          {failed ? null : <p>{copy.long.loading}</p>}
          <button type="button" className={styles.again} onClick={() => window.location.reload()}>
            {copy.reload}
          </button>
        </After>
      </main>
    );
  }
  const inFile = chosen !== null;
  const card =
    inFile || assets.lab.guide.length === 0 ? null : (
      <GuideCard
        assets={assets}
        playback={playback}
        guide={guide}
        running={running}
        onward={onward}
        tasksInView={shownTab === 'tasks'}
        onPoint={(pressed) => afterTurningTo('stage', () => pointAt(root.current, pressed))}
        onQuestion={() =>
          afterTurningTo('tasks', () =>
            root.current?.querySelector<HTMLElement>('[data-question] [data-option]')?.focus(),
          )
        }
        onEvidence={showProof}
      />
    );
  return (
    <main
      id="noi-dung"
      tabIndex={-1}
      ref={root}
      className={styles.page}
      data-focus-home=""
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
        <LabBar title={title} lab={assets.lab} session={session} playback={playback} chosen={chosen} />
        <Notices
          session={session}
          playback={playback}
          lab={assets.lab}
          words={assets.copy}
          names={names}
          watched={watched}
        />
        {compact && low ? <div className={styles.guide}>{card}</div> : null}
        <LabStage
          assets={assets}
          player={player}
          session={session}
          recording={recording}
          onRetry={watched.retryRecording}
          highlight={highlight}
          names={names}
          proof={proof}
          selected={selected}
          onSelect={select}
          running={running}
          compact={compact}
          narrow={narrow}
          low={low}
        />
        <div ref={setCodePlace} className={styles.codePlace} />
        <FollowStrip player={player} names={names} onSelect={select} />
        <TimePanel
          assets={assets}
          player={player}
          session={session}
          highlight={highlight}
          names={names}
          proof={proof}
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
          onLeaveFile={watched.leaveChosen}
          narrow={narrow}
          guide={compact && !low ? card : null}
          suggestion={guide.on ? guide.lead?.move : undefined}
        />
      </div>
      <SidePanel
        assets={assets}
        sources={sources}
        playback={playback}
        follow={player.follow}
        session={session}
        tab={shownTab}
        onTab={setTab}
        selected={selected}
        onSelect={select}
        onSeek={seek}
        onEvidence={showProof}
        names={names}
        running={running}
        compact={compact}
        question={guide.on ? guide.question : undefined}
        guide={compact ? null : card}
        codePlace={codePlace}
        codeIsWide={codeIsWide}
        onCodeWide={setCodeIsWide}
      />
      <Spoken playback={playback} words={assets.copy} names={names} running={running} />
    </main>
  );
}
