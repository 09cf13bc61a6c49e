'use client';
import { useState } from 'react';
import type { EventOf } from '#model/events.ts';
import type { Lab, LabCopy } from '#model/lab.ts';
import type { Picture } from '#model/picture.ts';
import type { Playback } from '#model/playback.ts';
import { programName } from '#model/role.ts';
import { copy } from '../copy.vi.ts';
import { usePictureNow } from '../picture-now.ts';
import type { Session } from '../session.ts';
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
}

/**
 * The hint of the mistake made last, predictions and objectives, as of now and not as of the playhead: what was learnt
 * stays learnt while one scrubs back.
 */
export function TasksTab(props: TasksProps) {
  const { lab, words, playback, hint, onPutAway, session, running, onEvidence } = props;
  const predictions = usePictureNow(playback, (picture) => picture.predictions);
  const objectives = usePictureNow(playback, (picture) => picture.objectives);
  const met = lab.story.objectives.filter((id) => objectives[id]).length;
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
      {running ? null : <p className={styles.intro}>{words.intro}</p>}
      <Predictions lab={lab} words={words} made={predictions} session={session} running={running} />
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
    </div>
  );
}

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

interface PredictionsProps extends Pick<TasksProps, 'lab' | 'words' | 'session' | 'running'> {
  made: Picture['predictions'];
}

function Predictions({ lab, words, made: all, session, running }: PredictionsProps) {
  const [chosen, setChosen] = useState<number | null>(null);
  // The one the learner is waiting for, or has just learned from, stays until they turn the page.
  const committed = lab.predictions.map(({ id }) => all[id]?.madeSeq ?? 0);
  const index = chosen ?? committed.indexOf(Math.max(...committed));
  const prediction = lab.predictions[index];
  if (!prediction) return null;
  const said = words.predictions[prediction.id];
  const made = all[prediction.id];
  const actual = made?.settled?.actual;
  const locked = !running || made !== undefined;
  const program = made?.settled?.facts.program;
  return (
    <section aria-labelledby="prediction">
      <div className={styles.eyebrow}>
        <span>{copy.tasks.prediction}</span>
        <span className={styles.pager}>
          <button
            type="button"
            aria-label={copy.tasks.previous}
            disabled={index === 0}
            onClick={() => setChosen(index - 1)}
          >
            ‹
          </button>
          {copy.tasks.of(index + 1, lab.predictions.length)}
          <button
            type="button"
            aria-label={copy.tasks.next}
            disabled={index === lab.predictions.length - 1}
            onClick={() => setChosen(index + 1)}
          >
            ›
          </button>
        </span>
      </div>
      <h2 id="prediction" className={styles.question}>
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
              data-yours={yours}
              data-actual={real}
              aria-pressed={yours}
              disabled={locked}
              onClick={() => {
                setChosen(index);
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
          ? withFacts(said?.explanation[made.settled.actual] ?? '', {
              ...made.settled.facts,
              ...(typeof program === 'string' && { program: programName(lab, words, program) }),
            })
          : made
            ? copy.tasks.waiting
            : running
              ? copy.tasks.commit
              : copy.tasks.locked}
      </p>
    </section>
  );
}

const withFacts = (text: string, facts: Record<string, string | number>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const fact = facts[name];
    return fact === undefined ? whole : typeof fact === 'number' ? copy.number(fact) : fact;
  });
