import { prediction } from '#model/prediction.ts';
import { follow, isAbandoned, noQuestions, type Question } from './questions.ts';

type Answered = Question & Required<Pick<Question, 'got'>>;
const isAnswered = (question: Question): question is Answered => question.got !== undefined;

/** How long the service that answered worked on it, in ms. */
const workMs = ({ taken, got }: Answered): number => got.at - (taken.at(-1)?.at ?? got.at);

/** Far more than two services of the same speed ever differ. */
const muchSlower = 2;

/** Both checkouts ask while the first of them has no answer yet: whose answer comes first, and to whom. */
export const crossing = prediction(
  'crossing',
  ['in-order', 'fast-first', 'swapped'],
  noQuestions,
  (questions, event, before) => {
    const newest = follow(questions, event, before);
    if (!newest || !isAnswered(newest) || newest.got.seq !== event.seq) return undefined;
    for (const other of questions.asked.values()) {
      if (!isAnswered(other) || other.from === newest.from) continue;
      const [first, second] = other.seq < newest.seq ? [other, newest] : [newest, other];
      if (second.seq > first.got.seq || workMs(first) < muchSlower * workMs(second)) continue;
      const right = first.got.by === first.from && second.got.by === second.from;
      return {
        actual: right ? (first.got.seq < second.got.seq ? 'in-order' : 'fast-first') : 'swapped',
        facts: {
          first: first.id,
          firstMs: first.got.at - first.at,
          second: second.id,
          secondMs: second.got.at - second.at,
        },
        evidence: [first.seq, second.seq, first.got.seq, second.got.seq],
      };
    }
    return undefined;
  },
);

/** Longer than a slow service needs for the question that it holds already. */
const patienceMs = 6_000;

/** A service is killed with a question in hand, and whoever asked waits without a limit. */
export const serverDies = prediction(
  'server-dies',
  ['error', 'other-answers', 'silence'],
  noQuestions,
  (questions, event, before) => {
    follow(questions, event, before);
    const now = event.at;
    for (const { server, question, seq, at } of questions.deaths) {
      const { id, got, taken, gaveUp } = question;
      if (gaveUp || isAbandoned(questions, question)) continue;
      if (got && got.seq > seq && got.server !== server) {
        const facts = { id, from: server, to: got.server, ms: got.at - question.at };
        return { actual: 'other-answers', facts, evidence: [question.seq, seq, got.seq] };
      }
      if (!got && now - at > patienceMs && !taken.some((one) => one.seq > seq)) {
        return { actual: 'silence', facts: { id, from: server, ms: now - at }, evidence: [question.seq, seq] };
      }
    }
    return undefined;
  },
);

/** Longer than the broker's word of an answer is behind the service's word that it is done. */
const wordMs = 1_000;

/** The checkout has given up after three seconds; the service knows nothing of that. */
export const lateAnswer = prediction(
  'late-answer',
  ['stops', 'answers', 'asked-again'],
  () => ({ ...noQuestions(), unanswered: new Set<Question>() }),
  (state, event, before) => {
    const question = follow(state, event, before);
    const now = event.at;
    // Handed over again because its service died, not because the checkout gave up.
    const hasDied = (one: Question) => state.deaths.some((death) => death.question === one);
    if (question?.gaveUp && !hasDied(question)) {
      const { id, answers, taken } = question;
      const evidence = [question.seq, question.gaveUp.seq, event.seq];
      const late = answers.find(({ seq }) => seq === event.seq);
      if (late) {
        return { actual: 'answers', facts: { id, server: late.server, ms: late.at - question.at }, evidence };
      }
      if (taken.slice(1).some(({ seq }) => seq === event.seq))
        return { actual: 'asked-again', facts: { id }, evidence };
    }
    if (question?.done) state.unanswered.add(question);
    for (const one of state.unanswered) {
      const { id, seq, gaveUp, done, answers } = one;
      if (answers.length > 0) state.unanswered.delete(one);
      else if (gaveUp && done && now - done.at > wordMs && !hasDied(one)) {
        return { actual: 'stops', facts: { id }, evidence: [seq, gaveUp.seq, done.seq] };
      }
    }
    return undefined;
  },
);
