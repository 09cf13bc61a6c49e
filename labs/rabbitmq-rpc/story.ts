import type { EventOf, LabEvent } from '#model/events.ts';
import { type Found, find } from '#model/findings.ts';
import { createWalk } from '#model/walk.ts';

interface Moment {
  seq: number;
  at: number;
}

/** A question that a checkout has asked, and what became of it. */
export interface Question extends Moment {
  /** Its correlation id. */
  id: string;
  from: string;
  /** No service read the queue when it came, though one had before. */
  unserved: boolean;
  /** Services that were handed it, one after the other. */
  taken: (Moment & { server: string })[];
  done?: Moment;
  answers: (Moment & { server: string })[];
  /** The first answer handed to a checkout. */
  got?: Moment & { server: string; by: string };
  /** The checkout has printed that it waits no longer: only it knows. */
  gaveUp?: Moment;
  /** The process that asked has ended. */
  abandoned: boolean;
}

interface Story extends Found {
  /** In the order in which they were asked; then by the message that carries each, and by correlation id. */
  questions: Question[];
  byMessage: Map<string, Question>;
  byId: Map<string, Question>;
  /** Answers that are on their way, by message. */
  answers: Map<string, { question: Question; server: string }>;
  /** Programs that read the queue of questions, now and ever. */
  servers: Set<string>;
  everServed: boolean;
  /** Questions that a service holds, by service. */
  holds: Map<string, Question>;
  /** Services killed with a question in hand. */
  deaths: (Moment & { server: string; question: Question })[];
  settings: Map<string, unknown>;
}

const begin = (): Story => ({
  objectives: new Map(),
  hints: new Map(),
  questions: [],
  byMessage: new Map(),
  byId: new Map(),
  answers: new Map(),
  servers: new Set(),
  everServed: false,
  holds: new Map(),
  deaths: [],
  settings: new Map(),
});

/** What the log shows so far. */
export const storyOf = createWalk<Story>(begin, (story, event) => apply(story, event));

const apply = (story: Story, event: LabEvent): void => {
  switch (event.type) {
    case 'setting.changed':
      story.settings.set(event.setting, event.value);
      break;
    case 'consumer.started':
      if (event.queue !== 'stock') break;
      story.servers.add(event.program);
      story.everServed = true;
      break;
    case 'consumer.stopped':
    case 'connection.closed':
      story.servers.delete(event.program);
      break;
    case 'program.exited':
      exited(story, event);
      break;
    case 'program.printed':
      printed(story, event);
      break;
    case 'message.published':
      if (typeof event.properties.reply_to === 'string') asked(story, event);
      else answered(story, event);
      break;
    case 'message.delivered':
      delivered(story, event);
      break;
    case 'message.acked': {
      const question = story.byMessage.get(event.message);
      if (!question) break;
      question.done = { seq: event.seq, at: event.at };
      story.holds.delete(event.program);
      break;
    }
    case 'message.dropped': {
      const question = story.byMessage.get(event.message);
      if (question && event.reason === 'expired') find(story.objectives, 'expired', [question.seq, event.seq]);
      break;
    }
  }
};

const asked = (story: Story, { seq, at, message, program, properties }: EventOf<'message.published'>): void => {
  const question: Question = {
    seq,
    at,
    id: String(properties.correlation_id),
    from: program ?? '',
    taken: [],
    answers: [],
    unserved: story.everServed && story.servers.size === 0,
    abandoned: false,
  };
  story.questions.push(question);
  story.byMessage.set(message, question);
  story.byId.set(question.id, question);
  if (story.settings.get('expire') === 'on' && story.settings.get('timeout') === 'none') {
    story.hints.set('expire-alone', [seq]);
  }
};

const answered = (story: Story, event: EventOf<'message.published'>): void => {
  const { seq, at, message, program, properties, queues } = event;
  const question = story.byId.get(String(properties.correlation_id));
  if (!question || program === null) return;
  question.answers.push({ seq, at, server: program });
  story.answers.set(message, { question, server: program });
  // Its queue went with the checkout that asked.
  if (queues.length === 0) find(story.objectives, 'orphan', [question.seq, seq]);
};

const delivered = (story: Story, { seq, at, message, program }: EventOf<'message.delivered'>): void => {
  const question = story.byMessage.get(message);
  if (question) {
    question.taken.push({ seq, at, server: program });
    story.holds.set(program, question);
  }
  const answer = story.answers.get(message);
  if (answer && !answer.question.got) {
    answer.question.got = { seq, at, server: answer.server, by: program };
    got(story, answer.question, answer.question.got);
  }
};

const got = (story: Story, question: Question, { seq, server, by }: Moment & { server: string; by: string }): void => {
  if (by !== question.from || question.abandoned) return;
  const { objectives } = story;
  if (question.gaveUp) {
    find(objectives, 'late', [question.seq, question.gaveUp.seq, seq]);
    return;
  }
  find(objectives, 'answered', [question.seq, seq]);
  const death = story.deaths.find((one) => one.question === question && one.server !== server);
  if (death) find(objectives, 'taken-over', [question.seq, death.seq, seq]);
  const [taken] = question.taken;
  if (question.unserved && taken) find(objectives, 'waited', [question.seq, taken.seq, seq]);
  if (!objectives.has('crossed')) compare(story, question, seq);
};

/** Whether a later question of the other checkout came back before this one, or could not have. */
const compare = (story: Story, question: Question, seq: number): void => {
  const others = story.questions
    .slice(story.questions.lastIndexOf(question) + 1)
    .filter(({ from }) => from !== question.from);
  const first = others.find(({ from, got, gaveUp }) => got?.by === from && !gaveUp);
  if (first?.got) find(story.objectives, 'crossed', [question.seq, first.seq, first.got.seq, seq]);
  const before = story.questions.findLast((one) => one.from !== question.from && one.seq < question.seq);
  if (!first && before?.got && before.got.seq > question.seq && story.servers.size < 2) {
    story.hints.set('one-server', [before.seq, question.seq, seq]);
  }
};

/** The one line of a checkout that the broker knows nothing of: `… #aq5 quá 3000 ms …`. */
const printed = (story: Story, { seq, at, program, stream, line }: EventOf<'program.printed'>): void => {
  const id = stream === 'stderr' && /#(\w+) quá/.exec(line)?.[1];
  const question = id ? story.byId.get(id) : undefined;
  if (question?.from === program) question.gaveUp = { seq, at };
};

const exited = (story: Story, { program, cause, seq, at }: EventOf<'program.exited'>): void => {
  story.servers.delete(program);
  for (const question of story.questions) {
    if (question.from === program && !question.got) question.abandoned = true;
  }
  const held = story.holds.get(program);
  story.holds.delete(program);
  if (cause !== 'killed' || !program.startsWith('stock')) return;
  if (!held) {
    if (!story.objectives.has('taken-over')) story.hints.set('killed-idle', [seq]);
    return;
  }
  story.deaths.push({ seq, at, server: program, question: held });
  if (story.servers.size === 0) story.hints.set('nobody-left', [held.seq, seq]);
};
