import type { Prediction } from '#model/lab.ts';
import { between } from '#model/log-index.ts';
import { type Question, storyOf } from './story.ts';

type Answered = Question & Required<Pick<Question, 'got'>>;
const isAnswered = (question: Question): question is Answered => question.got !== undefined;

/** How long the service that answered worked on it, in ms. */
const workMs = ({ taken, got }: Answered): number => got.at - (taken.at(-1)?.at ?? got.at);

/** Far more than two services of the same speed ever differ. */
const muchSlower = 2;

/** Both checkouts ask while the first of them has no answer yet: whose answer comes first, and to whom. */
export const crossing: Prediction = {
  id: 'crossing',
  options: ['in-order', 'fast-first', 'swapped'],
  settle: (events) => {
    const answered = storyOf(events).questions.filter(isAnswered);
    for (const first of answered) {
      for (const second of between(answered, first.seq, first.got.seq)) {
        if (second.from === first.from) continue;
        if (workMs(first) < muchSlower * workMs(second)) continue;
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
    }
    return undefined;
  },
};

/** Longer than a slow service needs for the question that it holds already. */
const patienceMs = 6_000;

/** A service is killed with a question in hand, and whoever asked waits without a limit. */
export const serverDies: Prediction = {
  id: 'server-dies',
  options: ['error', 'other-answers', 'silence'],
  settle: (events) => {
    const now = events.at(-1)?.at ?? 0;
    for (const { server, question, seq, at } of storyOf(events).deaths) {
      if (question.gaveUp || question.abandoned) continue;
      const { id, got, taken } = question;
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
};

/** Longer than the broker's word of an answer is behind the service's word that it is done. */
const wordMs = 1_000;

/** The checkout has given up after three seconds; the service knows nothing of that. */
export const lateAnswer: Prediction = {
  id: 'late-answer',
  options: ['stops', 'answers', 'asked-again'],
  settle: (events) => {
    const now = events.at(-1)?.at ?? 0;
    const { questions, deaths } = storyOf(events);
    for (const question of questions) {
      const { id, gaveUp, taken, done, answers } = question;
      if (!gaveUp || deaths.some((death) => death.question === question)) continue;
      const evidence = [question.seq, gaveUp.seq];
      const late = answers.find(({ seq }) => seq > gaveUp.seq);
      if (late) {
        const facts = { id, server: late.server, ms: late.at - question.at };
        return { actual: 'answers', facts, evidence: [...evidence, late.seq] };
      }
      const again = taken.slice(1).find(({ seq }) => seq > gaveUp.seq);
      if (again) return { actual: 'asked-again', facts: { id }, evidence: [...evidence, again.seq] };
      if (done && answers.length === 0 && now - done.at > wordMs) {
        return { actual: 'stops', facts: { id }, evidence: [...evidence, done.seq] };
      }
    }
    return undefined;
  },
};
