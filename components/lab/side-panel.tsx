'use client';
import { Tabs } from 'radix-ui';
import { useState } from 'react';
import type { Playback } from '#model/playback.ts';
import { copy } from './copy.vi.ts';
import type { LabAssets } from './lab-assets.ts';
import styles from './lab-page.module.css';
import { openHint } from './open-hint.ts';
import { usePictureNow } from './picture-now.ts';
import type { Session } from './session.ts';
import { CodeTab, type ProgramSource } from './tabs/code-tab.tsx';
import { LogTab } from './tabs/log-tab.tsx';
import { MessageTab } from './tabs/message-tab.tsx';
import { TasksTab } from './tabs/tasks-tab.tsx';

const tabs = ['tasks', 'code', 'message', 'log'] as const;

/** A tab of the lab's page; the stage is one where there is no room beside it. */
export type LabTab = (typeof tabs)[number] | 'stage';

interface SidePanelProps {
  assets: LabAssets;
  sources: readonly ProgramSource[];
  playback: Playback;
  session: Session;
  tab: LabTab;
  onTab: (tab: LabTab) => void;
  selected: string | null;
  /** Shows the message in its tab. */
  onSelect: (message: string) => void;
  onSeek: (at: number) => void;
  nameOf: (program: string) => string;
  running: boolean;
  compact: boolean;
}

/** What is told beside the stage, a tab at a time; those that are not shown render nothing. */
export function SidePanel(props: SidePanelProps) {
  const { assets, sources, playback, session, tab, onTab, selected, onSelect, onSeek, nameOf, running, compact } =
    props;
  const { lab, copy: words } = assets;
  /** When the hint was raised that the learner has put away. */
  const [putAway, setPutAway] = useState<number>();
  const raised = usePictureNow(playback, openHint);
  const hint = raised?.at === putAway ? undefined : raised;
  const met = usePictureNow(playback, ({ objectives }) => Object.keys(objectives).length);
  const seekEvidence = ([seq]: readonly number[]): void => {
    const event = playback.events().find((one) => one.seq === seq);
    if (event) onSeek(event.at - 400);
  };
  return (
    <Tabs.Root
      className={styles.right}
      value={tab}
      onValueChange={(value) => onTab(tabs.find((name) => name === value) ?? 'stage')}
    >
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
                {met}/{lab.story.objectives.length}
              </b>
            ) : null}
            {name === 'tasks' && hint !== undefined && tab !== 'tasks' ? (
              <i className={styles.news}>
                <span className="sr-only">, {copy.tasks.hintWaits}</span>
              </i>
            ) : null}
          </Tabs.Trigger>
        ))}
      </Tabs.List>
      <Tabs.Content value="tasks" className={styles.body}>
        <TasksTab
          lab={lab}
          words={words}
          playback={playback}
          hint={hint}
          onPutAway={setPutAway}
          session={session}
          running={running}
          onEvidence={seekEvidence}
        />
      </Tabs.Content>
      <Tabs.Content value="code" className={styles.body}>
        <CodeTab sources={sources} lab={lab} playback={playback} />
      </Tabs.Content>
      <Tabs.Content value="message" className={styles.body}>
        <MessageTab playback={playback} selected={selected} nameOf={nameOf} onSelect={onSelect} onSeek={onSeek} />
      </Tabs.Content>
      <Tabs.Content value="log" className={styles.body}>
        <LogTab playback={playback} nameOf={nameOf} onSelect={onSelect} onSeek={onSeek} />
      </Tabs.Content>
    </Tabs.Root>
  );
}
