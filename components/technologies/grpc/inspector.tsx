'use client';
import { copy as lab } from '#components/lab/copy.vi.ts';
import { lastOf } from '#components/lab/tabs/last-of.ts';
import { Facts } from '#components/lab/tabs/message-facts.tsx';
import type { InspectorView } from '#components/technology-view.ts';
import type { LabEvent } from '#model/events.ts';
import { signIn } from '#model/technologies/grpc/ids.ts';
import { copy } from './copy.vi.ts';
import { signs } from './sign-views.ts';

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
  if (!message) return <SignFacts events={events} />;
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

/** Of a frame that is no message: where it went, and what it said. */
function SignFacts({ events }: { events: readonly LabEvent[] }) {
  const [event] = events;
  const found = event && signIn(event);
  if (!found) return null;
  return (
    <Facts
      title={lab.message.way}
      facts={[
        [words.frame, signs[found.sign].name],
        ...('call' in event ? [[words.call, copy.stream(event.stream)] as const] : []),
        [words.direction, copy.direction(found.direction)],
        ...('bytes' in event ? [[words.size, copy.bytes(event.bytes)] as const] : []),
        ...saidBy(event),
      ]}
    />
  );
}

const saidBy = (event: LabEvent): (readonly [string, string])[] => {
  switch (event.type) {
    case 'call.reset':
    case 'http2.left':
      return [[words.code, copy.code(event.code)]];
    case 'call.closed':
      return [[words.status, copy.status(event.status)]];
    default:
      return [];
  }
};

/** A message: its call, its direction and its size; its bytes are in the tab of the wire. */
export const inspector: InspectorView = {
  labelIn: (events) => {
    const message = lastOf(events, 'call.message') ?? lastOf(events, 'web.message');
    if (message) return String(message.number);
    const [event] = events;
    const found = event && signIn(event);
    return found && signs[found.sign].name;
  },
  states: () => [],
  isLoss: () => false,
  hasBegun: (events) => events.length > 0,
  Facts: MessageFacts,
};
