import type { EventOf, LabEvent } from '#model/events.ts';
import type { Picture } from '#model/picture.ts';

interface Moment {
  seq: number;
  at: number;
}

/** A question that a checkout has asked, and what became of it. */
export interface Question extends Moment {
  /** Its correlation id, which is also the id of the message that carries it. */
  id: string;
  from: string;
  /** No service read the queue when it came, though one had before. */
  unserved: boolean;
  /** Services that were handed it, one after the other. */
  taken: Moment[];
  done?: Moment;
  answers: (Moment & { server: string })[];
  /** The first answer handed to a checkout. */
  got?: Moment & { server: string; by: string };
  /** The checkout has printed that it waits no longer: only it knows. */
  gaveUp?: Moment;
}

/** Questions in the order in which they were asked, and what is needed to tell what becomes of them. */
export interface Questions {
  asked: Map<string, Question>;
  /** Answers that are on their way, by message. */
  answers: Map<string, { question: Question; server: string }>;
  /** Services killed with a question in hand. */
  deaths: (Moment & { server: string; question: Question })[];
  /** Seq of the last end of each program. */
  ended: Map<string, number>;
  everServed: boolean;
}

/** Before the first of them. */
export const noQuestions = (): Questions => ({
  asked: new Map(),
  answers: new Map(),
  deaths: [],
  ended: new Map(),
  everServed: false,
});

/** Whether the process that asked has ended since; another start of it knows nothing of the question. */
export const isAbandoned = ({ ended }: Questions, { from, seq }: Question): boolean => (ended.get(from) ?? 0) > seq;

/** Services that read the questions, those apart whose death the broker has not noticed yet. */
export const serversOf = ({ queues, programs }: Picture): string[] =>
  (queues.stock?.consumers ?? []).map(({ program }) => program).filter((program) => !programs[program]?.exited);

/** Writes down what the event says of a question, and returns that question: one, or none. */
export const follow = (questions: Questions, event: LabEvent, before: Picture): Question | undefined => {
  const { seq, at } = event;
  switch (event.type) {
    case 'consumer.started':
      questions.everServed ||= event.queue === 'stock';
      return undefined;
    case 'message.published':
      return typeof event.properties.reply_to === 'string'
        ? ask(questions, event, before)
        : answer(questions, event, String(event.properties.correlation_id));
    case 'message.delivered': {
      const taken = questions.asked.get(event.message);
      taken?.taken.push({ seq, at });
      const answered = questions.answers.get(event.message);
      if (answered) answered.question.got ??= { seq, at, server: answered.server, by: event.program };
      return taken ?? answered?.question;
    }
    case 'message.acked': {
      const question = questions.asked.get(event.message);
      if (question) question.done = { seq, at };
      return question;
    }
    case 'message.dropped':
      return questions.asked.get(event.message);
    case 'program.printed': {
      // The one line of a checkout that the broker knows nothing of: `… #aq5 quá 3000 ms …`.
      const id = event.stream === 'stderr' && /#(\w+) quá/.exec(event.line)?.[1];
      const question = id ? questions.asked.get(id) : undefined;
      if (question?.from !== event.program) return undefined;
      question.gaveUp = { seq, at };
      return question;
    }
    case 'program.exited': {
      questions.ended.set(event.program, seq);
      const [held] = before.programs[event.program]?.hands ?? [];
      const question = held && questions.asked.get(held.message);
      if (question && event.cause === 'killed') questions.deaths.push({ seq, at, server: event.program, question });
      return question;
    }
    default:
      return undefined;
  }
};

const ask = (
  { asked, everServed }: Questions,
  { seq, at, program, properties }: EventOf<'message.published'>,
  before: Picture,
): Question => {
  const question: Question = {
    seq,
    at,
    id: String(properties.correlation_id),
    from: program ?? '',
    taken: [],
    answers: [],
    unserved: everServed && serversOf(before).length === 0,
  };
  asked.set(question.id, question);
  return question;
};

const answer = (
  { asked, answers }: Questions,
  { seq, at, message, program }: EventOf<'message.published'>,
  id: string,
): Question | undefined => {
  const question = asked.get(id);
  if (!question || program === null) return undefined;
  question.answers.push({ seq, at, server: program });
  answers.set(message, { question, server: program });
  return question;
};
