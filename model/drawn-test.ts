/** A test that was drawn from a bank and handed in: kept as the one answer to the whole of it. Pure. */
import { type Answer, grade, type Question, readAnswer } from './quiz.ts';

/** Ids of the questions in the order in which they were asked, what was answered, and which answers were right. */
export interface DrawnTest {
  asked: string[];
  answers: Record<string, Answer>;
  right: string[];
}

/** So many questions a test has at most. */
export const mostAsked = 60;

const isIdList = (value: unknown): value is string[] =>
  Array.isArray(value) &&
  value.length <= mostAsked &&
  value.every((id: unknown) => typeof id === 'string' && id.length <= 80);

/** Reads one that came over the wire or out of storage; undefined for anything else. What was answered unreadably was not answered. */
export function readDrawnTest(value: unknown): DrawnTest | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (!('asked' in value && isIdList(value.asked) && 'answers' in value)) return undefined;
  const { asked, answers } = value;
  if (typeof answers !== 'object' || answers === null) return undefined;
  const given = Object.entries(answers).flatMap(([id, answer]) => {
    const read = asked.includes(id) ? readAnswer(answer) : undefined;
    return read ? [[id, read] as const] : [];
  });
  const right = 'right' in value && isIdList(value.right) ? value.right.filter((id) => asked.includes(id)) : [];
  return { asked: [...new Set(asked)], answers: Object.fromEntries(given), right };
}

/** What of a question tells where a result belongs. */
export type Placed = Pick<Question, 'id' | 'topic' | 'lesson'>;

/** A bank without what it asks: enough to draw from, and to tell a result by topic. */
export const placesOf = (bank: readonly Question[]): Placed[] =>
  bank.map(({ id, topic, lesson }) => ({ id, topic, lesson }));

/** The test as it stands; questions that the bank has no more are not asked. */
export function stillAsked(test: DrawnTest, bank: readonly Placed[]): DrawnTest {
  const asked = test.asked.filter((id) => bank.some((question) => question.id === id));
  return { ...test, asked, right: test.right.filter((id) => asked.includes(id)) };
}

/** The test with its answers judged anew by the questions of a bank; those that it has no more are not asked. */
export function judged(test: DrawnTest, bank: readonly Question[]): DrawnTest {
  const { asked, answers } = stillAsked(test, bank);
  const right = bank.filter((question) => {
    const answer = asked.includes(question.id) ? answers[question.id] : undefined;
    return answer !== undefined && grade(question, answer).correct === true;
  });
  return { asked, answers, right: right.map(({ id }) => id) };
}

/** How one topic went. */
export interface TopicResult {
  topic: string;
  asked: number;
  right: number;
  /** Lessons of what was wrong or left out, each once. */
  reread: string[];
}

/** In the order of these topics; those of which nothing was asked are left out. */
export function byTopic(
  { asked, right }: Pick<DrawnTest, 'asked' | 'right'>,
  bank: readonly Placed[],
  topics: readonly string[],
): TopicResult[] {
  return topics.flatMap((topic) => {
    const own = asked.filter((id) => bank.some((question) => question.id === id && question.topic === topic));
    const wrong = own.filter((id) => !right.includes(id));
    const reread = [...new Set(wrong.flatMap((id) => bank.find((question) => question.id === id)?.lesson ?? []))];
    return own.length > 0 ? [{ topic, asked: own.length, right: own.length - wrong.length, reread }] : [];
  });
}
