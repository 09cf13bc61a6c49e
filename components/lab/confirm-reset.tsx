'use client';
import { useRef } from 'react';
import type { Lab } from '#model/lab.ts';
import type { Playback } from '#model/playback.ts';
import styles from './confirm-reset.module.css';
import { copy } from './copy.vi.ts';
import { saveRun } from './save-log.ts';
import type { Session } from './session.ts';

interface ConfirmResetProps {
  lab: Lab;
  playback: Playback;
  session: Session;
  disabled: boolean;
  className: string | undefined;
}

/** Starts the lab over, but asks first: what the run has shown goes, in every tab that shows it. */
export function ConfirmReset({ lab, playback, session, disabled, className }: ConfirmResetProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  return (
    <>
      <button
        type="button"
        className={className}
        aria-disabled={disabled}
        onClick={() => disabled || dialog.current?.showModal()}
      >
        {copy.reset}
      </button>
      <dialog ref={dialog} className={styles.dialog} aria-labelledby="dat-lai">
        <h2 id="dat-lai">{copy.resetAsk.question}</h2>
        <p>{copy.resetAsk.goes}</p>
        <p>{copy.resetAsk.stays}</p>
        <form method="dialog" className={styles.actions}>
          <button type="submit" className={styles.sure} onClick={session.reset}>
            {copy.resetAsk.sure}
          </button>
          <button type="submit">{copy.resetAsk.no}</button>
          <button type="button" className={styles.save} onClick={() => saveRun(lab.slug, playback, session)}>
            {copy.saveRun}
          </button>
        </form>
      </dialog>
    </>
  );
}
