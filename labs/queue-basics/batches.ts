import type { EventOf, LabEvent } from '#model/events.ts';
import { find } from '#model/findings.ts';
import type { Story } from './story-state.ts';

const full = 200;
/** One ack settles a whole batch; the next batch takes longer than this to send. */
const togetherMs = 220;
const tooMany = 40;
const worthABatch = 10;

/** The part of the story about the e-mails. */
export const applyEmails = (story: Story, event: LabEvent): void => {
  const { emails } = story;
  switch (event.type) {
    case 'message.published':
      if (!event.queues.includes('emails')) break;
      emails.ready.add(event.message);
      if (story.batchSize === 1 && emails.ready.size >= tooMany) find(story.hints, 'one-by-one', [event.seq]);
      break;
    case 'message.delivered':
      if (event.queue !== 'emails') break;
      emails.ready.delete(event.message);
      emails.since.set(event.message, event.at);
      break;
    case 'message.acked':
      if (event.queue === 'emails') acked(story, event);
      break;
    case 'connection.closed':
      if (event.program !== 'mailer') break;
      for (const message of emails.since.keys()) emails.ready.add(message);
      emails.since.clear();
      break;
  }
};

const acked = (story: Story, { message, at, seq }: EventOf<'message.acked'>): void => {
  const { emails } = story;
  if (story.ackedAt === undefined || at - story.ackedAt >= togetherMs) {
    // The mailer never holds more than one batch.
    if (emails.since.size >= full) {
      find(story.objectives, 'full-batch', [seq]);
      story.timed = [];
    } else {
      timed(story, at - (emails.since.get(message) ?? at), seq);
    }
  }
  story.ackedAt = at;
  emails.since.delete(message);
  emails.ready.delete(message);
};

/** At the first ack of a batch: with less than a batch in its hands, the mailer cannot have sent a full one. */
const timed = (story: Story, waitedMs: number, seq: number): void => {
  const held = story.emails.since.size;
  if (held >= story.batchSize || waitedMs < story.waitMs) return;
  find(story.objectives, 'timed-batch', [seq]);
  if (held < worthABatch || story.batchSize < full) return;
  story.timed.push(seq);
  if (story.timed.length >= 3 && !story.objectives.has('full-batch')) find(story.hints, 'never-full', story.timed);
};
