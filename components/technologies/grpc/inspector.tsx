'use client';
import { copy as lab } from '#components/lab/copy.vi.ts';
import { lastOf } from '#components/lab/tabs/last-of.ts';
import { Facts } from '#components/lab/tabs/message-facts.tsx';
import type { InspectorView } from '#components/technology-view.ts';
import type { LabEvent } from '#model/events.ts';
import { copy } from './copy.vi.ts';

const words = copy.inspector;

function MessageFacts({ events }: { events: readonly LabEvent[] }) {
  const message = lastOf(events, 'call.message');
  if (!message) return <WebMessageFacts events={events} />;
  return (
    <Facts
      title={lab.message.way}
      facts={[
        [words.call, copy.stream(message.stream)],
        [words.direction, copy.direction(message.direction)],
        [words.size, copy.bytes(message.bytes)],
        [words.compressed, message.compressed ? words.yes : words.no],
      ]}
    />
  );
}

/** Of a browser's call. */
function WebMessageFacts({ events }: { events: readonly LabEvent[] }) {
  const message = lastOf(events, 'web.message');
  if (!message) return null;
  return (
    <Facts
      title={lab.message.way}
      facts={[
        [words.direction, copy.webDirection(message.direction)],
        [words.size, copy.bytes(message.bytes)],
        [words.flag, message.flag === null ? words.noFlag : copy.flag(message.flag)],
      ]}
    />
  );
}

/** A message: its call, its direction and its size; its bytes are in the tab of the wire. */
export const inspector: InspectorView = {
  labelIn: (events) => {
    const message = lastOf(events, 'call.message') ?? lastOf(events, 'web.message');
    return message && String(message.number);
  },
  states: () => [],
  isLoss: () => false,
  hasBegun: (events) => events.length > 0,
  Facts: MessageFacts,
};
