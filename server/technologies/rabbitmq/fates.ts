import { z } from 'zod';
import { labelOf } from '#model/label.ts';
import { subjectIn } from '#model/subject.ts';
import type { Death } from '#model/technologies/rabbitmq/events.ts';
import type { CausalBuffer } from '../causal-buffer.ts';
import type { Emit } from '../technology.ts';
import type { ClientReport } from './client-report.ts';
import { type DeadLetters, readDeaths } from './dead-letters.ts';
import type { Traced } from './firehose.ts';
import type { Ledger } from './ledger.ts';
import { baseOf } from './message-base.ts';
import { bodyOf } from './message-text.ts';
import { createPublishes, type Origin, type Publishes } from './publishes.ts';

/** Answer of the broker to a publish, as the publisher's library heard it. */
type Answer = Extract<ClientReport, { kind: 'confirmed' | 'refused' | 'returned' }>;

/** Tells what becomes of messages besides being delivered: given up by a queue, answered to their publisher, or lost on the way. */
export interface Fates {
  sent: Publishes['sent'];
  arrived: Publishes['arrived'];
  answered(from: Origin, report: Answer): void;
  /** Whether every answer that the program has heard so far is told: what it does next may follow from them. */
  answersUntilNow(program: string): () => boolean;
  /** The connection ended: what was sent on it and does not arrive within the buffer's limit never will. */
  ended(from: Origin): void;
  /** The platform's own queue got a message of a dead-letter exchange. */
  buried(traced: Traced): void;
  /** Whether the delivery is of a dead letter that went a way on which the platform has no queue of its own. */
  isUnwatched(traced: Traced): boolean;
  /** A program got a message: tells of its deaths that nobody has told of. */
  surfaced(traced: Traced): void;
}

/** What it shares with the observer; `argumentsOf` is undefined for a queue that is not there. */
export interface FatesSpec {
  buffer: CausalBuffer;
  ledger: Ledger;
  emit: Emit;
  isOwn(name: string): boolean;
  argumentsOf(queue: string): Record<string, unknown> | undefined;
  deadLetters: Pick<DeadLetters, 'queues'>;
}

/** Writes to `emit` through the buffer only: an answer is told after the publish that it answers. */
export const createFates = ({ buffer, ledger, emit, isOwn, argumentsOf, deadLetters }: FatesSpec): Fates => {
  const publishes = createPublishes();
  /** Answers that wait for their publish to be told, by the order in which they were heard. */
  const untold = new Map<number, string>();
  let heard = 0;

  const refuse = (message: string, program: string): void => {
    // Said to be routed before the full queue would not have it.
    for (const queue of ledger.queuesOf(message)) {
      if (String(argumentsOf(queue)?.['x-overflow'] ?? '').startsWith('reject-publish')) ledger.finish(message, queue);
    }
    emit({ type: 'message.refused', origin: 'client', message, program });
  };

  const tellBurial = ({ message, deaths, to }: Burial, { exchange, routingKey }: Way, traced: Traced): void => {
    const [death] = deaths;
    if (!death) return;
    const { queue, reason } = death;
    const { properties, content } = traced;
    const queues = [...new Set([...deadLetters.queues(exchange, routingKey, headersOf(properties)), ...to])];
    ledger.bury(message, queue, queues);
    emit({
      type: 'message.dead-lettered',
      origin: 'broker',
      message,
      label: labelOf(subjectIn(properties.headers) ?? message),
      queue,
      reason,
      exchange,
      routingKey,
      queues,
      deaths,
      properties,
      ...bodyOf(content),
    });
  };

  return {
    sent(from, sent) {
      publishes.sent(from, sent);
      buffer.settle();
    },
    arrived: publishes.arrived,
    answered(from, report) {
      const { base } = report;
      const answer = report.kind === 'returned' ? 'return' : 'confirm';
      const waiting = (): string | undefined => publishes.answerable(from, base, answer);
      heard += 1;
      const place = heard;
      untold.set(place, from.program);
      buffer.add({
        isDue: () => waiting() !== undefined,
        tell: () => {
          const message = waiting() ?? base;
          const { program } = from;
          untold.delete(place);
          publishes.answered(from, base, answer);
          if (report.kind === 'confirmed') emit({ type: 'message.confirmed', origin: 'client', message, program });
          else if (report.kind === 'refused') refuse(message, program);
          else {
            const { exchange, routingKey, replyCode, replyText } = report;
            const way = { exchange, routingKey, replyCode, replyText };
            emit({ type: 'message.returned', origin: 'client', message, program, ...way });
          }
        },
      });
    },
    answersUntilNow(program) {
      const until = heard;
      return () => ![...untold].some(([place, of]) => place <= until && of === program);
    },
    ended(from) {
      const { program } = from;
      buffer.add({
        isDue: () => false,
        tell: () => {
          for (const { base, exchange, routingKey } of publishes.end(from)) {
            const way = { label: labelOf(base), program, exchange, routingKey };
            emit({ type: 'message.vanished', origin: 'platform', message: base, ...way });
          }
        },
      });
    },
    buried(traced) {
      const deaths = readDeaths(traced.properties.headers);
      const [death] = deaths;
      if (!death) return;
      const { queue, reason } = death;
      const base = baseOfDead(traced, death);
      const dying = (): string | undefined => ledger.dying(base, queue, reason);
      buffer.add({
        isDue: () => dying() !== undefined,
        tell: () => {
          const message = dying();
          // A program published it to that exchange itself, with the headers of an older death.
          if (message === undefined) return;
          if (!isOwn(traced.exchange)) {
            tellBurial({ message, deaths, to: [] }, traced, traced);
            return;
          }
          ledger.finish(message, queue);
          emit({ type: 'message.dropped', origin: 'broker', message, queue, reason });
        },
      });
    },
    isUnwatched(traced) {
      // The default exchange cannot be bound to.
      if (traced.exchange !== '') return false;
      const [death] = readDeaths(traced.properties.headers);
      return death !== undefined && ledger.dying(baseOfDead(traced, death), death.queue, death.reason) !== undefined;
    },
    surfaced(traced) {
      const deaths = readDeaths(traced.properties.headers);
      for (const [index, death] of [...deaths.entries()].toReversed()) {
        const message = ledger.dying(baseOfDead(traced, death), death.queue, death.reason);
        if (message === undefined) continue;
        const next = deaths[index - 1];
        const to = next ? [next.queue] : traced.queues;
        const way = next ? { exchange: next.exchange, routingKey: next.routingKeys[0] ?? '' } : traced;
        tellBurial({ message, deaths: deaths.slice(index), to }, way, traced);
      }
    },
  };
};

type Way = Pick<Traced, 'exchange' | 'routingKey'>;

/** A message that a queue gave up, its deaths, the last one first, and queues that are known to have got it. */
interface Burial {
  message: string;
  deaths: Death[];
  to: readonly string[];
}

const baseOfDead = ({ routingKey, properties, content }: Traced, death: Death): string =>
  baseOf(properties.message_id, { exchange: death.exchange, routingKey: death.routingKeys[0] ?? routingKey, content });

const headersOf = ({ headers }: Record<string, unknown>): Record<string, unknown> =>
  z.record(z.string(), z.unknown()).catch({}).parse(headers);
