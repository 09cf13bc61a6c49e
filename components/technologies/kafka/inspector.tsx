'use client';
import { copy as lab } from '#components/lab/copy.vi.ts';
import { lastOf } from '#components/lab/tabs/last-of.ts';
import { BodyText, Facts, Headers } from '#components/lab/tabs/message-facts.tsx';
import type { InspectorView } from '#components/technology-view.ts';
import type { EventOf, LabEvent } from '#model/events.ts';
import { copy } from './copy.vi.ts';

const words = copy.inspector;

function RecordFacts({ events }: { events: readonly LabEvent[] }) {
  const appended = lastOf(events, 'record.appended');
  if (!appended) return null;
  return (
    <>
      <Facts
        title={lab.message.way}
        facts={[
          [words.topic, appended.topic],
          [words.partition, String(appended.partition)],
          [words.offset, String(appended.offset)],
          [words.key, appended.key ?? words.noKey],
          ...producerOf(appended.producer),
        ]}
      />
      <Headers headers={appended.headers} />
      <BodyText body={appended.value} />
    </>
  );
}

const producerOf = (producer: EventOf<'record.appended'>['producer']): [string, string][] =>
  producer ? [[words.producer, words.written(producer)]] : [];

/** A record: its place, key and headers. */
export const inspector: InspectorView = {
  labelIn: (events) => lastOf(events, 'record.appended')?.label,
  states: () => [],
  isLoss: () => false,
  hasBegun: (events) => lastOf(events, 'record.appended') !== undefined,
  Facts: RecordFacts,
};
