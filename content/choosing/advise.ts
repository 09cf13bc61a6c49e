/** From answers to advice: which question comes next, what speaks for each way, and what would tip a tie. Pure. */
import {
  type Answers,
  type Choice,
  type ChooserQuestion,
  holds,
  partsOf,
  type QuestionId,
  questions,
  type Rule,
} from './questions.ts';
import { type Part, type Way, ways } from './ways.ts';

/** Ways that are closer to the best than this are as good as it. */
const clearLead = 2;

/** A rule that counted, with the answer that called it. */
export interface Reason extends Rule {
  question: QuestionId;
  choice: string;
}

export interface Standing {
  way: Way;
  points: number;
  /** What speaks for it, the weightiest first, then what speaks against it. */
  reasons: readonly Reason[];
}

/** Another answer that would leave one way in front. */
export interface Tip {
  question: QuestionId;
  choice: string;
  way: Way;
}

export interface PartAdvice {
  part: Part;
  /** One way, or several that the answers do not tell apart. */
  best: readonly Way[];
  standings: readonly Standing[];
  /** Only where there is a tie. */
  tips: readonly Tip[];
}

const allWays: readonly Way[] = ['grpc', 'http', 'rabbitmq', 'kafka', 'table'];

const partsFor = (answers: Answers): readonly Part[] => partsOf[answers.wait ?? ''] ?? [];

/** The questions that these answers call for, in order; the first is always asked. */
export const askedOf = (answers: Answers): ChooserQuestion[] =>
  questions.filter(({ part }) => part === undefined || partsFor(answers).includes(part));

export const choiceOf = (answers: Answers, { id, choices }: ChooserQuestion): Choice | undefined =>
  choices.find((choice) => choice.id === answers[id]);

/** The first question that is still to be answered; undefined once all are. */
export const nextQuestion = (answers: Answers): ChooserQuestion | undefined =>
  askedOf(answers).find((question) => choiceOf(answers, question) === undefined);

const reasonsOf = (answers: Answers): Reason[] =>
  askedOf(answers).flatMap((question) => {
    const choice = choiceOf(answers, question);
    const rules = choice?.rules.filter(({ given }) => holds(answers, given)) ?? [];
    return rules.map((rule) => ({ ...rule, question: question.id, choice: choice?.id ?? '' }));
  });

const standingsOf = (answers: Answers, part: Part): Standing[] =>
  allWays
    .filter((way) => ways[way].part === part)
    .map((way) => {
      const reasons = reasonsOf(answers)
        .filter((reason) => reason.way === way)
        .sort((a, b) => b.points - a.points);
      return { way, reasons, points: reasons.reduce((sum, { points }) => sum + points, 0) };
    })
    .sort((a, b) => b.points - a.points);

const bestOf = (standings: readonly Standing[]): Way[] => {
  const most = standings[0]?.points ?? 0;
  return standings.filter(({ points }) => points > most - clearLead).map(({ way }) => way);
};

const tipsOf = (answers: Answers, part: Part): Tip[] =>
  askedOf(answers)
    .filter((question) => question.part === part)
    .flatMap((question) =>
      question.choices
        .filter(({ id }) => id !== answers[question.id])
        .flatMap((choice): Tip[] => {
          const [way, ...others] = bestOf(standingsOf({ ...answers, [question.id]: choice.id }, part));
          return way !== undefined && others.length === 0 ? [{ question: question.id, choice: choice.id, way }] : [];
        }),
    );

/** One advice for each part that there is to choose; undefined while a question is open. */
export const advise = (answers: Answers): PartAdvice[] | undefined => {
  if (nextQuestion(answers)) return undefined;
  return partsFor(answers).map((part) => {
    const standings = standingsOf(answers, part);
    const best = bestOf(standings);
    return { part, standings, best, tips: best.length > 1 ? tipsOf(answers, part) : [] };
  });
};

/** Answers as an address has them, without those that the others do not call for and those that there are not. */
export const readAnswers = (value: (question: QuestionId) => string | null): Answers => {
  let answers: Answers = {};
  for (const question of questions) {
    if (!askedOf(answers).includes(question)) continue;
    const choice = question.choices.find(({ id }) => id === value(question.id));
    if (choice) answers = { ...answers, [question.id]: choice.id };
  }
  return answers;
};

/** The address of the advice that these answers get, always in the same order. */
export const adviceHref = (answers: Answers): string => {
  const pairs = askedOf(answers).flatMap(({ id }) => (answers[id] === undefined ? [] : [[id, answers[id]]]));
  return pairs.length === 0 ? '/chon' : `/chon?${new URLSearchParams(pairs)}`;
};
