'use client';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/shallow';
import { Stage } from '#components/diagram/stage.tsx';
import { lastFinish } from '#model/history.ts';
import { copy } from './copy.vi.ts';
import type { Highlight } from './highlight.ts';
import type { LabAssets } from './lab-assets.ts';
import styles from './lab-page.module.css';
import { isPending } from './pending.ts';
import type { Session } from './session.ts';
import type { Player } from './use-playback.ts';

interface LabStageProps {
  assets: LabAssets;
  player: Player;
  session: Session;
  highlight: Highlight;
  selected: string | null;
  onSelect: (message: string) => void;
  /** Whether it shows the learner's own run, in which something can be done. */
  running: boolean;
  compact: boolean;
  narrow: boolean;
}

/** Where the stage is one tab of several, it may scroll, which the keyboard must be able to do too. */
const panel = { role: 'tabpanel', tabIndex: 0, 'aria-label': copy.tabs.stage };

/** The stage of the lab's page: the only part of it that is rendered with every batch of events. */
export function LabStage(props: LabStageProps) {
  const { assets, player, session, highlight, selected, onSelect, running, compact, narrow } = props;
  const { playback, loop, flights } = player;
  const { picture, shown } = useStore(
    playback,
    useShallow((state) => ({ picture: state.picture, shown: state.shown })),
  );
  const blank = useStore(playback, (state) => state.length === 0);
  const pending = useStore(session, (state) => state.pending);
  const online = useStore(session, ({ phase }) => phase.name === 'open' && phase.online);
  const previewing = useStore(session, ({ phase }) => phase.name === 'preview');
  return (
    <div id="stage" className={styles.stage} {...(compact ? panel : {})}>
      <Stage
        scope={{
          picture,
          frame: narrow ? 'portrait' : 'landscape',
          lab: assets.lab,
          copy: assets.copy,
          parts: assets.parts,
          loop,
          ...(running && online ? { act: session.act } : {}),
          pending: (action, program) => isPending(pending, action, program),
          lastFinish: (program) => lastFinish(playback.events(), shown, program),
          selected,
          select: onSelect,
          hover: highlight.set,
        }}
        scene={assets.scene}
        flights={flights}
        legend={!narrow}
        fit={narrow ? 'scroll' : 'contain'}
      />
      {blank && previewing ? <p className={styles.empty}>{copy.noRecording}</p> : null}
    </div>
  );
}
