'use client';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Lab, LabCopy } from '#model/lab.ts';
import { isAway } from '#model/platform/absences.ts';
import type { Playback } from '#model/playback.ts';
import { technologyModels } from '#model/technologies.ts';
import { After } from './after.tsx';
import { copy } from './copy.vi.ts';
import { isStillPossible } from './drift.ts';
import { HeldRooms } from './held-rooms.tsx';
import type { Names } from './names.ts';
import styles from './notices.module.css';
import { usePictureNow } from './picture-now.ts';
import { saveRun } from './save-log.ts';
import type { Session } from './session.ts';
import type { Watched } from './use-watched.ts';
import { SpokenPlace, WaitingPlace } from './waiting-place.tsx';

interface NoticesProps {
  session: Session;
  playback: Playback;
  lab: Lab;
  words: LabCopy;
  names: Names;
  /** What may be played instead of the run; nothing where that is all there is. */
  watched?: Watched;
}

/** How long each wait may last before it is said that it lasts, and what else can be done, in ms. */
const long = { opening: 8_000, firstEvent: 12_000, reconnecting: 15_000, resetting: 15_000, command: 8_000 };

const reload = (): void => window.location.reload();

/** What stands in the way right now, in one sentence each, with what to do about it. */
export function Notices(props: NoticesProps) {
  const { session, playback, lab, words, names, watched } = props;
  const inFile = (watched?.chosen ?? null) !== null;
  const phase = useStore(session, (state) => state.phase);
  const pending = useStore(session, (state) => state.pending);
  const resetting = useStore(session, (state) => state.resetting);
  const brokers = useStore(session, (state) => state.brokers);
  const refusal = useStore(session, (state) => state.refusal);
  const former = useStore(session, (state) => state.former);
  const turnedAway = useStore(session, (state) => state.turnedAway);
  // A lab with brokers of its own is not held up by the others, and only its log tells of them.
  const needed = lab.ownBrokers
    ? []
    : brokers.filter((notice) => lab.needs.includes(notice.technology) && notice.state !== 'ready');
  const ownAway = usePictureNow(playback, (picture) =>
    lab.needs
      .filter((technology) => lab.ownBrokers && isAway(picture, technology))
      .map((technology) => technologyModels[technology].name)
      .join(', '),
  );
  const notices = (
    <div className={styles.notices} data-focus-home="" aria-live="polite">
      {phase.name === 'starting' ? <Starting step={phase.step} awaits={phase.awaits} session={session} /> : null}
      <WaitingPlace session={session} />
      {phase.name === 'refused' ? (
        <>
          <Note bad actions={[[copy.retry, () => void session.start()]]}>
            {copy.refused}: {phase.error.sentence}
          </Note>
          {phase.error.code.startsWith('too-many-sandboxes') ? <HeldRooms session={session} /> : null}
        </>
      ) : null}
      {phase.name === 'ended' ? (
        <Note actions={inFile ? [] : [[copy.saveRun, () => saveRun(lab.slug, playback, session)]]}>
          {copy.ended[phase.why]} {copy.kept}
        </Note>
      ) : null}
      {phase.name === 'open' && !phase.online && !inFile ? <Offline session={session} /> : null}
      {resetting ? (
        <>
          <Note>{copy.resetting}</Note>
          <After ms={long.resetting}>
            <Note bad actions={[[copy.reload, reload]]}>
              {copy.long.resetting}
            </Note>
          </After>
        </>
      ) : null}
      {phase.name === 'open' && phase.online
        ? Object.entries(pending).map(([key, { action, program }]) => (
            <After key={key} ms={long.command}>
              <Note bad actions={[[copy.stopWaiting, () => session.forget(action, program)]]}>
                {copy.long.command(names.action(action))}
              </Note>
            </After>
          ))
        : null}
      {turnedAway && !inFile ? <Note bad>{turnedAway}</Note> : null}
      {needed.map((notice) => (
        <Note key={notice.technology} bad={notice.state !== 'starting'}>
          {notice.sentence ||
            (notice.state === 'starting' ? copy.brokerStarting : copy.brokerLost)(
              technologyModels[notice.technology].name,
            )}{' '}
          {notice.remedy}
        </Note>
      ))}
      {ownAway && phase.name === 'open' && !inFile ? <Note bad>{copy.brokerLost(ownAway)}</Note> : null}
      {watched?.chosen === 'former-run' ? (
        <Note actions={[[copy.saveRun, () => saveRun(lab.slug, playback, session)]]}>{copy.former.watched}</Note>
      ) : phase.name === 'open' && watched && former && !inFile ? (
        <Note
          actions={[
            [copy.former.open, watched.openFormer],
            [copy.dismiss, session.dropFormer],
          ]}
        >
          {copy.former.there}
        </Note>
      ) : null}
      <Astray session={session} names={names} />
      {/* A form says itself which of its fields was refused. */}
      {refusal && refusal.at?.field === undefined ? (
        <Note bad actions={[[copy.dismiss, session.dismiss]]}>
          {refusal.at ? `${words.controls[refusal.at.control]?.label ?? copy.controls}: ` : ''}
          {refusal.sentence}
        </Note>
      ) : null}
      {watched?.refusal ? (
        <Note bad actions={[[copy.dismiss, watched.dismissRefusal]]}>
          {watched.refusal}
        </Note>
      ) : null}
    </div>
  );
  return (
    <>
      {notices}
      <SpokenPlace session={session} />
    </>
  );
}

