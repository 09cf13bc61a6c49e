import type { Metadata } from 'next';
import { Certificate } from '#components/certificate/certificate.tsx';
import { copy } from '#components/certificate/copy.vi.ts';
import { Footer } from '#components/ui/footer.tsx';
import { Header } from '#components/ui/header.tsx';
import { lessonKey, stopHref } from '#content/course.ts';
import { course, lessonAt } from '#content/lessons.ts';
import { quizBeside } from '#content/quiz.ts';
import { placesOf } from '#model/drawn-test.ts';
import styles from './certificate-page.module.css';

export const metadata: Metadata = { title: copy.title, description: copy.lead, robots: { index: false } };

export default async function Page() {
  const lesson = lessonAt('wrap-up', 'final-test');
  if (!lesson) throw new Error('There is no final test');
  const { id, questions } = await quizBeside(lesson.folder);
  return (
    <>
      <div className={styles.around}>
        <Header />
      </div>
      <main id="noi-dung" tabIndex={-1} className={styles.page}>
        <div className={styles.around}>
          <h1>{copy.title}</h1>
          <p className={styles.lead}>{copy.lead}</p>
          <noscript>
            <p>{copy.needsScript}</p>
          </noscript>
        </div>
        <Certificate
          lesson={lessonKey(lesson)}
          quiz={id}
          testHref={stopHref(lesson)}
          bank={placesOf(questions)}
          topics={course.map((line) => ({ id: line.id, title: line.title }))}
        />
      </main>
      <div className={styles.around}>
        <Footer />
      </div>
    </>
  );
}
