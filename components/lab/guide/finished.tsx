'use client';
import Link from 'next/link';
import { Fragment } from 'react';
import type { Playback } from '#model/playback.ts';
import { copy as labCopy } from '../copy.vi.ts';
import { explanationOf } from '../explanation.ts';
import type { LabAssets } from '../lab-assets.ts';
import { usePictureNow } from '../picture-now.ts';
import { saveRun } from '../save-log.ts';
import type { Session } from '../session.ts';
import { copy } from './copy.vi.ts';
import styles from './guide.module.css';
import type { Onward } from './guide-card.tsx';

interface FinishedProps {
  assets: LabAssets;
  playback: Playback;
  session: Session;
  onward: Onward;
}

/** A verdict that comes so much later than its goal is of another experiment, and says when that was. */
const apartMs = 10_000;

/** All goals are met: what the run has shown, in its own figures, and where to go from here. */
export function Finished({ assets: { lab, copy: words }, playback, session, onward }: FinishedProps) {
  const objectives = usePictureNow(playback, (picture) => picture.objectives);
  const predictions = usePictureNow(playback, (picture) => picture.predictions);
  return (
    <div className={styles.finished} role="status">
      <p>
        <b>{copy.finished(lab.story.objectives.length)}</b>
      </p>
      <details>
        <summary>{copy.learnt}</summary>
        <ol>
          {lab.guide.map(({ objective, prediction }) => {
            const met = objectives[objective];
            const settled = prediction ? predictions[prediction]?.settled : undefined;
            return (
              <li key={objective}>
                {words.objectives[objective]}
                {met ? <small> {copy.after(labCopy.clockSecond(met.at))}</small> : null}
                {settled ? (
                  <p>
                    {explanationOf(lab, words, settled)}
                    {met && settled.at - met.at > apartMs ? (
                      <small> {copy.after(labCopy.clockSecond(settled.at))}</small>
                    ) : null}
                  </p>
                ) : null}
              </li>
            );
          })}
        </ol>
      </details>
      <p className={styles.onward}>
        {onward.lessons.map(({ href, title, quiz }) => (
          <Fragment key={href}>
            <Link href={href}>
              {copy.lesson} {title}
            </Link>
            <Link href={quiz}>{onward.lessons.length > 1 ? copy.quizOf(title) : copy.quiz}</Link>
          </Fragment>
        ))}
        {onward.nextLab ? (
          <Link href={onward.nextLab.href}>
            {copy.nextLab}: {onward.nextLab.title}
          </Link>
        ) : null}
        <button type="button" className={styles.link} onClick={() => saveRun(lab.slug, playback, session)}>
          {labCopy.download}
        </button>
      </p>
    </div>
  );
}
