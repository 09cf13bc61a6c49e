import type { Metadata } from 'next';
import { copy as courseCopy } from '#components/course/copy.vi.ts';
import { CourseMap } from '#components/course/course-map.tsx';
import { Footer } from '#components/ui/footer.tsx';
import { Header } from '#components/ui/header.tsx';
import { course } from '#content/lessons.ts';
import { copy } from '../copy.vi.ts';
import styles from '../page.module.css';

export const metadata: Metadata = { title: copy.map };

export default function MapPage() {
  const stops = course.flatMap((line) => line.stops);
  return (
    <>
      <Header />
      <main id="noi-dung" tabIndex={-1} className={styles.section}>
        <h1>{courseCopy.heading(course.length, stops.length)}</h1>
        <p className={styles.lead}>{courseCopy.lead}</p>
        <h2 className="sr-only">{copy.map}</h2>
        <CourseMap lines={course} />
      </main>
      <Footer />
    </>
  );
}
