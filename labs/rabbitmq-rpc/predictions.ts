import { prediction } from '#model/prediction.ts';
import { followTwins, noTwins, outlived, outOfTime } from './calls.ts';
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

/** More than a tenth of what a service works on one question. */
const muchMs = 100;

/** The same question, as a message and as a call: which of the two waits longer, where the work is the same. */
export const twoWays = prediction(
  'two-ways',
  ['queue-slower', 'alike', 'call-slower'],
  noTwins,
  (twins, event, before) => {
    const { question, call } = followTwins(twins, event, before);
    const id = call?.id ?? question?.id ?? '';
    const [asked, called] = [twins.asked.get(id), twins.calls.get(id)];
    const [taken] = asked?.taken ?? [];
    if (!asked?.got || asked.gaveUp || !taken || !called?.opened || !called.heard?.ok) return undefined;
    const queueMs = asked.got.at - asked.at;
    const callMs = called.heard.ms;
    const gap = queueMs - callMs;
    return {
      actual: Math.abs(gap) < muchMs ? 'alike' : gap > 0 ? 'queue-slower' : 'call-slower',
      facts: { id, queueMs, callMs, waitedMs: taken.at - asked.at },
      evidence: [asked.seq, called.opened.seq, called.heard.seq, asked.got.seq],
    };
  },
);

/** A service is killed with a question of the queue in hand and a call on the line. */
export const serverDiesTwice = prediction(
  'server-dies-twice',
  ['both-fail', 'call-fails', 'both-wait'],
  noTwins,
  (twins, event, before) => {
    followTwins(twins, event, before);
    const now = event.at;
    for (const one of twins.cuts) {
      const { seq, at, server, call, question } = one;
      if (!question || isAbandoned(twins, question)) continue;
      if (question.gaveUp && call.heard && !call.heard.ok) {
        const facts = { call: call.id, id: question.id };
        return { actual: 'both-fail', facts, evidence: [seq, call.heard.seq, question.gaveUp.seq] };
      }
      const end = outlived(one);
      if (end) {
        const facts = {
          server,
          call: call.id,
          failedMs: end.failed.ms,
          code: end.failed.code.toUpperCase(),
          id: question.id,
          to: end.got.server,
          ms: end.got.at - question.at,
        };
        return { actual: 'call-fails', facts, evidence: [question.seq, seq, end.failed.seq, end.got.seq] };
      }
      if (!call.heard && now - at > patienceMs) {
        return { actual: 'both-wait', facts: { server, call: call.id, ms: now - at }, evidence: [seq] };
      }
    }
    return undefined;
  },
);

/** The checkout's limit has passed on both ways: what the service does with the call and with the question. */
export const twoDeadlines = prediction(
  'two-deadlines',
  ['both-go-on', 'call-stops', 'both-stop'],
  noTwins,
  (twins, event, before) => {
    const { question, call } = followTwins(twins, event, before);
    const id = call?.id ?? question?.id ?? '';
    const [asked, called] = [twins.asked.get(id), twins.calls.get(id)];
    if (!asked || !called?.opened) return undefined;
    const late = outOfTime(called, asked);
    if (late) {
      const facts = { id, stoppedMs: late.stopped.at - late.opened.at, answeredMs: late.got.at - asked.at };
      const evidence = [late.opened.seq, late.stopped.seq, late.gaveUp.seq, late.got.seq];
      return { actual: 'call-stops', facts, evidence };
    }
    if (event.type === 'message.dropped' && event.reason === 'expired') {
      return { actual: 'both-stop', facts: { id }, evidence: [asked.seq, event.seq] };
    }
    if (asked.gaveUp && asked.got && called.heard && !called.stopped) {
      return { actual: 'both-go-on', facts: { id }, evidence: [asked.gaveUp.seq, asked.got.seq] };
    }
    return undefined;
  },
);
