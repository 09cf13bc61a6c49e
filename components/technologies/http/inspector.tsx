'use client';
import { copy as lab } from '#components/lab/copy.vi.ts';
import { lastOf } from '#components/lab/tabs/last-of.ts';
import { Facts } from '#components/lab/tabs/message-facts.tsx';
import type { InspectorView } from '#components/technology-view.ts';
import type { LabEvent } from '#model/events.ts';
import { labelOf } from '#model/label.ts';
import { copy } from './copy.vi.ts';

const words = copy.inspector;

function RequestFacts({ events }: { events: readonly LabEvent[] }) {
  const made = lastOf(events, 'request.made');
  const answered = lastOf(events, 'request.answered');
  if (!made) return null;
  const asked = [words.asked, `${made.method} ${made.path}`] as const;
  const facts = answered
    ? [
        [words.status, String(answered.status)] as const,
        [words.out, copy.bytes(answered.passed.out)] as const,
        [words.back, copy.bytes(answered.passed.back)] as const,
        [words.encoding, answered.encoding ?? words.plain] as const,
      ]
    : [];
  return <Facts title={lab.message.way} facts={[asked, ...facts]} />;
}

/** A request: what it asked, and what its answer took. */
export const inspector: InspectorView = {
  labelIn: (events) => {
    const made = lastOf(events, 'request.made');
    return made && labelOf(made.subject ?? made.request);
  },
  states: () => [],
  isLoss: ({ type }) => type === 'request.failed',
  hasBegun: (events) => lastOf(events, 'request.made') !== undefined,
  Facts: RequestFacts,
};
