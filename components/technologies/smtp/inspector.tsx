'use client';
import { copy as lab } from '#components/lab/copy.vi.ts';
import { lastOf } from '#components/lab/tabs/last-of.ts';
import { Facts } from '#components/lab/tabs/message-facts.tsx';
import type { InspectorView } from '#components/technology-view.ts';
import type { LabEvent } from '#model/events.ts';
import { labelOf } from '#model/label.ts';
import { copy } from './copy.vi.ts';

const words = copy.inspector;

function MailFacts({ events }: { events: readonly LabEvent[] }) {
  const sent = lastOf(events, 'mail.sent');
  const ended = lastOf(events, 'mail.accepted') ?? lastOf(events, 'mail.refused');
  if (!sent) return null;
  const facts = [[words.to, sent.to.join(', ')] as const, [words.title, sent.title] as const];
  const reply = ended ? [[words.reply, ended.reply] as const] : [];
  return <Facts title={lab.message.way} facts={[...facts, ...reply]} />;
}

/** A mail: to whom, and what became of it. */
export const inspector: InspectorView = {
  labelIn: (events) => {
    const sent = lastOf(events, 'mail.sent');
    return sent && labelOf(sent.subject ?? sent.mail);
  },
  states: () => [],
  isLoss: ({ type }) => type === 'mail.refused',
  hasBegun: (events) => lastOf(events, 'mail.sent') !== undefined,
  Facts: MailFacts,
};
