'use client';

import Link from 'next/link';
import { begunLab, isOpen, type LabGoals } from '#components/course/begun-lab.ts';
import { useProgress } from '#components/course/use-progress.ts';
import { Bullet } from '#components/ui/bullet.tsx';
import button from '#components/ui/button.module.css';
import { type Line, lessonKey, nextStop, stopHref } from '#content/course.ts';
import type { TimeTaken } from '#content/time-taken.ts';
import { copy } from './copy.vi.ts';
import styles from './next-lesson.module.css';

/** A lesson as a newcomer has to know it. */
export interface NextLessonItem {
  key: string;
  href: string;
  title: string;
  lead: string;
  time: TimeTaken;
  line: { id: string; number: number };
  /** What has to be known before, in one sentence. */
  needs: string;
}

/** A lab as it is gone on with; `lessons` are the keys of those that send their readers there. */
export interface NextLabItem extends LabGoals {
  title: string;
  lessons: readonly string[];
}

interface NextLessonProps {
  lines: readonly Line[];
  lessons: readonly NextLessonItem[];
  labs: readonly NextLabItem[];
}

/** The way on from where the learner has been: the next lesson, and beside it the labs that are open. */
export function NextLesson({ lines, lessons, labs }: NextLessonProps) {
  const read = useProgress(({ progress }) => progress.lessonsRead);
  const stop = nextStop(lines, read);
  const next = stop && lessons.find(({ key }) => key === lessonKey(stop));
  const begun = lessons.some(({ key }) => read.includes(key));
  if (!next) {
    return (
      <section className={styles.next} aria-labelledby="next-lesson">
        <h2 id="next-lesson">{copy.allRead(lessons.length)}</h2>
        <p>{copy.allReadText}</p>
        <Link className={button.primary} href={stopHref({ line: 'wrap-up', slug: 'final-test' })}>
          {copy.finalTest}
        </Link>
        <OpenLabs labs={labs} lastRead={read.at(-1)} />
      </section>
    );
  }
  return (
    <section className={styles.next} style={{ '--l': `var(--${next.line.id})` }} aria-labelledby="next-lesson">
      <h2 id="next-lesson">
        <Bullet line={next.line.id} number={next.line.number} />
        {begun ? copy.next : copy.first}
      </h2>
      <p>{next.lead}</p>
      <p className={styles.needs}>
        {next.needs} {copy.time(next.time)}
      </p>
      <Link className={button.primary} href={next.href}>
        {begun ? copy.goOn(next.title) : copy.start(next.title)}
      </Link>
      <OpenLabs labs={labs} lastRead={read.at(-1)} />
    </section>
  );
}

function OpenLabs({ labs, lastRead }: { labs: readonly NextLabItem[]; lastRead: string | undefined }) {
  const met = useProgress(({ progress }) => progress.objectives);
  const begun = begunLab(labs, met);
  const ofLast = labs.find((lab) => lastRead !== undefined && lab.lessons.includes(lastRead) && isOpen(lab, met));
  const open = new Map([
    ...(begun ? [[begun, copy.begunLab(met[begun.slug]?.length ?? 0, begun.objectives.length)] as const] : []),
    ...(ofLast && ofLast !== begun ? [[ofLast, copy.labOfLast] as const] : []),
  ]);
  if (open.size === 0) return null;
  return (
    <ul className={styles.labs}>
      {[...open].map(([{ slug, title }, what]) => (
        <li key={slug}>
          {what} <Link href={`/lab/${slug}`}>{title}</Link>
        </li>
      ))}
    </ul>
  );
}
