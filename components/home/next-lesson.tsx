'use client';

import Link from 'next/link';
import { useProgress } from '#components/course/use-progress.ts';
import { Bullet } from '#components/ui/bullet.tsx';
import button from '#components/ui/button.module.css';
import { stopHref } from '#content/course.ts';
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

/** The one way on: the first lesson that the learner has not read yet; `lessons` are all, in order. */
export function NextLesson({ lessons }: { lessons: readonly NextLessonItem[] }) {
  const read = useProgress(({ progress }) => progress.lessonsRead);
  const next = lessons.find(({ key }) => !read.includes(key));
  const begun = lessons.some(({ key }) => read.includes(key));
  if (!next) {
    return (
      <section className={styles.next} aria-labelledby="next-lesson">
        <h2 id="next-lesson">{copy.allRead(lessons.length)}</h2>
        <p>{copy.allReadText}</p>
        <Link className={button.primary} href={stopHref({ line: 'wrap-up', slug: 'final-test' })}>
          {copy.finalTest}
        </Link>
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
    </section>
  );
}
