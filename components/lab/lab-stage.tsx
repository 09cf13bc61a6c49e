'use client';
import { useDeferredValue } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/shallow';
import { Stage } from '#components/diagram/stage.tsx';
import { After } from './after.tsx';
import { copy } from './copy.vi.ts';
import type { Highlight } from './highlight.ts';
import { InscriptionSwitch } from './inscription-switch.tsx';
import type { LabAssets } from './lab-assets.ts';
import styles from './lab-page.module.css';
import type { Names } from './names.ts';
import { isPending } from './pending.ts';
import type { Proof } from './proof.ts';
import type { Session } from './session.ts';
import type { Player } from './use-playback.ts';
import type { Watched } from './use-watched.ts';
import { watchedScope } from './watched-scope.ts';

interface LabStageProps {
  assets: LabAssets;
  player: Player;
  session: Session;
  /** How it stands with the recording that plays before the start. */
  recording: Watched['recording'];
  onRetry: () => void;
  highlight: Highlight;
  names: Names;
  proof: Proof | null;
  selected: string | null;
  onSelect: (message: string) => void;
  /** Whether it shows the learner's own run, in which something can be done. */
  running: boolean;
  compact: boolean;
  narrow: boolean;
  low: boolean;
}

/** Where the stage is one tab of several, it may scroll, which the keyboard must be able to do too. */
const panel = { role: 'tabpanel', tabIndex: 0, 'aria-label': copy.tabs.stage };

/** The stage of the lab's page: the only part of it that is rendered with every batch of events. */
export function LabStage(props: LabStageProps) {
  const {
    assets,
    player,
    session,
    recording,
    onRetry,
    highlight,
    names,
    proof,
    selected,
    onSelect,
    running,
    compact,
    narrow,
    low,
  } = props;
  const { playback, flights, follow, inscriptions } = player;
  const { picture, shown } = useStore(
    playback,
    useShallow((state) => ({ picture: state.picture, shown: state.shown })),
  );
  const blank = useStore(playback, (state) => state.length === 0);
  useStore(follow, (state) => state.subject);
  useStore(inscriptions, (state) => state.side);
  const pending = useStore(session, (state) => state.pending);
  const online = useStore(session, ({ phase }) => phase.name === 'open' && phase.online);
  const frame = narrow ? 'portrait' : 'landscape';
  // In a render of its own after the page around it, so that a phone answers in between; its box keeps its size without it.
  const drawn = useDeferredValue(true, false);
  const previewing = useStore(session, ({ phase }) => phase.name === 'preview');
  return (
    <div id="stage" className={styles.stage} data-focus-home="" {...(compact ? panel : {})}>
      {drawn ? (
        <Stage
          scope={{
            ...watchedScope({ picture, shown }, assets, player, highlight, frame),
            ...(running && online ? { act: session.act } : {}),
            pending: (action, program) => isPending(pending, action, program),
            selected,
            inscribed: (message, label) => inscriptions.on(message, label, frame),
            select: onSelect,
            proof,
          }}
          scene={assets.scene}
          flights={flights}
          legend={!narrow && !low}
          foot={<InscriptionSwitch inscriptions={inscriptions} />}
          tight={!narrow && low}
          fit={narrow ? 'scroll' : 'contain'}
        />
      ) : null}
      <Returned session={session} names={names} />
      {blank && previewing ? <Absent recording={recording} onRetry={onRetry} /> : null}
    </div>
  );
}

/** Says over the stage that the page came back to live before it sent a command. */
function Returned({ session, names }: Pick<LabStageProps, 'session' | 'names'>) {
  const command = useStore(session, (state) => state.returned);
  return (
    <p className={styles.returned} role="status">
      {command
        ? copy.returned(names.action(command.action), command.program ? names.program(command.program) : null)
        : null}
    </p>
  );
}

const loadingForMs = 5_000;

function Absent({ recording, onRetry }: Pick<LabStageProps, 'recording' | 'onRetry'>) {
  if (recording === 'none' || recording === 'there') {
    return recording === 'none' ? <p className={styles.empty}>{copy.noRecording}</p> : null;
  }
  return (
    <After key={recording} ms={recording === 'loading' ? loadingForMs : 0}>
      <div className={styles.empty} role="status">
        <p>{recording === 'loading' ? copy.long.recording : copy.recordingFailed}</p>
        {recording === 'failed' ? (
          <button type="button" className={styles.again} onClick={onRetry}>
            {copy.recorded.retry}
          </button>
        ) : null}
      </div>
    </After>
  );
}
