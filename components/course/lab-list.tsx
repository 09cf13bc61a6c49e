'use client';

import Link from 'next/link';
import { Bullet } from '#components/ui/bullet.tsx';
import button from '#components/ui/button.module.css';
import { begunLab, isOpen } from './begun-lab.ts';
import { copy } from './copy.vi.ts';
import styles from './lab-list.module.css';
import { useProgress } from './use-progress.ts';

interface LabListProps {
  labs: {
    slug: string;
    line: { id: string; number: number; title: string };
    title: string;
    summary: string;
    objectives: string[];
    lessons: { href: string; title: string }[];
  }[];
}

/** The labs, one row each, with the objectives that this learner has met. */
export function LabList({ labs }: LabListProps) {
  const objectives = useProgress(({ progress }) => progress.objectives);
  const isMet = (lab: string, id: string): boolean => objectives[lab]?.includes(id) ?? false;
  const begun = begunLab(labs, objectives);
  const next = begun ?? labs.find((lab) => isOpen(lab, objectives));
  const first = labs.every((lab) => !lab.objectives.some((id) => isMet(lab.slug, id)));
  return (
    <ul className={styles.list}>
      {labs.map((lab) => {
        const met = lab.objectives.filter((id) => isMet(lab.slug, id)).length;
        return (
          <li key={lab.slug} style={{ '--l': `var(--${lab.line.id})` }}>
            <Bullet line={lab.line.id} number={lab.line.number} />
            <div className={styles.text}>
              {lab === next ? (
                <span className={styles.here}>{first ? copy.start : begun ? copy.begunLab : copy.nextLab}</span>
              ) : null}
              <h2>
                <Link href={`/lab/${lab.slug}`}>{lab.title}</Link>
              </h2>
              <p>{lab.summary}</p>
              <p className={styles.meta}>
                <span className={styles.goals} aria-hidden="true">
                  {lab.objectives.map((id) => (
                    <i key={id} data-met={isMet(lab.slug, id) || undefined} />
                  ))}
                </span>
                <span>{copy.objectives(met, lab.objectives.length)}</span>
                {lab.lessons.map(({ href, title }) => (
                  <Link key={href} href={href}>
                    {copy.lesson} {title}
                  </Link>
                ))}
              </p>
            </div>
            <Link
              className={lab === next ? button.primary : button.plain}
              href={`/lab/${lab.slug}`}
              aria-label={`${copy.openLab}: ${lab.title}`}
            >
              {copy.openLab}
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
