import type { Metadata } from 'next';
import { LabList } from '#components/course/lab-list.tsx';
import { Footer } from '#components/ui/footer.tsx';
import { Header } from '#components/ui/header.tsx';
import { stopHref } from '#content/course.ts';
import { course, lessons } from '#content/lessons.ts';
import { copy } from '../copy.vi.ts';
import { listedLabs } from '../labs.ts';
import styles from '../page.module.css';

export const metadata: Metadata = { title: copy.labs, description: copy.labsLead };

export default async function Page() {
  const labs = (await listedLabs()).flatMap(({ slug, lab, copy: text }) => {
    const own = lessons.filter((one) => one.lab === slug);
    const line = course.find((one) => one.id === lab.line);
    if (!line) return [];
    return {
      slug,
      place: own[0]?.number ?? Number.POSITIVE_INFINITY,
      line: { id: line.id, number: line.number, title: line.title },
      title: text.title,
      summary: text.summary,
      objectives: [...lab.story.objectives],
      lessons: own.map((lesson) => ({ href: stopHref(lesson), title: lesson.title })),
    };
  });
  return (
    <>
      <Header />
      <main id="noi-dung" tabIndex={-1} className={styles.section}>
        <h1>{copy.labs}</h1>
        <p className={styles.lead}>{labs.length > 0 ? copy.labsLead : copy.noLabs}</p>
        <LabList labs={labs.sort((a, b) => a.line.number - b.line.number || a.place - b.place)} />
      </main>
      <Footer />
    </>
  );
}
