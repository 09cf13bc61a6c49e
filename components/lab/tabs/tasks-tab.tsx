'use client';
import { useState } from 'react';
import { useStore } from 'zustand';
import { BetScore } from '#components/course/bet-score.tsx';
import { useProgress } from '#components/course/use-progress.ts';
import type { EventOf } from '#model/events.ts';
import type { Lab, LabCopy } from '#model/lab.ts';
import type { Picture } from '#model/picture.ts';
import type { Playback } from '#model/playback.ts';
import type { ProgressEntry } from '#model/progress.ts';
import { copy } from '../copy.vi.ts';
import { usePictureNow } from '../picture-now.ts';
import { Question } from '../question.tsx';
import type { Session } from '../session.ts';
import { Door } from './door.tsx';
import styles from './tabs.module.css';

interface TasksProps {
  lab: Lab;
  words: LabCopy;
  playback: Playback;
  hint: EventOf<'hint.raised'> | undefined;
  onPutAway: (at: number) => void;
  session: Session;
  /** False in a recording. */
  running: boolean;
  onEvidence: (evidence: readonly number[]) => void;
  /** The prediction that is to be made now. */
  question: string | undefined;
  next: Next | undefined;
}

/** What is pressed next in the experiment that answers a prediction. */
export interface Next {
  prediction: string | undefined;
  go: () => void;
}

/**
 * The hint of the mistake made last, predictions and objectives, as of now and not as of the playhead: what was learnt
 * stays learnt while one scrubs back.
 */
export function TasksTab(props: TasksProps) {
  const { lab, words, playback, hint, onPutAway, session, running, onEvidence, question, next } = props;
  const predictions = usePictureNow(playback, (picture) => picture.predictions);
  const objectives = usePictureNow(playback, (picture) => picture.objectives);
  const met = lab.story.objectives.filter((id) => objectives[id]).length;
  const doorKey = useStore(session, (state) => state.doorKey);
  const before = useProgress(({ progress }) => progress.objectives[lab.slug]) ?? none;
  // A recording answers by what it shows: beside one in which nothing was predicted, questions are kept for the run.
  const asks = running || Object.keys(predictions).length > 0;
  return (
    <div className={styles.stack}>
      {hint === undefined ? null : (
        <div className={styles.hint}>
          <p>
            <b>{copy.tasks.hint}</b> {words.hints[hint.hint] ?? hint.hint}
          </p>
          <button type="button" aria-label={copy.tasks.putAway} onClick={() => onPutAway(hint.at)}>
            ✕
          </button>
        </div>
      )}
      <BetScore news={running ? settledIn(lab.slug, predictions) : []} />
      {running ? null : <p className={styles.intro}>{words.intro}</p>}
      {asks ? (
        <Predictions
          lab={lab}
          words={words}
          made={predictions}
          met={objectives}
          session={session}
          running={running}
          question={question}
          next={next}
        />
      ) : lab.predictions.length > 0 ? (
        <section>
          <h2 className={styles.eyebrow}>{copy.tasks.prediction}</h2>
          <p className={styles.answer}>{copy.tasks.askedLater(lab.predictions.length)}</p>
        </section>
      ) : null}
      <section>
        <h2 className={styles.eyebrow}>
          <span>{copy.tasks.objectives}</span>
          <span>{copy.tasks.of(met, lab.story.objectives.length)}</span>
        </h2>
        <ul className={styles.objectives}>
          {lab.story.objectives.map((id) => {
            const done = objectives[id];
            return (
              <li key={id}>
                <Tick done={done !== undefined} />
                <span>
                  {words.objectives[id] ?? id}
                  <span className="sr-only">, {done ? copy.tasks.met : copy.tasks.notMet}</span>
                  {!done && running && before.includes(id) ? (
                    <small className={styles.small}> {copy.tasks.metBefore}</small>
                  ) : null}
                  {done ? (
                    <button type="button" className={styles.link} onClick={() => onEvidence(done.evidence)}>
                      {copy.tasks.evidence}
                    </button>
                  ) : null}
                </span>
              </li>
            );
          })}
        </ul>
      </section>
      {lab.door && running && doorKey !== null ? <Door door={lab.door} words={words.door} doorKey={doorKey} /> : null}
    </div>
  );
}

const none: readonly string[] = [];

const settledIn = (lab: string, predictions: Picture['predictions']): ProgressEntry[] =>
  Object.entries(predictions).flatMap(([prediction, { option, settled }]) =>
    settled ? [{ kind: 'prediction-settled' as const, lab, prediction, right: settled.actual === option }] : [],
  );

function Tick({ done }: { done: boolean }) {
  return (
    <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true" className={styles.tick}>
      {done ? (
        <>
          <circle cx="9" cy="9" r="8" fill="var(--ok)" />
          <path d="M5 9.3l2.7 2.7L13 6.5" stroke="var(--card)" strokeWidth="2" fill="none" />
        </>
      ) : (
        <circle cx="9" cy="9" r="7" fill="none" stroke="var(--ink-3)" strokeWidth="1.6" />
      )}
    </svg>
  );
}

interface PredictionsProps extends Pick<TasksProps, 'lab' | 'words' | 'session' | 'running' | 'question' | 'next'> {
  made: Picture['predictions'];
  met: Picture['objectives'];
}

function Predictions({ lab, words, made: all, met, session, running, question, next }: PredictionsProps) {
  const [turned, setTurned] = useState<{ to: number; while: string | undefined }>();
  const setChosen = (to: number): void => setTurned({ to, while: question });
  // Another question that is due turns the page.
  const chosen = turned?.while === question ? turned?.to : undefined;
  // The one the learner is waiting for, or has just learned from, stays until they turn the page.
  const committed = lab.predictions.map(({ id }) => all[id]?.madeSeq ?? 0);
  const due = lab.predictions.findIndex(({ id }) => id === question);
  const index = chosen ?? (due >= 0 ? due : committed.indexOf(Math.max(...committed)));
  const prediction = lab.predictions[index];
  if (!prediction) return null;
  const experiment = lab.guide.find((one) => one.prediction === prediction.id);
  return (
    <section aria-labelledby={`question-${prediction.id}`} data-question>
      <div className={styles.eyebrow}>
        <span>{copy.tasks.prediction}</span>
        <span className={styles.pager}>
          <button
            type="button"
            aria-label={copy.tasks.previous}
            aria-disabled={index === 0}
            onClick={() => index > 0 && setChosen(index - 1)}
          >
            ‹
          </button>
          {copy.tasks.of(index + 1, lab.predictions.length)}
          <button
            type="button"
            aria-label={copy.tasks.next}
            aria-disabled={index === lab.predictions.length - 1}
            onClick={() => index < lab.predictions.length - 1 && setChosen(index + 1)}
          >
            ›
          </button>
        </span>
      </div>
      <Question
        lab={lab}
        words={words}
        prediction={prediction}
        made={all[prediction.id]}
        done={experiment !== undefined && met[experiment.objective] !== undefined}
        session={session}
        running={running}
        onChosen={() => setChosen(index)}
        onGo={next?.prediction === prediction.id ? next.go : undefined}
      />
    </section>
  );
}