interface StartingProps {
  step: number;
  awaits: string | undefined;
  session: Session;
}

function Starting({ step, awaits, session }: StartingProps) {
  const again = (): void => {
    session.cancel();
    void session.start();
  };
  const connecting = step === copy.startingSteps.length - 1;
  return (
    <>
      {awaits ? <Note actions={[[copy.stopWaiting, session.cancel]]}>{awaits}</Note> : <Note>{steps(step)}</Note>}
      <After key={step} ms={connecting ? long.firstEvent : long.opening}>
        <Note
          bad
          actions={[
            [copy.retry, again],
            [copy.watchRecording, session.cancel],
          ]}
        >
          {connecting ? copy.long.firstEvent : copy.long.opening}
        </Note>
      </After>
    </>
  );
}

function Offline({ session }: { session: Session }) {
  return (
    <>
      <Note bad>{copy.reconnecting}</Note>
      <After ms={long.reconnecting}>
        <Note
          bad
          actions={[
            [copy.reconnect, session.back],
            [copy.stopWaiting, session.leave],
          ]}
        >
          {copy.long.reconnecting}
        </Note>
      </After>
    </>
  );
}

/** A command that was not sent, because what it was aimed at has changed since the moment that was looked at. */
function Astray({ session, names }: { session: Session; names: Names }) {
  const astray = useStore(session, (state) => state.astray);
  if (!astray) return null;
  const { action, program, drift } = astray;
  return (
    <Note
      bad
      actions={[
        ...(isStillPossible(drift) ? [[copy.astray.send, session.sendAstray] satisfies Action] : []),
        [copy.astray.drop, session.dropAstray],
      ]}
    >
      {copy.astray.why(names.action(action), names.program(program))} {copy.astray.now(names.program(program), drift)}
    </Note>
  );
}

const steps = (done: number): ReactNode => (
  <span className={styles.steps}>
    {copy.startingSteps.map((step, index) => (
      <span key={step} data-state={index < done ? 'done' : index === done ? 'now' : 'later'}>
        {step}
      </span>
    ))}
  </span>
);

type Action = [label: string, run: () => void];

function Note({
  children,
  bad = false,
  actions = [],
}: {
  children: ReactNode;
  bad?: boolean;
  actions?: readonly Action[];
}) {
  return (
    <p className={bad ? styles.bad : styles.note}>
      <span>{children}</span>
      {actions.length > 0 ? (
        <span className={styles.actions}>
          {actions.map(([label, run]) => (
            <button key={label} type="button" onClick={run}>
              {label}
            </button>
          ))}
        </span>
      ) : null}
    </p>
  );
}
