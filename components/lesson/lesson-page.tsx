import Link from 'next/link';
import { copy as quizCopy } from '#components/quiz/copy.vi.ts';
import { quizFragment } from '#components/quiz/lesson-quiz.tsx';
import { Footer } from '#components/ui/footer.tsx';
import { Header } from '#components/ui/header.tsx';
import { type Line, lessonKey, lessonsBefore, stopHref } from '#content/course.ts';
import { course, type Lesson } from '#content/lessons.ts';
import type { TimeTaken } from '#content/time-taken.ts';
import { ContentsNav } from './contents-nav.tsx';
import { copy } from './copy.vi.ts';
import styles from './lesson-page.module.css';
import { LineNav } from './line-nav.tsx';
import { lessonComponents } from './mdx-components.tsx';
import { Neighbours } from './neighbours.tsx';
import { ReadMark } from './read-mark.tsx';

/** The reader: the line at the left, the lesson, its contents at the right. */
export function LessonPage({ lesson, time }: { lesson: Lesson; time: TimeTaken }) {
  const line = course.find((candidate) => candidate.id === lesson.line);
  if (!line) throw new Error(`${lesson.info.path}: the course has no line ${lesson.line}`);
  const Body = lesson.body;
  const headings = lesson.toc
    .filter((item) => item.depth === 2)
    .map((item) => ({ title: item.title, fragment: item.url.slice(1) }));
  const toc = [...headings, { title: quizCopy.title, fragment: quizFragment }];
  return (
    <div style={{ '--l': `var(--${line.id})` }}>
      <Header crumb={{ line: line.id, title: lesson.title }} />
      <div className={styles.wrap}>
        <LineNav line={line} here={lesson.slug} />
        <main id="noi-dung" tabIndex={-1} className={styles.main}>
          <article className={styles.article}>
            <h1>{lesson.title}</h1>
            <p className={styles.lead}>{lesson.lead}</p>
            <Preamble lesson={lesson} line={line} time={time} />
            <div className={styles.prose}>
              <Body components={lessonComponents(lesson)} />
            </div>
            <ReadMark
              lesson={`${lesson.line}/${lesson.slug}`}
              minutes={time.reading}
              sections={toc.map(({ fragment }) => fragment)}
            />
          </article>
          <Neighbours line={line.id} slug={lesson.slug} lab={lesson.lab} />
        </main>
        <ContentsNav items={toc} />
      </div>
      <Footer />
    </div>
  );
}

function Preamble({ lesson, line, time }: { lesson: Lesson; line: Line; time: TimeTaken }) {
  const before = lessonsBefore(course, lesson.prerequisites);
  return (
    <div className={styles.preamble}>
      <p className={styles.meta}>
        <span>{copy.reading(time.reading)}</span>
        {time.lab === undefined ? null : <Link href={`/lab/${lesson.lab}`}>{copy.lab(time.lab)}</Link>}
        <span>{copy.quiz(time.quiz)}</span>
        {lesson.needs ? <span>{lesson.needs}</span> : null}
        {before.length > 0 ? (
          <span>
            {copy.prerequisites}{' '}
            {before.map((stop, index) => (
              <span key={lessonKey(stop)}>
                {index > 0 ? ', ' : null}
                <Link href={stopHref(stop)}>{stop.title}</Link>
              </span>
            ))}
          </span>
        ) : null}
      </p>
      <section className={styles.goals} aria-labelledby={`goals-${line.id}`}>
        <h2 id={`goals-${line.id}`}>{copy.goals}</h2>
        <ul>
          {lesson.goals.map((goal) => (
            <li key={goal}>{goal}</li>
          ))}
        </ul>
      </section>
    </div>
  );
}
