'use client';
import { copy as diagram } from '#components/diagram/copy.vi.ts';
import type { EventOf, LabEvent, LabEventType } from '#model/events.ts';
import { historyOf, messageOf, newestMessages } from '#model/history.ts';
import type { Playback } from '#model/playback.ts';
import { copy } from '../copy.vi.ts';
import { eventText } from '../events/copy.vi.ts';
import { useReadState } from '../use-playback.ts';
import own from './message.module.css';
import { BodyText, Deaths, Facts, Headers, Properties } from './message-facts.tsx';
import styles from './tabs.module.css';

interface MessageProps {
  playback: Playback;
  nameOf: (program: string) => string;
  selected: string | null;
  onSelect: (message: string) => void;
  onSeek: (at: number) => void;
}

/** Everything the log knows of one message or record. */
export function MessageTab({ playback, nameOf, selected, onSelect, onSeek }: MessageProps) {
  const { shown } = useReadState(playback);
  const events = playback.events().slice(0, shown);
  const newest = newestMessages(events, 40);
  return (
    <div className={styles.stack}>
      {selected ? (
        <Inspector events={historyOf(events, selected)} message={selected} nameOf={nameOf} onSeek={onSeek} />
      ) : null}
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

interface InspectorProps {
  events: readonly LabEvent[];
  message: string;
  nameOf: (program: string) => string;
  onSeek: (at: number) => void;
}

function Inspector({ events, message, nameOf, onSeek }: InspectorProps) {
  const published = lastOf(events, 'message.published');
  const vanished = lastOf(events, 'message.vanished');
  const dead = lastOf(events, 'message.dead-lettered');
  const appended = lastOf(events, 'record.appended');
  const label = (published ?? vanished ?? dead ?? appended)?.label ?? message;
  return (
    <article className={styles.stack}>
      <header className={own.messageHead}>
        <span className={own.carriage}>{label}</span>
        <code>{message}</code>
        {statesOf(events).map(({ text, tone }) => (
          <span key={text} className={own.state} data-tone={tone}>
            {text}
          </span>
        ))}
      </header>
      {published ? <Published event={published} /> : null}
      {/* A dead letter goes on with other properties than it came with. */}
      {published || dead ? <Carried event={dead ?? published} /> : null}
      {appended ? <Appended event={appended} /> : null}
      {vanished && !published ? <p className={styles.small}>{copy.message.neverArrived}</p> : null}
      {published || vanished || appended ? null : <p className={styles.small}>{copy.message.publishedBefore}</p>}
      <section>
        <h2 className={styles.eyebrow}>{copy.message.history}</h2>
        <ol className={styles.history}>
          {events.map((event) => (
            <li key={event.seq} data-dead={isLoss(event)}>
              <button type="button" onClick={() => onSeek(event.at)}>
                {copy.clock(event.at)}
              </button>
              <span>{eventText(event, nameOf)}</span>
              <small>{copy.log.origin[event.origin]}</small>
            </li>
          ))}
        </ol>
      </section>
    </article>
  );
}

const isOf = <Type extends LabEventType>(event: LabEvent, type: Type): event is EventOf<Type> => event.type === type;

const lastOf = <Type extends LabEventType>(events: readonly LabEvent[], type: Type): EventOf<Type> | undefined =>
  events.findLast((event): event is EventOf<Type> => isOf(event, type));

const isLoss = (event: LabEvent): boolean =>
  messageOf(event) === undefined || event.type === 'message.dropped' || event.type === 'message.vanished';

interface MessageState {
  text: string;
  tone: 'line' | 'ok' | 'bad';
}

/** What became of it, each in a few words with a sign of its own. */
const statesOf = (events: readonly LabEvent[]): MessageState[] => {
  const states = new Map<string, MessageState['tone']>();
  for (const event of events) {
    if (event.type === 'message.delivered' && event.redelivered) states.set(`↻ ${copy.message.redelivered}`, 'line');
    if (event.type === 'message.confirmed') states.set(`✓ ${copy.message.confirmed}`, 'ok');
    if (event.type === 'message.refused') states.set(`✕ ${copy.message.refused}`, 'bad');
    if (event.type === 'message.returned') states.set(`↩ ${copy.message.returned(event.replyText)}`, 'bad');
    if (event.type === 'message.vanished') states.set(`✕ ${diagram.reasons.vanished}`, 'bad');
    if (event.type === 'message.dropped') states.set(`✕ ${diagram.reasons[event.reason]}`, 'bad');
    if (event.type === 'message.dead-lettered') states.set(`◆ ${copy.message.deadLetter}`, 'bad');
  }
  return [...states].map(([text, tone]) => ({ text, tone }));
};

function Published({ event }: { event: EventOf<'message.published'> }) {
  return (
    <Facts
      title={copy.message.way}
      facts={[
        [copy.message.exchange, event.exchange || copy.message.defaultExchange],
        [copy.message.routingKey, event.routingKey],
        [copy.message.queues, event.queues.join(', ') || copy.message.noQueue],
      ]}
    />
  );
}

function Carried({ event }: { event: EventOf<'message.published'> | EventOf<'message.dead-lettered'> | undefined }) {
  if (!event) return null;
  return (
    <>
      {event.type === 'message.dead-lettered' ? <Deaths deaths={event.deaths} /> : null}
      <Properties properties={event.properties} />
      <Headers headers={event.properties.headers} />
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
      <Headers headers={event.headers} />
      <BodyText body={event.value} />
    </>
  );
}
