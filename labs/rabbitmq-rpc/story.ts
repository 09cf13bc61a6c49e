import type { EventOf, LabEvent } from '#model/events.ts';
import { type Found, find } from '#model/findings.ts';
import { createWalk } from '#model/walk.ts';

/** A question, by its correlation id. */
interface Question {
  id: string;
  seq: number;
  at: number;
  from: string;
  /** How long its checkout waits, in ms; for ever where absent. */
  timeoutMs?: number;
  /** No service read the queue when it came. */
  unserved: boolean;
  delivered: { seq: number; server: string }[];
  answers: { message: string; seq: number; server: string }[];
  /** First answer in the hands of whoever asked. */
  answered?: { seq: number; at: number; server: string };
}

interface Story extends Found {
  questions: Map<string, Question>;
  /** Programs that read the queue of questions. */
  servers: Set<string>;
  /** Questions that a service holds, by service. */
  holds: Map<string, string>;
  /** Of services that were killed with a question in hand: the question, and the seq of the death. */
  deaths: Map<string, { server: string; seq: number }>;
  started: Map<string, number>;
  timeoutMs?: number;
  expire: boolean;
}

const begin = (): Story => ({
  ...{ objectives: new Map(), hints: new Map(), questions: new Map(), servers: new Set() },
  ...{ holds: new Map(), deaths: new Map(), started: new Map(), expire: false },
});

/** What the log shows so far. */
export const storyOf = createWalk<Story>(begin, (story, event) => apply(story, event));

const apply = (story: Story, event: LabEvent): void => {
  switch (event.type) {
    case 'setting.changed':
      if (event.setting === 'timeout') {
        if (event.value === 'none') delete story.timeoutMs;
        else story.timeoutMs = Number(event.value) * 1000;
      }
      if (event.setting === 'expire') story.expire = event.value === 'on';
      break;
    case 'consumer.started':
      if (event.queue === 'stock') {
        story.servers.add(event.program);
        story.started.set(event.program, event.seq);
      }
      break;
    case 'consumer.stopped':
    case 'connection.closed':
      story.servers.delete(event.program);
      break;
    case 'program.exited':
      exited(story, event);
      break;
    case 'message.published':
      published(story, event);
      break;
    case 'message.delivered':
      delivered(story, event);
      break;
    case 'message.acked':
      story.holds.delete(event.program);
      break;
    case 'message.dropped': {
      const question = [...story.questions.values()].find(({ id }) => id === event.message);
      if (question && event.reason === 'expired') find(story.objectives, 'expired', [question.seq, event.seq]);
      break;
    }
  }
};

const published = (story: Story, event: EventOf<'message.published'>): void => {
  const { correlation_id: id, reply_to: replyTo } = event.properties;
  if (typeof id !== 'string') return;
  if (typeof replyTo === 'string') {
    story.questions.set(id, {
      ...{ id, seq: event.seq, at: event.at, from: event.program ?? '', delivered: [], answers: [] },
      ...(story.timeoutMs !== undefined && { timeoutMs: story.timeoutMs }),
      unserved: story.servers.size === 0,
    });
    if (story.expire && story.timeoutMs === undefined) story.hints.set('expire-alone', [event.seq]);
    return;
  }
  const question = story.questions.get(id);
  if (!question) return;
  question.answers.push({ message: event.message, seq: event.seq, server: event.program ?? '' });
  // Its queue went with the checkout that asked.
  if (event.queues.length === 0) find(story.objectives, 'orphan', [question.seq, event.seq]);
};

const delivered = (story: Story, event: EventOf<'message.delivered'>): void => {
  const asked = story.questions.get(event.message);
  if (asked && event.queue === 'stock') {
    asked.delivered.push({ seq: event.seq, server: event.program });
    story.holds.set(event.program, asked.id);
    return;
  }
  for (const question of story.questions.values()) {
    const answer = question.answers.find(({ message }) => message === event.message);
    if (answer) answered(story, question, answer.server, event);
  }
};

const answered = (
  story: Story,
  question: Question,
  server: string,
  { seq, at, program }: EventOf<'message.delivered'>,
): void => {
  if (program !== question.from || question.answered) return;
  question.answered = { seq, at, server };
  const { objectives } = story;
  find(objectives, 'answered', [question.seq, seq]);
  const death = story.deaths.get(question.id);
  if (death && death.server !== server) find(objectives, 'taken-over', [question.seq, death.seq, seq]);
  const served = question.delivered[0];
  const start = served && story.started.get(served.server);
  if (question.unserved && served && start && start > question.seq) {
    find(objectives, 'waited', [question.seq, start, served.seq, seq]);
  }
  if (question.timeoutMs !== undefined && at - question.at > question.timeoutMs) {
    find(objectives, 'late', [question.seq, seq]);
  }
  for (const other of story.questions.values()) {
    if (other.from === question.from || other.seq >= question.seq) continue;
    // The other checkout asked first, and gets its answer after this one.
    if (!other.answered && other.delivered.length > 0) find(objectives, 'crossed', [other.seq, question.seq, seq]);
    else if (other.answered && other.answered.seq > question.seq && other.answered.server === server) {
      if (!objectives.has('crossed') && story.servers.size < 2) {
        story.hints.set('one-server', [other.seq, question.seq, seq]);
      }
    }
  }
};

const exited = (story: Story, { program, cause, seq }: EventOf<'program.exited'>): void => {
  story.servers.delete(program);
  const held = story.holds.get(program);
  story.holds.delete(program);
  if (cause !== 'killed' || !program.startsWith('stock')) return;
  if (held === undefined) {
    if (!story.objectives.has('taken-over')) story.hints.set('killed-idle', [seq]);
    return;
  }
  story.deaths.set(held, { server: program, seq });
  if (story.servers.size === 0) story.hints.set('nobody-left', [story.questions.get(held)?.seq ?? seq, seq]);
};
