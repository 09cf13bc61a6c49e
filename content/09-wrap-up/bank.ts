/** What the final test draws from. Answers are stored under the ids of questions, so never rename one. */
import type { LineId } from '#model/line.ts';
import { compare } from './bank/compare.ts';
import { kafka } from './bank/kafka.ts';
import { rabbitmq } from './bank/rabbitmq.ts';
import type { BankQuestion } from './bank-question.ts';

/** By the module that a question is about; the lesson that teaches its answer may stand on another line. */
export const bank: Readonly<Partial<Record<Exclude<LineId, 'wrap-up'>, readonly BankQuestion[]>>> = {
  rabbitmq,
  kafka,
  compare,
};
