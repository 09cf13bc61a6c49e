import { copy as courseCopy } from '#components/course/copy.vi.ts';
import { CourseMap } from '#components/course/course-map.tsx';
import { copy } from '#components/home/copy.vi.ts';
import { Hero } from '#components/home/hero.tsx';
import { type NextLabItem, NextLesson, type NextLessonItem } from '#components/home/next-lesson.tsx';
import { Footer } from '#components/ui/footer.tsx';
import { Header } from '#components/ui/header.tsx';
import { lessonKey, lessonsBefore, type MapStop, stopHref, stopsOf } from '#content/course.ts';
import { course, lessons } from '#content/lessons.ts';
import { type ListedLab, listedLabs } from './labs.ts';
import styles from './page.module.css';
import { minutesByLine, timeTaken } from './time-taken.ts';

async function itemOf(stop: MapStop): Promise<NextLessonItem[]> {
  const key = lessonKey(stop);
  const lesson = lessons.find((one) => lessonKey(one) === key);
  const line = course.find(({ id }) => id === stop.line);
  if (!lesson || !line) return [];
  const { title, lead, prerequisites } = lesson;
  const before = lessonsBefore(course, prerequisites).map((one) => one.title);
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

const labItemOf = ({ slug, lab, copy: { title } }: ListedLab): NextLabItem => ({
  slug,
  title,
  objectives: lab.story.objectives,
  lessons: lessons.filter((lesson) => lesson.lab === slug).map(lessonKey),
});

export default async function HomePage() {
  const labs = (await listedLabs()).map(labItemOf);
  const items = (await Promise.all(stopsOf(course).map(itemOf))).flat();
  return (
    <>
      <Header />
      <main id="noi-dung" tabIndex={-1}>
        <Hero />
        <NextLesson lines={course} lessons={items} labs={labs} />
        <section className={styles.section} aria-labelledby="ban-do">
          <h2 id="ban-do">{courseCopy.heading(course.length, items.length)}</h2>
          <p className={styles.lead}>{courseCopy.lead}</p>
          <CourseMap lines={course} minutes={await minutesByLine()} />
        </section>
      </main>
      <Footer />
    </>
  );
}
