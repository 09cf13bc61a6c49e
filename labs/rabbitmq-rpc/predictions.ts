import type { EventOf, LabEvent } from '#model/events.ts';
import type { Prediction } from '#model/lab.ts';

type Published = EventOf<'message.published'>;
type Delivered = EventOf<'message.delivered'>;

const isPublished = (event: LabEvent): event is Published => event.type === 'message.published';
const isDelivered = (event: LabEvent): event is Delivered => event.type === 'message.delivered';

/** The correlation id of a question, of an answer, or nothing. */
const correlation = ({ properties }: Published): string =>
  typeof properties.correlation_id === 'string' ? properties.correlation_id : '';
const isQuestion = (event: LabEvent): event is Published =>
  isPublished(event) && typeof event.properties.reply_to === 'string';
const answersTo = (events: readonly LabEvent[], question: Published): Published[] =>
  events.filter(isPublished).filter((event) => !isQuestion(event) && correlation(event) === correlation(question));
const handedOver = (events: readonly LabEvent[], answer: Published): Delivered | undefined =>
  events.filter(isDelivered).find(({ message }) => message === answer.message);

/** The first of two overlapping questions went to a service that is much slower than the one of the second. */
const isSlower = (firstMs: number, secondMs: number): boolean => firstMs > 1.5 * secondMs;

/** Both checkouts ask while the first of them has no answer yet: whose answer comes first, and to whom. */
export const crossing: Prediction = {
  id: 'crossing',
  options: ['in-order', 'fast-first', 'swapped'],
  settle: (events) => {
    const questions = events.filter(isQuestion);
    for (const first of questions) {
      for (const second of questions) {
        if (second.seq <= first.seq || second.program === first.program) continue;
        const [a, b] = [answersTo(events, first)[0], answersTo(events, second)[0]];
        const [gotA, gotB] = [a && handedOver(events, a), b && handedOver(events, b)];
        if (!a || !b || !gotA || !gotB || second.seq > gotA.seq || a.program === b.program) continue;
        const [firstMs, secondMs] = [gotA.at - first.at, gotB.at - second.at];
        if (!isSlower(firstMs, secondMs)) continue;
        const right = gotA.program === first.program && gotB.program === second.program;
        return {
          actual: right ? (gotA.seq < gotB.seq ? 'in-order' : 'fast-first') : 'swapped',
          facts: { first: correlation(first), second: correlation(second), firstMs, secondMs },
          evidence: [first.seq, second.seq, gotA.seq, gotB.seq],
        };
      }
    }
    return undefined;
  },
};

const patienceMs = 6_000;

/** A service is killed with a question in hand. */
export const serverDies: Prediction = {
  id: 'server-dies',
  options: ['error', 'other-answers', 'silence'],
  settle: (events) => {
    for (const exited of events) {
      if (exited.type !== 'program.exited' || exited.cause !== 'killed') continue;
      const held = events
        .filter(isDelivered)
        .findLast(({ queue, program, seq }) => queue === 'stock' && program === exited.program && seq < exited.seq);
      const question = events.filter(isQuestion).find(({ message }) => message === held?.message);
      if (!held || !question) continue;
      const answer = answersTo(events, question)[0];
      const got = answer && handedOver(events, answer);
      if (answer && answer.seq < exited.seq) continue;
      const facts = { id: correlation(question), from: exited.program };
      if (got && answer?.program) {
        const late = { to: answer.program, ms: got.at - question.at };
        return { actual: 'other-answers', facts: { ...facts, ...late }, evidence: [held.seq, exited.seq, got.seq] };
      }
      const last = events.at(-1);
      if (last && last.at - exited.at > patienceMs) {
        return {
          actual: 'silence',
          facts: { ...facts, ms: last.at - exited.at },
          evidence: [held.seq, exited.seq, last.seq],
        };
      }
    }
    return undefined;
  },
};

const timeoutMs = 3_000;

/** The checkout has given up after three seconds; the service knows nothing of that. */
export const lateAnswer: Prediction = {
  id: 'late-answer',
  options: ['stops', 'answers', 'asked-again'],
  settle: (events) => {
    for (const question of events.filter(isQuestion)) {
      const taken = events.filter(isDelivered).filter(({ message }) => message === question.message);
      const [answer] = answersTo(events, question);
      const evidence = [question.seq, ...taken.map(({ seq }) => seq)];
      const last = events.at(-1);
      if (answer && answer.at - question.at > timeoutMs) {
        const facts = { id: correlation(question), server: answer.program ?? '', ms: answer.at - question.at };
        return { actual: 'answers', facts, evidence: [...evidence, answer.seq] };
      }
      if (!answer && taken.length > 1) {
        return { actual: 'asked-again', facts: { id: correlation(question) }, evidence };
      }
      if (!answer && taken.length === 1 && last && last.at - question.at > 3 * timeoutMs) {
        return { actual: 'stops', facts: { id: correlation(question) }, evidence: [...evidence, last.seq] };
      }
    }
    return undefined;
  },
};
