'use client';
import { Tabs } from 'radix-ui';
import { type ReactNode, useState } from 'react';
import { technologyViews } from '#components/technologies.ts';
import type { TechnologyView, WireProps } from '#components/technology-view.ts';
import tabRow from '#components/ui/tabs.module.css';
import type { Lab } from '#model/lab.ts';
import type { Playback } from '#model/playback.ts';
import { copy } from './copy.vi.ts';
import type { Follow } from './follow/follow.ts';
import type { LabAssets } from './lab-assets.ts';
import styles from './lab-page.module.css';
import type { Names } from './names.ts';
import { openHint } from './open-hint.ts';
import { usePictureNow } from './picture-now.ts';
import type { Session } from './session.ts';
import { CodeTab, type ProgramSource } from './tabs/code-tab.tsx';
import { LogTab } from './tabs/log-tab.tsx';
import { MessageTab } from './tabs/message-tab.tsx';
import { type Next, TasksTab } from './tabs/tasks-tab.tsx';
import { useReadState } from './use-playback.ts';

const tabs = ['tasks', 'code', 'wire', 'message', 'log'] as const;

/** A tab of the lab's page; the stage is one where there is no room beside it. */
export type LabTab = (typeof tabs)[number] | 'stage';

/** What shows the wire of the first of the lab's technologies whose frames can be seen. */
const wireOf = ({ needs }: Lab): TechnologyView<never>['Wire'] => {
  for (const technology of needs) {
    const { Wire }: Pick<TechnologyView<never>, 'Wire'> = technologyViews[technology];
    if (Wire) return Wire;
  }
  return undefined;
};

interface SidePanelProps {
  assets: LabAssets;
  sources: readonly ProgramSource[];
  playback: Playback;
  follow: Follow;
  session: Session;
  tab: LabTab;
  onTab: (tab: LabTab) => void;
  selected: string | null;
  /** Shows the message in its tab. */
  onSelect: (message: string) => void;
  onSeek: (at: number) => void;
  /** Goes back to what proves a goal, by the seqs of its evidence. */
  onEvidence: (evidence: readonly number[]) => void;
  names: Names;
  running: boolean;
  compact: boolean;
  /** The prediction that is to be made now. */
  question: string | undefined;
  next: Next | undefined;
  /** Stands above the tabs where there is room. */
  guide: ReactNode;
  /** Where code may stand that needs more room than there is here. */
  codePlace: HTMLElement | null;
  codeIsWide: boolean;
  onCodeWide: (wide: boolean) => void;
}

type OnWireProps = Pick<SidePanelProps, 'playback' | 'selected' | 'onSelect'> & {
  Wire: (props: WireProps) => ReactNode;
};

function OnWire({ Wire, playback, ...rest }: OnWireProps) {
  const { picture, shown } = useReadState(playback);
  return <Wire picture={picture} events={playback.events().slice(0, shown)} {...rest} />;
}

/** What is told beside the stage, a tab at a time; those that are not shown render nothing. */
export function SidePanel(props: SidePanelProps) {
  const {
    assets,
    sources,
    playback,
    session,
    tab,
    onTab,
    selected,
    onSelect,
    onSeek,
    onEvidence,
    names,
    running,
    compact,
    question,
    next,
    guide,
    codePlace,
    codeIsWide,
    onCodeWide,
  } = props;
  const { lab, copy: words } = assets;
  const Wire = wireOf(lab);
  const there = tabs.filter((name) => name !== 'wire' || Wire);
  /** When the hint was raised that the learner has put away. */
  const [putAway, setPutAway] = useState<number>();
  const raised = usePictureNow(playback, openHint);
  const hint = raised?.at === putAway ? undefined : raised;
  const met = usePictureNow(playback, ({ objectives }) => Object.keys(objectives).length);
  return (
    <Tabs.Root
      className={styles.right}
      data-focus-home=""
      value={tab}
      onValueChange={(value) => onTab(tabs.find((name) => name === value) ?? 'stage')}
    >
      {guide}
      <Tabs.List className={`${tabRow.tabs} ${styles.tabs}`} aria-label={copy.tabsLabel}>
        {compact ? (
          <Tabs.Trigger value="stage" aria-controls="stage">
            {copy.tabs.stage}
          </Tabs.Trigger>
        ) : null}
        {there.map((name) => (
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
      <Tabs.Content value="tasks" className={styles.body} data-focus-home="">
        <TasksTab
          lab={lab}
          words={words}
          playback={playback}
          hint={hint}
          onPutAway={setPutAway}
          session={session}
          running={running}
          onEvidence={onEvidence}
          question={question}
          next={next}
        />
      </Tabs.Content>
      <Tabs.Content value="code" className={styles.body} data-focus-home="">
        <CodeTab
          sources={sources}
          lab={lab}
          playback={playback}
          place={compact ? null : codePlace}
          wide={codeIsWide}
          onWide={onCodeWide}
        />
      </Tabs.Content>
      {Wire ? (
        <Tabs.Content value="wire" className={styles.body} data-focus-home="">
          <OnWire Wire={Wire} playback={playback} selected={selected} onSelect={onSelect} />
        </Tabs.Content>
      ) : null}
      <Tabs.Content value="message" className={styles.body} data-focus-home="">
        <MessageTab
          playback={playback}
          follow={props.follow}
          selected={selected}
          names={names}
          onSelect={onSelect}
          onSeek={onSeek}
        />
      </Tabs.Content>
      <Tabs.Content value="log" className={styles.body} data-focus-home="">
        <LogTab playback={playback} follow={props.follow} names={names} onSelect={onSelect} onSeek={onSeek} />
      </Tabs.Content>
    </Tabs.Root>
  );
}
