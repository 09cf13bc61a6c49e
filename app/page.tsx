import { copy as courseCopy } from '#components/course/copy.vi.ts';
import { CourseMap } from '#components/course/course-map.tsx';
import { Hero } from '#components/home/hero.tsx';
import { Footer } from '#components/ui/footer.tsx';
import { Header } from '#components/ui/header.tsx';
import { course, lessons } from '#content/lessons.ts';
import styles from './page.module.css';

export default function HomePage() {
  const firstLab = lessons.find((lesson) => lesson.lab !== undefined)?.lab;
  const stops = course.flatMap((line) => line.stops);
  return (
    <>
      <Header />
      <main id="noi-dung" tabIndex={-1}>
        <Hero firstLab={firstLab} />
        <section className={styles.section} aria-labelledby="ban-do">
          <h2 id="ban-do">{courseCopy.heading(course.length, stops.length)}</h2>
          <p className={styles.lead}>{courseCopy.lead}</p>
          <CourseMap lines={course} />
        </section>
      </main>
      <Footer />
    </>
  );
}
