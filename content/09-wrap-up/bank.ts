/** What the final test draws from. Answers are stored under the ids of questions, so never rename one. */
import type { LineId } from '#model/line.ts';
import { broker } from './bank/broker.ts';
import { compare } from './bank/compare.ts';
import { grpc } from './bank/grpc.ts';
import { hybrid } from './bank/hybrid.ts';
import { integration } from './bank/integration.ts';
import { kafka } from './bank/kafka.ts';
import { rabbitmq } from './bank/rabbitmq.ts';
import { streaming } from './bank/streaming.ts';
import type { BankQuestion } from './bank-question.ts';

/** By the module that a question is about; the lesson that teaches its answer may stand on another line. */
export const bank: Readonly<Record<Exclude<LineId, 'wrap-up'>, readonly BankQuestion[]>> = {
  integration,
  grpc,
  broker,
  rabbitmq,
  kafka,
  streaming,
  compare,
  hybrid,
};
