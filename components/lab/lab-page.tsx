'use client';
import { Tabs } from 'radix-ui';
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { Stage } from '#components/diagram/stage.tsx';
import { lastFinish } from '#model/history.ts';
import type { LogFile } from '#model/log-file.ts';
import { programName } from '#model/role.ts';
import { Controls } from './controls.tsx';
import { copy } from './copy.vi.ts';
import { readLogFile } from './file-source.ts';
import { createHighlight } from './highlight.ts';
import { type LabAssets, loadLab, loadTrace } from './lab-assets.ts';
import { LabBar } from './lab-bar.tsx';
import styles from './lab-page.module.css';
import { Notices } from './notices.tsx';
import { openHint } from './open-hint.ts';
import { pictureNow } from './picture-now.ts';
import { saveLog } from './save-log.ts';
import { createSession } from './session.ts';
import { Spoken } from './spoken.tsx';
import { CodeTab, type ProgramSource } from './tabs/code-tab.tsx';
import { LogTab } from './tabs/log-tab.tsx';
import { MessageTab } from './tabs/message-tab.tsx';
import { TasksTab } from './tabs/tasks-tab.tsx';
import { TimetablePlot } from './timetable/timetable-plot.tsx';
import { Transport } from './timetable/transport.tsx';
import { TripsTable } from './timetable/trips-table.tsx';
import { useMedia, usePlaybackState, usePlayer } from './use-playback.ts';

interface LabPageProps {
  slug: string;
  title: string;
  sources: readonly ProgramSource[];
}

/** Where the stage is one tab of several, it may scroll, which the keyboard must be able to do too. */
const panel = { role: 'tabpanel', tabIndex: 0, 'aria-label': copy.tabs.stage };
const tabs = ['tasks', 'code', 'message', 'log'] as const;

