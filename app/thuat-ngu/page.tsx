import type { Metadata } from 'next';
import { GlossaryList } from '#components/course/glossary-list.tsx';
import { Footer } from '#components/ui/footer.tsx';
import { Header } from '#components/ui/header.tsx';
import { stopHref } from '#content/course.ts';
import { glossary } from '#content/glossary.ts';
import { lessons } from '#content/lessons.ts';
import { copy } from '../copy.vi.ts';
import styles from '../page.module.css';

export const metadata: Metadata = { title: copy.glossary, description: copy.glossaryLead };

export default function Page() {
  const entries = glossary.map((entry) => {
    const lesson = lessons.find((one) => `${one.line}/${one.slug}` === entry.lesson);
    return {
      id: entry.id,
      term: entry.term,
      also: entry.also ?? [],
      text: entry.text,
      ...(lesson ? { lesson: { href: stopHref(lesson), title: lesson.title, line: lesson.line } } : {}),
    };
  });
  return (
    <>
      <Header />
      <main id="noi-dung" tabIndex={-1} className={styles.section}>
        <h1>{copy.glossary}</h1>
        <p className={styles.lead}>{copy.glossaryLead}</p>
        <GlossaryList entries={entries.sort((a, b) => a.term.localeCompare(b.term, 'vi'))} />
      </main>
      <Footer />
    </>
  );
}
