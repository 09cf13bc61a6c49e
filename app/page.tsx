import { copy as courseCopy } from '#components/course/copy.vi.ts';
import { CourseMap } from '#components/course/course-map.tsx';
import { copy } from '#components/home/copy.vi.ts';
import { Hero } from '#components/home/hero.tsx';
import { NextLesson, type OpenLesson } from '#components/home/next-lesson.tsx';
import { Footer } from '#components/ui/footer.tsx';
import { Header } from '#components/ui/header.tsx';
import { lessonKey, type MapStop, openBefore, openStops, stopHref } from '#content/course.ts';
import { course, lessons } from '#content/lessons.ts';
import styles from './page.module.css';
import { timeTaken } from './time-taken.ts';

async function openLesson(stop: MapStop): Promise<OpenLesson[]> {
  const key = lessonKey(stop);
  const lesson = lessons.find((one) => lessonKey(one) === key);
  const line = course.find(({ id }) => id === stop.line);
  if (!lesson || !line) return [];
  const { title, lead, prerequisites } = lesson;
  const before = openBefore(course, prerequisites).map((one) => one.title);
  return [
    {
      key,
      href: stopHref(stop),
      title,
      lead,
      time: await timeTaken(lesson),
      line: { id: line.id, number: line.number },
      needs: lesson.needs ?? copy.needs(before),
    },
  ];
}

export default async function HomePage() {
  const open = (await Promise.all(openStops(course).map(openLesson))).flat();
  return (
    <>
      <Header />
      <main id="noi-dung" tabIndex={-1}>
        <Hero />
        <NextLesson open={open} />
        <section className={styles.section} aria-labelledby="ban-do">
          <h2 id="ban-do">{courseCopy.heading(course.length, open.length)}</h2>
          <p className={styles.lead}>{courseCopy.lead}</p>
          <CourseMap lines={course} />
        </section>
      </main>
      <Footer />
    </>
  );
}
