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
  /** The program has seen its connection end: what it sent on it is lost unless the broker turns out to have it. */
  disconnected(from: Origin): void;
  /** The end of the connection is told, and with it all that arrived on it: what else was sent on it never will. */
  ended(from: Origin): void;
  /** A program published to where the platform's own queue listens: what that gets of it is no dead letter. */
  published(traced: Traced): void;
  /** The platform's own queue got a message of a dead-letter exchange. */
  buried(traced: Traced): void;
  /** The firehose is away: what it had to tell is lost. */
  lost(): void;
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
  /** Whether the end of that connection has been told. */
  isOver(from: Origin): boolean;
  deadLetters: Pick<DeadLetters, 'queues'>;
}

/** Writes to `emit` through the buffer only: an answer is told after the publish that it answers. */
export const createFates = (spec: FatesSpec): Fates => {
  const { buffer, ledger, emit, isOwn, argumentsOf, isOver, deadLetters } = spec;
  const publishes = createPublishes();
  /** By program, answers that wait for their publish to be told, by the order in which they were heard. */
  const untold = new Map<string, Set<number>>();
  let heard = 0;
  /** How often the platform's own queue will get what programs published themselves. */
  const alike = new Map<string, number>();

  const likenessOf = ({ exchange, routingKey, properties, content }: Traced): string =>
    `${exchange}\0${routingKey}\0${baseOf(properties.message_id, { exchange, routingKey, content })}`;

  const tellVanished = (from: Origin): void => {
    const { program } = from;
    for (const { base, exchange, routingKey } of publishes.end(from)) {
      const way = { label: labelOf(base), program, exchange, routingKey };
      emit({ type: 'message.vanished', origin: 'platform', message: base, ...way });
    }
  };

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
      if (isOver(from)) tellVanished(from);
      buffer.settle();
    },
    arrived: publishes.arrived,
    answered(from, report) {
      const { base } = report;
      const answer = report.kind === 'returned' ? 'return' : 'confirm';
      const waiting = (): string | undefined => publishes.answerable(from, base, answer);
      heard += 1;
      const place = heard;
      const places = untold.get(from.program) ?? new Set();
      untold.set(from.program, places.add(place));
      buffer.add({
        isDue: () => waiting() !== undefined,
        tell: () => {
          const message = waiting() ?? base;
          const { program } = from;
          places.delete(place);
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
      return () => {
        // The oldest stands first.
        for (const place of untold.get(program) ?? []) return place > until;
        return true;
      };
    },
    disconnected: (from) => buffer.add({ isDue: () => isOver(from), tell: () => tellVanished(from) }),
    ended: tellVanished,
    published(traced) {
      if (!traced.queues.some(isOwn)) return;
      const likeness = likenessOf(traced);
      alike.set(likeness, (alike.get(likeness) ?? 0) + 1);
    },
    buried(traced) {
      const deaths = readDeaths(traced.properties.headers);
      const likeness = likenessOf(traced);
      const expected = alike.get(likeness) ?? 0;
      if (expected > 1) alike.set(likeness, expected - 1);
      else alike.delete(likeness);
      const [death] = deaths;
      if (!death || expected > 0) return;
      const { queue, reason } = death;
      const base = baseOfDead(traced, death);
      const dying = (): string | undefined => ledger.dying(base, queue, reason);
      buffer.add({
        isDue: () => dying() !== undefined,
        tell: () => {
          const message = dying();
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
    lost: () => alike.clear(),
    isUnwatched(traced) {
      // The default exchange cannot be bound to.
      if (traced.exchange !== '') return false;
      // It may have died more than once on its way.
      return readDeaths(traced.properties.headers).some(
        (death) => ledger.dying(baseOfDead(traced, death), death.queue, death.reason) !== undefined,
      );
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
