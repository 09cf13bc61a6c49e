'use client';
import type { EventOf, LabEvent } from '#model/events.ts';
import { historyOf, messageOf, newestMessages } from '#model/history.ts';
import { copy } from '../copy.vi.ts';
import { eventText } from '../events/copy.vi.ts';
import styles from './tabs.module.css';

interface MessageProps {
  events: readonly LabEvent[];
  shown: number;
  selected: string | null;
  onSelect: (message: string) => void;
  onSeek: (at: number) => void;
}

/** Everything the log knows of one message or record. */
export function MessageTab({ events: all, shown, selected, onSelect, onSeek }: MessageProps) {
  const events = all.slice(0, shown);
  const newest = newestMessages(events, 40);
  return (
    <div className={styles.stack}>
      {selected ? <Inspector events={historyOf(events, selected)} message={selected} onSeek={onSeek} /> : null}
      <section>
        <h2 className={styles.eyebrow}>{copy.message.list}</h2>
        {newest.length === 0 ? <p className={styles.small}>{copy.message.none}</p> : null}
        {selected || newest.length === 0 ? null : <p className={styles.small}>{copy.message.choose}</p>}
        <div className={styles.messages}>
          {newest.map((message) => (
            <button key={message} type="button" aria-pressed={message === selected} onClick={() => onSelect(message)}>
              {message.length > 12 ? message.slice(-12) : message}
            </button>
          ))}
        </div>
      </section>
    </div>
  );
}

function Inspector({
  events,
  message,
  onSeek,
}: {
  events: readonly LabEvent[];
  message: string;
  onSeek: (at: number) => void;
}) {
  const published = events.find((event) => event.type === 'message.published');
  const appended = events.find((event) => event.type === 'record.appended');
  const again = events.some((event) => event.type === 'message.delivered' && event.redelivered);
  const label =
    published?.type === 'message.published'
      ? published.label
      : appended?.type === 'record.appended'
        ? appended.label
        : message;
  return (
    <article className={styles.stack}>
      <header className={styles.messageHead}>
        <span className={styles.carriage}>{label}</span>
        <code>{message}</code>
        {again ? <span className={styles.again}>↻ {copy.message.redelivered}</span> : null}
      </header>
      {published?.type === 'message.published' ? <Published event={published} /> : null}
      {appended?.type === 'record.appended' ? <Appended event={appended} /> : null}
      {published || appended ? null : <p className={styles.small}>{copy.message.publishedBefore}</p>}
      <section>
        <h2 className={styles.eyebrow}>{copy.message.history}</h2>
        <ol className={styles.history}>
          {events.map((event) => (
            <li key={event.seq} data-dead={messageOf(event) === undefined}>
              <button type="button" onClick={() => onSeek(event.at)}>
                {copy.clock(event.at)}
              </button>
              <span>{eventText(event)}</span>
              <small>{copy.log.origin[event.origin]}</small>
            </li>
          ))}
        </ol>
      </section>
    </article>
  );
}

function Published({ event }: { event: EventOf<'message.published'> }) {
  return (
    <>
      <Facts
        title={copy.message.way}
        facts={[
          [copy.message.exchange, event.exchange || copy.message.defaultExchange],
          [copy.message.routingKey, event.routingKey],
          [copy.message.queues, event.queues.join(', ') || copy.message.noQueue],
        ]}
      />
      <Facts
        title={copy.message.properties}
        facts={Object.entries(event.properties).map(([name, value]) => [name, text(value)])}
      />
      <BodyText body={event.body} note={copy.message.bytes(event.bytes)} />
    </>
  );
}

function Appended({ event }: { event: EventOf<'record.appended'> }) {
  return (
    <>
      <Facts
        title={copy.message.way}
        facts={[
          [copy.message.topic, event.topic],
          [copy.message.partition, String(event.partition)],
          [copy.message.offset, String(event.offset)],
          [copy.message.key, event.key ?? copy.message.noKey],
        ]}
      />
      <Facts title={copy.message.properties} facts={Object.entries(event.headers)} />
      <BodyText body={event.value} />
    </>
  );
}

function Facts({ title, facts }: { title: string; facts: [string, string][] }) {
  if (facts.length === 0) return null;
  return (
    <section>
      <h2 className={styles.eyebrow}>{title}</h2>
      <dl className={styles.facts}>
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

function BodyText({ body, note }: { body: string; note?: string }) {
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