/** The page of a lab: a recording until the learner starts it, then their own run on real brokers. */
export function LabPage({ slug, title, sources }: LabPageProps) {
  const root = useRef<HTMLElement>(null);
  const player = usePlayer();
  const { playback, loop, flights, timetable } = player;
  const state = usePlaybackState(playback);
  const [session] = useState(() => createSession(slug, playback));
  const standing = useSyncExternalStore(session.subscribe, session.getState, session.getState);
  const [assets, setAssets] = useState<LabAssets | null>(null);
  const [file, setFile] = useState<{ name: string; log: LogFile } | null>(null);
  const [refusedFile, setRefusedFile] = useState<string | null>(null);
  const [selected, setSelected] = useState<string | null>(null);
  const [tab, setTab] = useState<string>('tasks');
  /** When the hint was raised that the learner has put away. */
  const [putAway, setPutAway] = useState<number>();
  const [highlight] = useState(() => createHighlight(() => root.current));
  const compact = useMedia('(max-width: 1339px)');
  const narrow = useMedia('(max-width: 997px)');
  const shownTab = tab === 'stage' && !compact ? 'tasks' : tab;
  const { phase } = standing;
  const running = phase.name === 'open' && file === null;
  const now = pictureNow(playback, state);

  const fileChosen = useRef(false);
  const preview = useCallback(async (): Promise<void> => {
    const trace = await loadTrace(slug).catch(() => null);
    const waiting = ['preview', 'starting', 'queued', 'refused'].includes(session.getState().phase.name);
    // A file may have been chosen while the recording was on its way.
    if (!trace || !waiting || fileChosen.current || playback.getState().growing) return;
    playback.load({ events: trace.events, growing: false });
    playback.loop({ from: 0, to: playback.getState().last - playback.getState().first + 1500 });
    if (!matchMedia('(prefers-reduced-motion: reduce)').matches) playback.play();
  }, [slug, playback, session]);

  useEffect(() => {
    void loadLab(slug).then(setAssets);
    void session.rejoin();
    void preview();
    return () => session.stop();
  }, [slug, session, preview]);

  useEffect(() => {
    if (compact) setTab((current) => (current === 'tasks' ? 'stage' : current));
  }, [compact]);

  const replay = async (chosen: File): Promise<void> => {
    const answer = await readLogFile(chosen, slug);
    if (!answer.ok) return setRefusedFile(answer.sentence);
    setRefusedFile(null);
    fileChosen.current = true;
    session.stop();
    setFile({ name: chosen.name, log: answer.log });
    playback.load({ events: answer.log.events, growing: false });
    playback.play();
  };
  const keep = (): void =>
    saveLog({
      format: 'tram-tin-log',
      version: 1,
      lab: slug,
      recordedAt: state.first,
      brokers: Object.fromEntries(standing.brokers.map((broker) => [broker.technology, broker.version ?? ''])),
      events: [...playback.events()],
    });
  const leaveFile = (): void => {
    fileChosen.current = false;
    setFile(null);
    session.back();
    if (session.getState().phase.name === 'preview') void preview();
  };
  const select = useCallback((message: string): void => {
    setSelected(message);
    setTab('message');
  }, []);
  const seek = useCallback(
    (at: number): void => {
      playback.pause();
      playback.seek(at);
      if (compact) setTab('stage');
    },
    [playback, compact],
  );
  const evidence = useCallback(
    (seqs: readonly number[]): void => {
      const event = playback.events().find((one) => one.seq === seqs[0]);
      if (event) seek(event.at - 400);
    },
    [playback, seek],
  );

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
  const frame = narrow ? 'portrait' : 'landscape';
  const raised = openHint(now);
  const hint = raised?.at === putAway ? undefined : raised;
  const layoutRows = assets.scene(now, frame).rows;
  const events = playback.events();
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
        if (dropped) void replay(dropped);
      }}
    >
      <div className={styles.left}>
        <LabBar title={title} lab={assets.lab} session={session} standing={standing} playback={state} file={file} />
        <Notices
          session={session}
          standing={standing}
          lab={assets.lab}
          words={assets.copy}
          fileRefusal={refusedFile}
          inFile={file !== null}
          onDismissFile={() => setRefusedFile(null)}
        />
        <div id="stage" className={styles.stage} {...(compact ? panel : {})}>
          <Stage
            scope={{
              picture: state.picture,
              frame,
              lab: assets.lab,
              copy: assets.copy,
              parts: assets.parts,
              loop,
              ...(running && phase.name === 'open' && phase.online ? { act: session.act } : {}),
              pending: session.pending,
              lastFinish: (program) => lastFinish(events, state.shown, program),
              selected,
              select,
              hover: highlight.set,
            }}
            scene={assets.scene}
            flights={flights}
            legend={!narrow}
            fit={narrow ? 'scroll' : 'contain'}
          />
          {state.length === 0 && phase.name === 'preview' ? <p className={styles.empty}>{copy.noRecording}</p> : null}
        </div>
        <div className={styles.time}>
          <div className={styles.timeBar}>
            <Transport playback={playback} state={state} compact={compact} />
            <span className={styles.timeTitle}>{copy.timetable.title}</span>
            <span className={styles.files}>
              <label className={styles.link}>
                {copy.openFile}
                <input
                  type="file"
                  accept=".json,application/json"
                  className="sr-only"
                  onChange={(event) => {
                    const chosen = event.currentTarget.files?.[0];
                    event.currentTarget.value = '';
                    if (chosen) void replay(chosen);
                  }}
                />
              </label>
              {phase.name === 'open' && !file ? (
                <a className={styles.link} href={session.logUrl() ?? '#'} download>
                  {copy.download}
                </a>
              ) : null}
              {phase.name === 'expired' && !file ? (
                <button type="button" className={styles.link} onClick={keep}>
                  {copy.download}
                </button>
              ) : null}
            </span>
          </div>
          <TimetablePlot
            playback={playback}
            loop={loop}
            timetable={timetable}
            highlight={highlight}
            rows={layoutRows}
            lab={assets.lab}
            picture={now}
            words={assets.copy}
            compact={compact}
            onSelect={select}
          />
          <TripsTable timetable={timetable} playback={playback} />
        </div>
        <div className={styles.controls}>
          {file ? (
            <button type="button" className={styles.start} onClick={leaveFile}>
              {copy.backToLab}
            </button>
          ) : phase.name === 'open' ? (
            <Controls
              lab={assets.lab}
              words={assets.copy}
              settings={now.settings}
              playback={playback}
              session={session}
              pendingVersion={standing.pendingVersion}
              disabled={!phase.online}
              compact={narrow}
            />
          ) : (
            <StartButton session={session} phase={phase.name} />
          )}
        </div>
      </div>
      <Tabs.Root className={styles.right} value={shownTab} onValueChange={setTab}>
        <Tabs.List className={styles.tabs} aria-label={copy.tabsLabel}>
          {compact ? (
            <Tabs.Trigger value="stage" aria-controls="stage">
              {copy.tabs.stage}
            </Tabs.Trigger>
          ) : null}
          {tabs.map((name) => (
            <Tabs.Trigger key={name} value={name}>
              {copy.tabs[name]}
              {name === 'tasks' && compact ? (
                <b>
                  {' '}
                  {Object.keys(now.objectives).length}/{assets.lab.story.objectives.length}
                </b>
              ) : null}
              {name === 'tasks' && hint !== undefined && shownTab !== 'tasks' ? (
                <i className={styles.news}>
                  <span className="sr-only">, {copy.tasks.hintWaits}</span>
                </i>
              ) : null}
            </Tabs.Trigger>
          ))}
        </Tabs.List>
        <Tabs.Content value="tasks" className={styles.body}>
          <TasksTab
            lab={assets.lab}
            words={assets.copy}
            predictions={now.predictions}
            objectives={now.objectives}
            hint={hint}
            onPutAway={setPutAway}
            session={session}
            running={running}
            onEvidence={evidence}
          />
        </Tabs.Content>
        <Tabs.Content value="code" className={styles.body}>
          <CodeTab sources={sources} lab={assets.lab} picture={state.picture} events={events} shown={state.shown} />
        </Tabs.Content>
        <Tabs.Content value="message" className={styles.body}>
          <MessageTab
            events={events}
            shown={state.shown}
            selected={selected}
            nameOf={nameOf}
            onSelect={setSelected}
            onSeek={seek}
          />
        </Tabs.Content>
        <Tabs.Content value="log" className={styles.body}>
          <LogTab events={events} shown={state.shown} nameOf={nameOf} onSelect={select} onSeek={seek} />
        </Tabs.Content>
      </Tabs.Root>
      <Spoken playback={playback} words={assets.copy} nameOf={nameOf} running={running} />
    </main>
  );
}

function StartButton({ session, phase }: { session: ReturnType<typeof createSession>; phase: string }) {
  const busy = phase === 'starting' || phase === 'queued';
  return (
    <button type="button" className={styles.start} disabled={busy} onClick={() => void session.start()}>
      {phase === 'expired' ? copy.startAgain : busy ? copy.starting : copy.start}
    </button>
  );
}
