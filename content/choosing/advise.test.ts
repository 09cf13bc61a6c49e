import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { lessonKeys } from '../lesson-files.ts';
import { adviceHref, advise as adviseAnew, askedOf, nextQuestion, type PartAdvice, readAnswers } from './advise.ts';
import { designFor } from './design-for.ts';
import { designs } from './designs.ts';
import { type Answers, questions } from './questions.ts';
import { type Way, ways } from './ways.ts';
import { sayings } from './when-to-use.ts';

/** Every way through the questions, to its end. */
const allAnswers = (answers: Answers = {}): Answers[] => {
  const question = nextQuestion(answers);
  if (!question) return [answers];
  return question.choices.flatMap(({ id }) => allAnswers({ ...answers, [question.id]: id }));
};
const ends = allAnswers();
const known = new Map<string, PartAdvice[] | undefined>();
/** The same tests ask for the same advice again and again. */
const advise = (answers: Answers): PartAdvice[] | undefined => {
  const key = adviceHref(answers);
  if (!known.has(key)) known.set(key, adviseAnew(answers));
  return known.get(key);
};
const bestOf = (answers: Answers): Way[] => (advise(answers) ?? []).flatMap(({ best }) => best);

describe('the questions', () => {
  it('are at most seven on every way through them', () => {
    expect(Math.max(...ends.map((answers) => askedOf(answers).length))).toBe(7);
    expect(Math.min(...ends.map((answers) => askedOf(answers).length))).toBe(3);
  });

  it('have ids of their own, and lessons of the course behind each rule', () => {
    for (const { choices } of questions) {
      expect(new Set(choices.map(({ id }) => id)).size).toBe(choices.length);
      for (const { rules } of choices) expect(rules.filter(({ lesson }) => !lessonKeys.has(lesson))).toEqual([]);
    }
  });

  it('each change the advice for somebody', () => {
    const alike = questions.filter(({ id, choices }) =>
      ends.every((answers) =>
        choices.every(
          (choice) =>
            answers[id] === undefined ||
            advise({ ...answers, [id]: choice.id }) === undefined ||
            bestOf({ ...answers, [id]: choice.id }).join() === bestOf(answers).join(),
        ),
      ),
    );
    expect(alike.map(({ id }) => id)).toEqual([]);
  });
});

describe('the advice', () => {
  it.each(Object.keys(ways))('is %s alone for some answers', (way) => {
    expect(ends.some((answers) => advise(answers)?.some(({ best }) => best.join() === way))).toBe(true);
  });

  it('comes only once everything is answered, with one part or two', () => {
    expect(advise({})).toBeUndefined();
    expect(advise({ wait: 'all', caller: 'services' })).toBeUndefined();
    const partsBy = (wait: string) => [
      ...new Set(ends.filter((one) => one.wait === wait).map((one) => advise(one)?.length)),
    ];
    expect(['all', 'part', 'long', 'none'].map(partsBy)).toEqual([[1], [2], [2], [1]]);
  });

  it('gives a reason for whatever it advises, in the words of an answer that was given', () => {
    for (const answers of ends) {
      for (const { best, standings } of advise(answers) ?? []) {
        for (const way of best) {
          const reasons = standings.find((one) => one.way === way)?.reasons ?? [];
          expect(
            reasons.some(({ points }) => points > 0),
            `${adviceHref(answers)} ${way}`,
          ).toBe(true);
          expect(reasons.every(({ question, choice }) => answers[question] === choice)).toBe(true);
        }
      }
    }
  });

  it('admits a tie and names answers that tip it, each of which does', () => {
    const ties = ends.filter((answers) => advise(answers)?.some(({ best }) => best.length > 1));
    expect(ties.length).toBeGreaterThan(0);
    const parts = ends.flatMap((answers) => advise(answers) ?? []);
    expect(parts.filter(({ best }) => best.length > 1).length / parts.length).toBeLessThan(0.3);
    for (const answers of ties) {
      for (const { part, best, tips } of advise(answers) ?? []) {
        if (best.length === 1) expect(tips).toEqual([]);
        else expect(new Set(tips.map(({ way }) => way)).size, adviceHref(answers)).toBeGreaterThan(1);
        for (const { question, choice, way } of tips) {
          const tipped = advise({ ...answers, [question]: choice })?.find((one) => one.part === part);
          expect(tipped?.best).toEqual([way]);
        }
      }
    }
  });

  it('never has a browser send a stream by gRPC', () => {
    expect(bestOf({ wait: 'all', caller: 'browser', exchange: 'both' })).toEqual(['http']);
  });
});

describe('the reference designs', () => {
  it('are there for whatever is advised', () => {
    const missing = ends.flatMap((answers) =>
      bestOf(answers).filter((way) => !designs.some(({ id }) => id === designFor(way, answers))),
    );
    expect(missing).toEqual([]);
  });

  it.each(designs.map((design) => [design.id, design] as const))('%s is whole', (_, design) => {
    expect(designs.filter(({ id }) => id === design.id)).toHaveLength(1);
    expect(design.chart).toMatch(/accTitle: .+\n {2}accDescr: ./);
    expect(design.settings.length).toBeGreaterThan(0);
    expect(design.labs.filter((slug) => !existsSync(join('labs', slug, 'lab.ts')))).toEqual([]);
    expect(design.lessons.filter((lesson) => !lessonKeys.has(lesson))).toEqual([]);
    // A message that a queue gives up is led to a place that is there.
    const names = design.settings.map(({ name }) => name);
    const queues = design.settings.filter((setting) => setting.kind === 'queue');
    for (const { arguments: given } of queues) {
      const exchange = given['x-dead-letter-exchange'];
      if (exchange === undefined) continue;
      expect(names).toContain(exchange === '' ? given['x-dead-letter-routing-key'] : exchange);
    }
    if (queues.length > 0) expect(design.trials?.length).toBeGreaterThan(0);
  });
});

describe('an address', () => {
  it('holds the answers and gives them back', () => {
    for (const answers of ends) {
      const { searchParams } = new URL(adviceHref(answers), 'http://x');
      expect(readAnswers((id) => searchParams.get(id))).toEqual(answers);
    }
  });

  it('leaves out what is not asked, and what nobody can answer', () => {
    const read = (query: string) => readAnswers((id) => new URLSearchParams(query).get(id));
    expect(read('wait=none&caller=browser&what=task')).toEqual({ wait: 'none', what: 'task' });
    expect(read('wait=perhaps&what=task')).toEqual({});
    expect(adviceHref({})).toBe('/chon');
  });
});

describe('what people say one should use when', () => {
  test.each(sayings.map((saying) => [saying.lines[0], saying] as const))('%s', (_, { answers, says, not, differs }) => {
    const best = bestOf(answers);
    if (differs === undefined) expect(best).toEqual(expect.arrayContaining([...says]));
    else expect(best).not.toEqual(expect.arrayContaining([...says]));
    expect(best.filter((way) => not?.includes(way))).toEqual([]);
  });

  it('covers each way, and says of each when not', () => {
    expect(new Set(sayings.flatMap(({ says }) => says))).toEqual(new Set(['grpc', 'http', 'rabbitmq', 'kafka']));
    expect(new Set(sayings.flatMap(({ not = [] }) => not))).toEqual(new Set(['grpc', 'rabbitmq', 'kafka']));
  });
});
