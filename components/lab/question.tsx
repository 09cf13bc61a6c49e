'use client';
import type { Lab, LabCopy } from '#model/lab.ts';
import type { Picture } from '#model/picture.ts';
import type { Prediction } from '#model/prediction.ts';
import { BetOutcome } from './bet-outcome.tsx';
import { copy } from './copy.vi.ts';
import { explanationOf } from './explanation.ts';
import styles from './question.module.css';
import type { Session } from './session.ts';

interface QuestionProps {
  lab: Lab;
  words: LabCopy;
  prediction: Prediction;
  made: Picture['predictions'][string] | undefined;
  /** Its experiment was done before it was answered. */
  done: boolean;
  session: Session;
  /** False in a recording. */
  running: boolean;
  onChosen?: () => void;
  /** Leads to what is pressed next in its experiment, once it was answered. */
  onGo?: (() => void) | undefined;
}

/** A prediction: its options, which of them the learner has chosen, and what the run has answered. */
export function Question({ lab, words, prediction, made, done, session, running, onChosen, onGo }: QuestionProps) {
  const said = words.predictions[prediction.id];
  const actual = made?.settled?.actual;
  const locked = !running || made !== undefined;
  return (
    <>
      <h2 id={`question-${prediction.id}`} className={styles.question}>
        {said?.question ?? prediction.id}
      </h2>
      <div className={styles.options}>
        {prediction.options.map((option) => {
          const yours = made?.option === option;
          const real = actual === option;
          return (
            <button
              key={option}
              type="button"
              className={styles.option}
              data-option
              data-yours={yours}
              data-actual={real}
              aria-pressed={yours}
              disabled={!running}
              // Keeps the focus once it was chosen: what comes of it is told beside it.
              aria-disabled={locked}
              onClick={() => {
                if (locked) return;
                onChosen?.();
                session.predict(prediction.id, option);
              }}
            >
              {said?.options[option] ?? option}
              {yours || real ? (
                <small>{yours && real ? copy.tasks.both : real ? copy.tasks.actual : copy.tasks.you}</small>
              ) : null}
            </button>
          );
        })}
      </div>
      <p className={styles.answer} role="status">
        {made?.settled
          ? explanationOf(lab, words, made.settled, made.option)
          : made
            ? copy.tasks.waiting
            : !running
              ? copy.tasks.locked
              : done
                ? copy.tasks.tooLate
                : copy.tasks.commit}
      </p>
      {made && !made.settled && running && onGo ? (
        <button type="button" className={styles.go} onClick={onGo}>
          {copy.tasks.go}
        </button>
      ) : null}
      {made?.settled ? <BetOutcome key={prediction.id} lab={lab.slug} prediction={prediction.id} /> : null}
    </>
  );
}
