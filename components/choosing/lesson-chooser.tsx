'use client';

import Link from 'next/link';
import { useEffect, useState } from 'react';
import { keepText, keptText } from '#components/kept.ts';
import button from '#components/ui/button.module.css';
import { adviceHref, readAnswers } from '#content/choosing/advise.ts';
import type { Answers } from '#content/choosing/questions.ts';
import type { LessonLinks } from './advice.tsx';
import styles from './chooser.module.css';
import { Chooser } from './chooser.tsx';
import { copy } from './copy.vi.ts';

const key = 'chooser-1';

/** The chooser within a lesson: its answers are kept in this browser, its advice has a page of its own. */
export function LessonChooser({ lessons }: { lessons: LessonLinks }) {
  const [answers, setAnswers] = useState<Answers>({});
  useEffect(() => {
    const kept = new URLSearchParams(keptText(key));
    setAnswers(readAnswers((id) => kept.get(id)));
  }, []);
  const change = (changed: Answers) => {
    // As an address would hold them: what is asked no longer is dropped.
    const query = adviceHref(changed).split('?')[1] ?? '';
    keepText(key, query);
    const params = new URLSearchParams(query);
    setAnswers(readAnswers((id) => params.get(id)));
  };
  return (
    <section className={styles.frame} aria-label={copy.chooser}>
      <Chooser
        answers={answers}
        onAnswers={change}
        lessons={lessons}
        actions={
          <Link className={button.primary} href={adviceHref(answers)}>
            {copy.open}
          </Link>
        }
      />
    </section>
  );
}
