'use client';

import Link from 'next/link';
import { useEffect, useState } from 'react';
import { useProgress } from '#components/course/use-progress.ts';
import { keepText, keptText } from '#components/kept.ts';
import button from '#components/ui/button.module.css';
import { Logo } from '#components/ui/logo.tsx';
import { byTopic, type Placed, readDrawnTest, stillAsked } from '#model/drawn-test.ts';
import styles from './certificate.module.css';
import { copy } from './copy.vi.ts';

interface CertificateProps {
  lesson: string;
  quiz: string;
  testHref: string;
  bank: readonly Placed[];
  topics: readonly { id: string; title: string }[];
}

const nameKey = 'certificate-name-1';

/** A sheet to print about the test that was handed in last; the name never leaves the browser. */
export function Certificate({ lesson, quiz, testHref, bank, topics }: CertificateProps) {
  const [name, setName] = useState<string>();
  const saved = useProgress(({ progress }) => progress.quiz[lesson]?.[quiz]);
  const unsure = useProgress(({ offline, away }) => offline || away);
  const handedIn = readDrawnTest(saved?.answer);
  useEffect(() => setName(keptText(nameKey) ?? ''), []);

  // Until the browser has looked, nobody knows.
  if (name === undefined) return <p>{copy.waiting}</p>;
  if (!handedIn || !saved) {
    return (
      <div className={styles.none} role="status">
        <p>{copy.none}</p>
        <Link className={button.primary} href={testHref}>
          {copy.toTest}
        </Link>
      </div>
    );
  }
  const test = stillAsked(handedIn, bank);
  const results = byTopic(
    test,
    bank,
    topics.map(({ id }) => id),
  );
  const date = new Date(saved.at);
  return (
    <>
      <div className={styles.tools}>
        <label>
          {copy.name}
          <input
            value={name}
            maxLength={80}
            autoComplete="name"
            placeholder={copy.namePlaceholder}
            onChange={(event) => {
              setName(event.target.value);
              keepText(nameKey, event.target.value || undefined);
            }}
          />
        </label>
        <button type="button" className={button.primary} onClick={() => window.print()}>
          {copy.print}
        </button>
        {unsure ? <p role="status">{copy.offline}</p> : null}
      </div>
      <article className={styles.sheet} aria-label={copy.title}>
        <header>
          <Logo />
          <span>Trạm Tin</span>
        </header>
        <h2>{copy.title}</h2>
        <p>{copy.course}</p>
        <dl>
          <div>
            <dt>{copy.learner}</dt>
            <dd className={styles.name}>{name.trim() || copy.noName}</dd>
          </div>
          <div>
            <dt>{copy.when}</dt>
            <dd>
              <time dateTime={saved.at}>{`${date.getDate()}/${date.getMonth() + 1}/${date.getFullYear()}`}</time>
            </dd>
          </div>
          <div>
            <dt>{copy.score}</dt>
            <dd>{copy.of(test.right.length, test.asked.length)}</dd>
          </div>
        </dl>
        <h3>{copy.topics}</h3>
        <ul>
          {results.map(({ topic, right, asked }) => (
            <li key={topic} style={{ '--l': `var(--${topic})` }}>
              <span>{topics.find(({ id }) => id === topic)?.title}</span>
              <b>
                {right} / {asked}
              </b>
            </li>
          ))}
        </ul>
        <p className={styles.honest}>{copy.honest(bank.length)}</p>
      </article>
    </>
  );
}
