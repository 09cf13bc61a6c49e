import type { Metadata } from 'next';
import { BetScore } from '#components/course/bet-score.tsx';
import { copy as courseCopy } from '#components/course/copy.vi.ts';
import { CourseMap } from '#components/course/course-map.tsx';
import { Footer } from '#components/ui/footer.tsx';
import { Header } from '#components/ui/header.tsx';
import { stopsOf } from '#content/course.ts';
import { course } from '#content/lessons.ts';
import { copy } from '../copy.vi.ts';
import styles from '../page.module.css';
import { minutesByLine } from '../time-taken.ts';

export const metadata: Metadata = { title: copy.map, description: copy.mapLead };

export default async function MapPage() {
  return (
    <>
      <Header />
      <main id="noi-dung" tabIndex={-1} className={styles.section}>
        <h1>{courseCopy.heading(course.length, stopsOf(course).length)}</h1>
        <p className={styles.lead}>{courseCopy.lead}</p>
        <BetScore />
        <h2 className="sr-only">{copy.map}</h2>
        <CourseMap lines={course} minutes={await minutesByLine()} />
      </main>
      <Footer />
    </>
  );
}
