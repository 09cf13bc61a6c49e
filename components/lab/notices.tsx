'use client';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Lab, LabCopy } from '#model/lab.ts';
import { technologyModels } from '#model/technologies.ts';
import { copy } from './copy.vi.ts';
import styles from './notices.module.css';
import type { Session } from './session.ts';

interface NoticesProps {
  session: Session;
  lab: Lab;
  words: LabCopy;
  fileRefusal: string | null;
  /** Whether a file is played, for which nothing has to be connected. */
  inFile: boolean;
  onDismissFile: () => void;
}

/** What stands in the way right now, in one sentence each, with what to do about it. */
export function Notices({ session, lab, words, fileRefusal, inFile, onDismissFile }: NoticesProps) {
  const phase = useStore(session, (state) => state.phase);
  const brokers = useStore(session, (state) => state.brokers);
  const refusal = useStore(session, (state) => state.refusal);
  const needed = brokers.filter((notice) => lab.needs.includes(notice.technology) && notice.state !== 'ready');
  return (
    <div className={styles.notices} aria-live="polite">
      {phase.name === 'starting' ? <Note>{steps(phase.step)}</Note> : null}
      {phase.name === 'queued' ? (
        <Note action={[copy.cancelQueue, session.cancel]}>{copy.queued(phase.position)}</Note>
      ) : null}
      {phase.name === 'refused' ? (
        <Note bad action={[copy.retry, () => void session.start()]}>
          {copy.refused}: {phase.error.sentence}
        </Note>
      ) : null}
      {phase.name === 'expired' ? <Note>{copy.expired}</Note> : null}
      {phase.name === 'open' && !phase.online && !inFile ? <Note bad>{copy.reconnecting}</Note> : null}
      {needed.map((notice) => (
        <Note key={notice.technology} bad={notice.state !== 'starting'}>
          {notice.sentence ||
            (notice.state === 'starting' ? copy.brokerStarting : copy.brokerLost)(
              technologyModels[notice.technology].name,
            )}{' '}
          {notice.remedy}
        </Note>
      ))}
      {/* A form says itself which of its fields was refused. */}
      {refusal && refusal.at?.field === undefined ? (
        <Note bad action={[copy.dismiss, session.dismiss]}>
          {refusal.at ? `${words.controls[refusal.at.control]?.label ?? copy.controls}: ` : ''}
          {refusal.sentence}
        </Note>
      ) : null}
      {fileRefusal ? (
        <Note bad action={[copy.dismiss, onDismissFile]}>
          {fileRefusal}
        </Note>
      ) : null}
    </div>
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

function Note({
  children,
  bad = false,
  action,
}: {
  children: ReactNode;
  bad?: boolean;
  action?: [string, () => void];
}) {
  return (
    <p className={bad ? styles.bad : styles.note}>
      <span>{children}</span>
      {action ? (
        <button type="button" onClick={action[1]}>
          {action[0]}
        </button>
      ) : null}
    </p>
  );
}
