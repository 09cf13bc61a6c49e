'use client';
import { copy as lab } from '#components/lab/copy.vi.ts';
import { lastOf } from '#components/lab/tabs/last-of.ts';
import { BodyText, Facts, Headers } from '#components/lab/tabs/message-facts.tsx';
import tabs from '#components/lab/tabs/tabs.module.css';
import type { InspectorView, MessageState } from '#components/technology-view.ts';
import type { EventOf, LabEvent } from '#model/events.ts';
import type { Death } from '#model/technologies/rabbitmq/events.ts';
import { copy } from './copy.vi.ts';
import styles from './inspector.module.css';

const words = copy.inspector;

/** What became of a message. */
const states = (events: readonly LabEvent[]): readonly MessageState[] => {
  const tones = new Map<string, MessageState['tone']>();
  for (const event of events) {
    if (event.type === 'message.delivered' && event.redelivered) tones.set(`↻ ${words.redelivered}`, 'plain');
    if (event.type === 'message.confirmed') tones.set(`✓ ${words.confirmed}`, 'ok');
    if (event.type === 'message.refused') tones.set(`✕ ${words.refused}`, 'bad');
    if (event.type === 'message.returned') tones.set(`↩ ${words.returned(event.replyText)}`, 'bad');
    if (event.type === 'message.vanished') tones.set(`✕ ${copy.reasons.vanished}`, 'bad');
    if (event.type === 'message.dropped') tones.set(`✕ ${copy.reasons[event.reason]}`, 'bad');
    if (event.type === 'message.dead-lettered') tones.set(`◆ ${words.deadLetter}`, 'bad');
  }
  return [...tones].map(([text, tone]) => ({ text, tone }));
};

const beginnings = (events: readonly LabEvent[]) => ({
  published: lastOf(events, 'message.published'),
  vanished: lastOf(events, 'message.vanished'),
});

function MessageFacts({ events }: { events: readonly LabEvent[] }) {
  const { published, vanished } = beginnings(events);
  // A dead letter goes on with other properties than it came with.
  const dead = lastOf(events, 'message.dead-lettered');
  const carried = dead ?? published;
  const delivered = lastOf(events, 'message.delivered');
  return (
    <>
      {published ? <Way event={published} /> : null}
      {delivered ? <Counts event={delivered} /> : null}
      {dead ? <Deaths deaths={dead.deaths} /> : null}
      {carried ? <Carried event={carried} /> : null}
      {vanished && !published ? <p className={tabs.small}>{words.neverArrived}</p> : null}
    </>
  );
}

function Way({ event }: { event: EventOf<'message.published'> }) {
  return (
    <Facts
      title={lab.message.way}
      facts={[
        [words.exchange, event.exchange || words.defaultExchange],
        [words.routingKey, event.routingKey],
        [words.queues, event.queues.join(', ') || words.noQueue],
      ]}
    />
  );
}

/** What a quorum queue counts for it; other queues count nothing. */
function Counts({ event: { acquiredCount, deliveryCount } }: { event: EventOf<'message.delivered'> }) {
  if (acquiredCount === undefined && deliveryCount === undefined) return null;
  const count = (value = 0): string => (value === 0 ? words.uncounted : String(value));
  return (
    <Facts
      title={words.counts}
      facts={[
        ['x-acquired-count', count(acquiredCount)],
        ['x-delivery-count', count(deliveryCount)],
      ]}
    />
  );
}

function Carried({ event }: { event: EventOf<'message.published' | 'message.dead-lettered'> }) {
  const { headers, ...properties } = event.properties;
  const facts = Object.entries(properties)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => [name, meaning(name, value)] as const);
  return (
    <>
      <Facts title={words.properties} facts={facts} />
      {/* `x-death` has a table of its own. */}
      <Headers headers={headers} but="x-death" />
      <BodyText body={event.body} note={lab.message.bytes(event.bytes)} />
    </>
  );
}

/** An AMQP property, with what its figure means. */
const meaning = (name: string, value: unknown): string => {
  if (name === 'delivery_mode') return `${value} (${value === 2 ? 'persistent' : 'transient'})`;
  if (name === 'expiration') return `${value} ms`;
  return typeof value === 'string' ? value : JSON.stringify(value);
};

/** The header `x-death`: each queue that it died in, newest first. */
function Deaths({ deaths }: { deaths: readonly Death[] }) {
  if (deaths.length === 0) return null;
  return (
    <section>
      <h2 className={tabs.eyebrow}>{words.deaths}</h2>
      <table className={styles.deaths}>
        <thead>
          <tr>
            <th scope="col">{words.deathQueue}</th>
            <th scope="col">{words.deathReason}</th>
            <th scope="col">{words.deathCount}</th>
            <th scope="col">{words.exchange}</th>
            <th scope="col">{words.deathAt}</th>
          </tr>
        </thead>
        <tbody>
          {deaths.map(({ queue, reason, count, exchange, at }) => (
            <tr key={`${queue} ${reason}`}>
              <th scope="row">{queue}</th>
              <td title={reason}>{copy.reasons[reason]}</td>
              <td>{count}</td>
              <td>{exchange || words.defaultExchange}</td>
              <td>{lab.clockSecond(at)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** A message: its routing, deaths, properties and headers. */
export const inspector: InspectorView = {
  labelIn: (events) => {
    const { published, vanished } = beginnings(events);
    return (published ?? vanished ?? lastOf(events, 'message.dead-lettered'))?.label;
  },
  states,
  isLoss: ({ type }) => type === 'message.dropped' || type === 'message.vanished',
  hasBegun: (events) => Object.values(beginnings(events)).some((event) => event !== undefined),
  Facts: MessageFacts,
};
