'use client';
import { copy as diagram } from '#components/diagram/copy.vi.ts';
import type { Death } from '#model/technologies/rabbitmq/events.ts';
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

/** AMQP properties other than the headers, with what their figures mean. */
export function Properties({ properties }: { properties: Readonly<Record<string, unknown>> }) {
  const facts = Object.entries(properties)
    .filter(([name, value]) => name !== 'headers' && value !== undefined)
    .map(([name, value]) => [name, meaning(name, value)] as const);
  return <Facts title={copy.message.properties} facts={facts} />;
}

const meaning = (name: string, value: unknown): string => {
  if (name === 'delivery_mode') return `${value} (${value === 2 ? 'persistent' : 'transient'})`;
  if (name === 'expiration') return `${value} ms`;
  return text(value);
};

/** Headers as the list that they are, one within another; `x-death` has a table of its own. */
export function Headers({ headers }: { headers: unknown }) {
  if (!isRecord(headers)) return null;
  const shown = Object.entries(headers).filter(([name]) => name !== 'x-death');
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

/** The header `x-death`: each queue that it died in, newest first. */
export function Deaths({ deaths }: { deaths: readonly Death[] }) {
  if (deaths.length === 0) return null;
  return (
    <section>
      <h2 className={styles.eyebrow}>{copy.message.deaths}</h2>
      <table className={own.deaths}>
        <thead>
          <tr>
            <th scope="col">{copy.message.deathQueue}</th>
            <th scope="col">{copy.message.deathReason}</th>
            <th scope="col">{copy.message.deathCount}</th>
            <th scope="col">{copy.message.exchange}</th>
            <th scope="col">{copy.message.deathAt}</th>
          </tr>
        </thead>
        <tbody>
          {deaths.map(({ queue, reason, count, exchange, at }) => (
            <tr key={`${queue} ${reason}`}>
              <th scope="row">{queue}</th>
              <td title={reason}>{diagram.reasons[reason]}</td>
              <td>{count}</td>
              <td>{exchange || copy.message.defaultExchange}</td>
              <td>{copy.clockSecond(at)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
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
