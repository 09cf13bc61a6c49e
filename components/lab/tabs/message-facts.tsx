'use client';
import { copy } from '../copy.vi.ts';
import own from './message.module.css';
import styles from './tabs.module.css';

/** Names with their values; nothing where there are none. */
export function Facts({ title, facts }: { title: string; facts: readonly (readonly [string, string])[] }) {
  if (facts.length === 0) return null;
  return (
    <section>
      <h2 className={styles.eyebrow}>{title}</h2>
      <dl className={own.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Headers as the list that they are, one within another; `but` for one that has a place of its own. */
export function Headers({ headers, but }: { headers: unknown; but?: string }) {
  if (!isRecord(headers)) return null;
  const shown = Object.entries(headers).filter(([name]) => name !== but);
  if (shown.length === 0) return null;
  return (
    <section>
      <h2 className={styles.eyebrow}>{copy.message.headers}</h2>
      <Nested value={Object.fromEntries(shown)} />
    </section>
  );
}

function Nested({ value }: { value: unknown }) {
  const entries = Array.isArray(value)
    ? value.map((one, index): [string, unknown] => [String(index + 1), one])
    : isRecord(value)
      ? Object.entries(value)
      : null;
  if (entries === null) return <code>{text(value)}</code>;
  return (
    <ul className={own.nested}>
      {entries.map(([name, one]) => (
        <li key={name}>
          <span>{name}</span> <Nested value={one} />
        </li>
      ))}
    </ul>
  );
}

/** The body, indented where it is JSON. */
export function BodyText({ body, note }: { body: string; note?: string }) {
  return (
    <section>
      <h2 className={styles.eyebrow}>
        <span>{copy.message.body}</span>
        <span>{note}</span>
      </h2>
      <pre className={styles.printed}>{indented(body)}</pre>
    </section>
  );
}

const text = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

const indented = (body: string): string => {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
};
