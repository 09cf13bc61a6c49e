'use client';
import { useState } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/shallow';
import type { Picture } from '#model/picture.ts';
import type { Playback } from '#model/playback.ts';
import { copy as labCopy } from '../copy.vi.ts';
import { explanationOf } from '../explanation.ts';
import type { LabAssets } from '../lab-assets.ts';
import { openHint } from '../open-hint.ts';
import { usePictureNow } from '../picture-now.ts';
import { copy } from './copy.vi.ts';
import { Finished } from './finished.tsx';
import styles from './guide.module.css';
import { type News, newsOf } from './news.ts';
import { type Pressed, pressedBy } from './point-at.ts';
import type { Guide } from './use-guide.ts';
import { useStartFocus } from './use-start-focus.ts';

/** Where the learner goes from a lab that is done. */
export interface Onward {
  lessons: { href: string; title: string; quiz: string }[];
  nextLab?: { href: string; title: string };
}

interface GuideCardProps {
  assets: LabAssets;
  playback: Playback;
  guide: Guide;
  /** Whether it is the learner's own run. Before it there is one thing to do: start it. */
  running: boolean;
  onward: Onward;
  onPoint: (pressed: Pressed) => void;
  /** Shows the question where it is answered. */
  onQuestion: (prediction: string) => void;
  /** Question, hint and goals stand right below, and need not be said twice. */
  tasksInView: boolean;
  onEvidence: (evidence: readonly number[]) => void;
}

/** The one next step, from the first click to the last goal, and the news that it is told after. */
export function GuideCard(props: GuideCardProps) {
  const { assets, playback, guide, running, onward, onPoint, onEvidence, tasksInView } = props;
  const { lab, copy: words } = assets;
  const total = lab.story.objectives.length;
  const ended = useStore(guide.session, ({ phase }) => phase.name === 'ended');
  const hint = usePictureNow(playback, openHint);
  const met = usePictureNow(
    playback,
    ({ objectives }) => lab.story.objectives.filter((objective) => objectives[objective]).length,
  );
  const card = useStartFocus(running);
  if (!guide.on) {
    return (
      <p className={styles.off}>
        <button type="button" className={styles.link} onClick={() => guide.setOn(true)}>
          {copy.lead}
        </button>
      </p>
    );
  }
  const finished = running && guide.lead === undefined;
  return (
    <section ref={card} className={styles.card} tabIndex={-1} data-focus-home="self" aria-label={copy.next}>
      <header className={styles.head}>
        <span>{finished || !running ? copy.next : copy.met(met, total)}</span>
        <button type="button" className={styles.link} onClick={() => guide.setOn(false)}>
          {copy.explore}
        </button>
      </header>
      {running ? <NewsLines assets={assets} playback={playback} onEvidence={onEvidence} /> : null}
      {running && hint && !tasksInView ? (
        <p className={styles.hint}>
          <b>{copy.hint}</b> {words.hints[hint.hint] ?? hint.hint}
        </p>
      ) : null}
      {finished ? (
        <Finished assets={assets} playback={playback} session={guide.session} onward={onward} />
      ) : running ? (
        <Step {...props} />
      ) : (
        <div className={styles.step}>
          <p>{copy.start(ended ? labCopy.startAgain : labCopy.start)}</p>
          <button
            type="button"
            className={styles.show}
            onClick={() => onPoint({ act: 'start-lab', program: undefined, value: undefined })}
          >
            {copy.show}
          </button>
        </div>
      )}
      {running && guide.lead ? (
        <p className={styles.goal}>{words.objectives[guide.lead.experiment.objective]}</p>
      ) : null}
    </section>
  );
}

function Step({ assets, guide, onPoint, onQuestion, tasksInView }: GuideCardProps) {
  const { copy: words } = assets;
  const { lead, question, heldBack } = guide;
  if (question) {
    return (
      <div className={styles.step} role="status">
        <p>
          <b>{heldBack ? copy.heldBack : copy.predictFirst}</b>{' '}
          {tasksInView ? copy.below : words.predictions[question]?.question}
        </p>
        <span className={styles.actions}>
          <button type="button" className={styles.show} onClick={() => onQuestion(question)}>
            {copy.answer}
          </button>
          <button type="button" className={styles.link} onClick={() => guide.skip(question)}>
            {copy.skip}
          </button>
        </span>
      </div>
    );
  }
  if (!lead) return null;
  const pressed = pressedBy(lead);
  return (
    <div className={styles.step} role="status">
      <p>
        {guide.repeating ? `${copy.repeating} ` : ''}
        <b>{words.guide[lead.experiment.objective]?.[lead.index]}</b>
      </p>
      {pressed ? (
        <button type="button" className={styles.show} onClick={() => onPoint(pressed)}>
          {copy.show}
        </button>
      ) : null}
    </div>
  );
}

function NewsLines({ assets, playback, onEvidence }: Pick<GuideCardProps, 'assets' | 'playback' | 'onEvidence'>) {
  const [putAway, setPutAway] = useState(0);
  // What a reset makes anew counts its events from the beginning again.
  const newest = usePictureNow(playback, ({ seq }) => seq);
  const after = putAway > newest ? 0 : putAway;
  const news = usePictureNow(
    playback,
    useShallow((picture) => newsOf(picture, after)),
  );
  const predictions = usePictureNow(playback, (picture) => picture.predictions);
  if (news.length === 0) return null;
  return (
    <div className={styles.news}>
      <ul>
        {news.map((event) => (
          <li key={event.seq} data-kind={event.type}>
            <NewsLine assets={assets} news={event} predictions={predictions} />{' '}
            <button type="button" className={styles.link} onClick={() => onEvidence(event.evidence)}>
              {labCopy.tasks.evidence}
            </button>
          </li>
        ))}
      </ul>
      <button
        type="button"
        className={styles.away}
        aria-label={copy.putAway}
        onClick={() => setPutAway(news[0]?.seq ?? 0)}
      >
        ✕
      </button>
    </div>
  );
}

interface NewsLineProps {
  assets: LabAssets;
  news: News;
  predictions: Picture['predictions'];
}

function NewsLine({ assets: { lab, copy: words }, news, predictions }: NewsLineProps) {
  if (news.type === 'objective.met') {
    return (
      <>
        <b>✓ {copy.newlyMet}</b> {words.objectives[news.objective]}
      </>
    );
  }
  const { prediction, actual } = news;
  const option = predictions[prediction]?.option ?? '';
  const said = words.predictions[prediction]?.options;
  return (
    <>
      <b>{option === actual ? copy.right : copy.wrong(said?.[option] ?? option, said?.[actual] ?? actual)}</b>{' '}
      {explanationOf(lab, words, news, option)}
    </>
  );
}
