'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import type { PartAdvice, Reason, Standing } from '#content/choosing/advise.ts';
import { designFor } from '#content/choosing/design-for.ts';
import { type Answers, questions } from '#content/choosing/questions.ts';
import { partTitles, type Way, ways } from '#content/choosing/ways.ts';
import styles from './chooser.module.css';
import { copy } from './copy.vi.ts';

/** A lesson that can be read, by its key. */
export type LessonLinks = Readonly<Record<string, { title: string; href: string }>>;

interface AdviceProps {
  answers: Answers;
  advice: readonly PartAdvice[];
  lessons: LessonLinks;
  /** Drawn beforehand, by id; where there are none, they are on another page. */
  designs?: Readonly<Record<string, ReactNode>>;
}

/** What the answers speak for, part by part: with reasons, a tie as a tie, and what would tip it. */
export function Advice({ answers, advice, lessons, designs }: AdviceProps) {
  // One design may show both parts.
  const shown = [...new Set(advice.flatMap(({ best }) => best.flatMap((way) => designFor(way, answers) ?? [])))];
  return (
    <>
      {advice.map((one) => (
        <section key={one.part} className={styles.part} aria-label={partTitles[one.part]}>
          <p className={styles.place}>{partTitles[one.part]}</p>
          <Verdict best={one.best} />
          {one.best.map((way) => (
            <Why
              key={way}
              way={way}
              standing={one.standings.find((standing) => standing.way === way)}
              lessons={lessons}
            />
          ))}
          {one.tips.length > 0 ? <Tips advice={one} /> : null}
          <Others standings={one.standings.filter(({ way }) => !one.best.includes(way))} lessons={lessons} />
        </section>
      ))}
      {designs ? shown.map((id) => <div key={id}>{designs[id]}</div>) : null}
    </>
  );
}

function Verdict({ best }: { best: readonly Way[] }) {
  const [only] = best;
  if (best.length === 1 && only) {
    return (
      <>
        <h3 className={styles.way} style={{ '--l': `var(--${ways[only].line})` }}>
          {ways[only].name}
        </h3>
        <p>{ways[only].means}</p>
      </>
    );
  }
  return (
    <>
      <h3 className={styles.way}>{copy.tie(best.map((way) => ways[way].name))}</h3>
      <p>{copy.tieText}</p>
    </>
  );
}

interface WhyProps {
  way: Way;
  standing: Standing | undefined;
  lessons: LessonLinks;
}

function Why({ way, standing, lessons }: WhyProps) {
  const reasons = standing?.reasons ?? [];
  const against = reasons.filter(({ points }) => points < 0);
  return (
    <div style={{ '--l': `var(--${ways[way].line})` }} className={styles.why}>
      <h4>
        {copy.why(ways[way].name)} <small>{copy.pointsTotal(standing?.points ?? 0)}</small>
      </h4>
      <Reasons reasons={reasons.filter(({ points }) => points > 0)} lessons={lessons} />
      {against.length > 0 ? (
        <>
          <h5>{copy.against}</h5>
          <Reasons reasons={against} lessons={lessons} />
        </>
      ) : null}
    </div>
  );
}

function Reasons({ reasons, lessons }: { reasons: readonly Reason[]; lessons: LessonLinks }) {
  return (
    <ul className={styles.reasons}>
      {reasons.map(({ because, points, lesson, question, choice }) => {
        const open = lessons[lesson];
        return (
          <li key={because}>
            <b className={styles.points}>{copy.points(points)}</b>
            <span>
              {because} {open ? <Link href={open.href}>{copy.seeLesson(open.title)}</Link> : null}
              <small>{choiceText(question, choice)}</small>
            </span>
          </li>
        );
      })}
    </ul>
  );
}

const choiceText = (question: string, choice: string): string =>
  questions.find(({ id }) => id === question)?.choices.find(({ id }) => id === choice)?.text ?? '';
const questionText = (question: string): string => questions.find(({ id }) => id === question)?.text ?? '';

function Tips({ advice: { tips } }: { advice: PartAdvice }) {
  return (
    <div className={styles.tips}>
      <h4>{copy.tips}</h4>
      {[...Map.groupBy(tips, ({ way }) => way)].map(([way, some]) => (
        <div key={way}>
          <p>
            <b>{copy.tipTo(ways[way].name)}</b>
          </p>
          <ul>
            {some.map(({ question, choice }) => (
              <li key={`${question} ${choice}`}>{copy.tip(questionText(question), choiceText(question, choice))}</li>
            ))}
          </ul>
        </div>
      ))}
      <p>{copy.tieTeam}</p>
    </div>
  );
}

function Others({ standings, lessons }: { standings: readonly Standing[]; lessons: LessonLinks }) {
  if (standings.length === 0) return null;
  return (
    <details className={styles.others}>
      <summary>{copy.whyNot}</summary>
      {standings.map(({ way, points, reasons }) => (
        <div key={way} style={{ '--l': `var(--${ways[way].line})` }} className={styles.why}>
          <h4>
            {ways[way].name} <small>{copy.pointsTotal(points)}</small>
          </h4>
          {reasons.length > 0 ? <Reasons reasons={reasons} lessons={lessons} /> : <p>{copy.nothingFor}</p>}
        </div>
      ))}
    </details>
  );
}
