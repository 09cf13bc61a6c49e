import { z } from 'zod';
import { labelOf } from '#model/label.ts';
import { subjectIn } from '#model/subject.ts';
import { createCausalBuffer } from '../causal-buffer.ts';
import type { Emit } from '../technology.ts';
import type { Told } from './broker-feed.ts';
import type { ClientReport } from './client-report.ts';
import { createConnections } from './connections.ts';
import { type Consumer, createConsumers } from './consumers.ts';
import type { DeadLetters } from './dead-letters.ts';
import { createFates } from './fates.ts';
import type { Traced } from './firehose.ts';
import { createLedger } from './ledger.ts';
import { baseOf } from './message-base.ts';
import { bodyOf } from './message-text.ts';
import { createReckoning, type QueueCount } from './reckoning.ts';
import { createSettlements } from './settlements.ts';
import { createSoundings } from './soundings.ts';

/** Turns what broker and clients say of one vhost into the sandbox's events, causes before effects. */
export interface Observer {
  /** `platform` where it was not told but concluded, from what the broker no longer has. */
  told(event: Told, origin?: 'broker' | 'platform'): void;
  traced(message: Traced): void;
  reported(program: string, report: Exclude<ClientReport, { kind: 'unbound' }>): void;
  programStarted(program: string): void;
  programExited(program: string): void;
  programFrozen(program: string): void;
  programThawed(program: string): void;
  /** The queue may hold messages that were published before anybody looked. */
  inherited(queue: string): void;
  /** The broker's own count of a queue, as often as it is looked at; true while it is not what has been told. */
  counted(count: QueueCount): boolean;
  /** The broker is away: every connection that it had is gone. */
  lost(): void;
  /** Queues that exist now, without the platform's own. */
  queues(): Iterable<string>;
  /** Exchanges that exist now, without the platform's own and those that every vhost is born with. */
  exchanges(): Iterable<string>;
  close(): void;
}

/** Whom to observe in the vhost, and where to write it down. */
export interface ObserverSpec {
  /** User that the lab's programs log in as: connections of anybody else are none of the lab. */
  username: string;
  /** Whether a queue or an exchange is the platform's own. */
  isOwn(name: string): boolean;
  deadLetters: Pick<DeadLetters, 'queues'>;
  emit: Emit;
  /** See `createSoundings`. */
  sound(routingKey: string): boolean;
}

/**
 * An effect that was heard of before its cause waits this long for it. What comes later still is settled already, and
 * changes nothing.
 */
const limitMs = 15_000;
/** The firehose names what the default exchange looked for, whether there is such a queue or not. */
const nowhereMs = 200;
/** A program that lives is asked to have seen the end of its connection before it is told; one that is busy has no say. */
const unseenMs = 1_000;

/** Sees what happens from now on; what was there before has to be told to it. */
export const createObserver = ({ username, isOwn, deadLetters, emit, sound }: ObserverSpec): Observer => {
  const buffer = createCausalBuffer(limitMs);
  const ledger = createLedger();
  const connections = createConnections();
  const channels = new Map<string, { connection: string; number: number }>();
  /** Arguments of each queue. */
  const queues = new Map<string, Record<string, unknown>>();
  const exchanges = new Set<string>();
  const soundings = createSoundings(sound);
  const reckoning = createReckoning();
  /** Queues that were there before anybody looked. */
  const older = new Set<string>();
  /** How many publishes of each connection wait for their cause. */
  const untold = new Map<string, number>();
  const { isOver } = connections;
  const argumentsOf = (queue: string): Record<string, unknown> | undefined => queues.get(queue);
  const fates = createFates({ buffer, ledger, emit, isOwn, deadLetters, argumentsOf, isOver });
  const settlements = createSettlements({ buffer, ledger, emit, isOver, answersUntilNow: fates.answersUntilNow });
  const consumers = createConsumers();

  const tellStop = ({ program, queue, consumerTag }: Consumer): void => {
    emit({ type: 'consumer.stopped', origin: 'broker', program, queue, consumerTag });
  };

  const closeConnection = (connection: string, origin: 'broker' | 'platform'): void => {
    const program = connections.opened(connection);
    const from = connections.originOf(connection);
    connections.close(connection);
    for (const [pid, channel] of channels) if (channel.connection === connection) channels.delete(pid);
    consumers.stoppedWith({ connection });
    if (program !== undefined) {
      settlements.ended(program);
      emit({ type: 'connection.closed', origin, program, connection });
    }
    if (from) fates.ended(from);
    buffer.settle();
  };

  /** Tells the end of a connection after all that happened on it, by the word of the firehose and of the program. */
  const hearOut = (connection: string): void => {
    if (!connections.isThere(connection)) return;
    const firehoseIsThere = soundings.begin();
    // Whichever side is later: neither waits for the other to be heard out.
    buffer.add({
      isDue: () => connections.isSilent(connection),
      limitMs: unseenMs,
      tell: () =>
        buffer.add({
          isDue: () =>
            firehoseIsThere() && !untold.get(connection) && settlements.isHeardOut(connections.opened(connection)),
          tell: () => closeConnection(connection, 'broker'),
        }),
    });
  };

  const publish = (traced: Traced): void => {
    const { connection, exchange, routingKey, properties, content } = traced;
    const routed = traced.queues.filter((queue) => !isOwn(queue));
    const count = (by: number): void => void untold.set(connection, (untold.get(connection) ?? 0) + by);
    fates.published(traced);
    count(1);
    const isKnown = (): boolean => connections.lately(connection) !== undefined;
    buffer.add({
      isDue: () => isKnown() && routed.every((queue) => queues.has(queue)),
      limitMs: exchange === '' && isKnown() ? nowhereMs : limitMs,
      tell: (late) => {
        count(-1);
        if (untold.get(connection) === 0) untold.delete(connection);
        const reached = late && exchange === '' ? routed.filter((queue) => queues.has(queue)) : routed;
        const base = baseOf(properties.message_id, traced);
        const message = ledger.published(base, reached);
        const origin = connections.originOf(connection);
        const sent = origin && fates.arrived(origin, base, message);
        emit({
          type: 'message.published',
          origin: 'broker',
          message,
          label: labelOf(subjectIn(properties.headers) ?? message),
          program: connections.lately(connection) ?? null,
          exchange,
          routingKey,
          queues: reached,
          properties,
          ...bodyOf(content),
          site: sent?.site,
        });
      },
    });
  };

  const deliver = (traced: Traced): void => {
    const [queue = ''] = traced.queues;
    const base = baseOf(traced.properties.message_id, traced);
    buffer.add({
      isDue: () =>
        consumers.of(traced, queue) !== undefined &&
        (ledger.ready(base, queue) !== undefined ||
          fates.isUnwatched(traced) ||
          // Redelivered although it was thought to be acked: the broker knows better.
          (traced.redelivered && !ledger.lives(base, queue)) ||
          (older.has(queue) && !ledger.knows(base))),
      tell: (late) => {
        const consumer = consumers.of(traced, queue);
        const program = consumer?.program ?? connections.programOf(traced.connection);
        if (program === undefined || settlements.isConcluded(base, queue, program)) return;
        if (ledger.ready(base, queue) === undefined) fates.surfaced(traced);
        // Of a message that has come to its end meanwhile: to tell of it now would bring that back.
        if (late && !traced.redelivered && ledger.knows(base) && ledger.ready(base, queue) === undefined) return;
        const message = ledger.ready(base, queue) ?? base;
        const manual = consumer?.manual ?? true;
        if (!connections.isThere(traced.connection)) {
          // Handed to a connection that was closing: taken back at once, or lost where no ack is asked for.
          if (manual) return;
          ledger.finish(message, queue);
        } else {
          ledger.deliver(message, queue, program, manual);
        }
        emit({
          type: 'message.delivered',
          origin: 'broker',
          message,
          queue,
          program,
          redelivered: traced.redelivered,
          ackMode: manual ? 'manual' : 'automatic',
          ...countsIn(traced.properties.headers),
        });
      },
    });
  };

  return {
    programStarted(program) {
      connections.programStarted(program);
      // On a busy machine its connection may have been heard of first.
      buffer.settle();
    },
    programExited(program) {
      connections.programExited(program);
      buffer.settle();
    },
    programFrozen(program) {
      connections.programFrozen(program);
      buffer.settle();
    },
    programThawed: connections.programThawed,
    inherited: (queue) => void older.add(queue),
    counted(count) {
      const { queue } = count;
      const gone = reckoning.counted(count, ledger.contents(queue));
      for (const message of gone.messages) {
        ledger.finish(message, queue);
        emit({ type: 'message.written-off', origin: 'platform', message, queue });
      }
      return gone.differs;
    },

    told(event, origin = 'broker') {
      switch (event.of) {
        case 'connection.created': {
          const { connection, user, providedName } = event;
          if (user !== username) break;
          connections.created(connection, providedName);
          buffer.add({
            isDue: () => connections.programOf(connection) !== undefined,
            tell: () => {
              const program = connections.programOf(connection);
              if (program === undefined || !connections.open(connection, program)) return;
              emit({ type: 'connection.opened', origin: 'broker', program, connection });
            },
          });
          break;
        }
        case 'connection.closed':
          // What the program wrote before it was frozen or died may be readable only now, in the same turn as this.
          setImmediate(() => hearOut(event.connection));
          break;
        case 'channel.created':
          if (connections.isThere(event.connection)) channels.set(event.channel, event);
          break;
        case 'channel.closed':
          channels.delete(event.channel);
          // Up to 3.x the end of each consumer was told before this; from 4.0 it goes without saying.
          for (const consumer of consumers.stoppedWith({ channelPid: event.channel })) tellStop(consumer);
          break;
        case 'exchange.created':
          if (!isPlain(event.exchange) || isOwn(event.exchange)) break;
          exchanges.add(event.exchange);
          emit({
            type: 'exchange.declared',
            origin: 'broker',
            exchange: event.exchange,
            kind: event.kind,
            arguments: event.arguments,
          });
          break;
        case 'exchange.deleted':
          if (isPlain(event.exchange) && !isOwn(event.exchange)) {
            exchanges.delete(event.exchange);
            emit({ type: 'exchange.deleted', origin, exchange: event.exchange });
          }
          break;
        case 'queue.created': {
          const { queue, durable, arguments: args } = event;
          if (isOwn(queue)) break;
          queues.set(queue, args);
          emit({ type: 'queue.declared', origin: 'broker', queue, durable, arguments: args });
          break;
        }
        case 'queue.deleted':
          if (!queues.delete(event.queue)) break;
          ledger.forgetQueue(event.queue);
          emit({ type: 'queue.deleted', origin, queue: event.queue });
          break;
        case 'binding.created':
        case 'binding.deleted': {
          const { exchange, queue, routingKey, arguments: args } = event;
          if (exchange === '' || isOwn(queue)) break;
          const type = event.of === 'binding.created' ? 'binding.created' : 'binding.removed';
          emit({ type, origin, exchange, queue, routingKey, arguments: args });
          break;
        }
        case 'consumer.created': {
          const { channel, consumerTag, queue, manual, prefetch } = event;
          const at = channels.get(channel);
          if (!at || isOwn(queue)) break;
          buffer.add({
            isDue: () => connections.opened(at.connection) !== undefined && queues.has(queue),
            tell: () => {
              const program = connections.opened(at.connection);
              if (program === undefined) return;
              const where = { connection: at.connection, channel: at.number, channelPid: channel };
              consumers.started({ program, ...where, consumerTag, queue, manual });
              const ackMode = manual ? 'manual' : 'automatic';
              emit({ type: 'consumer.started', origin: 'broker', program, queue, consumerTag, ackMode, prefetch });
            },
          });
          break;
        }
        case 'consumer.deleted': {
          const consumer = consumers.stopped({ channelPid: event.channel, consumerTag: event.consumerTag });
          if (consumer) tellStop(consumer);
          break;
        }
      }
      // Whatever was told may be what something else waited for.
      buffer.settle();
    },

    traced(traced) {
      if (traced.did === 'publish') {
        if (soundings.heard(traced)) buffer.settle();
        else publish(traced);
      } else if (traced.queues.some(isOwn)) fates.buried(traced);
      else deliver(traced);
    },

    reported(program, report) {
      switch (report.kind) {
        case 'connected':
          connections.heard(program, report.localPort);
          buffer.settle();
          break;
        case 'disconnected':
          connections.disconnected({ program, connection: report.connection });
          fates.disconnected({ program, connection: report.connection });
          buffer.settle();
          break;
        case 'sent':
          fates.sent({ program, connection: report.connection }, report);
          break;
        case 'confirmed':
        case 'refused':
        case 'returned':
          fates.answered({ program, connection: report.connection }, report);
          break;
        default:
          settlements.reported(program, report);
      }
    },

    lost() {
      soundings.lost();
      fates.lost();
      buffer.flush();
      // A broker that is away says nothing any more.
      for (const connection of connections.all()) closeConnection(connection, 'platform');
    },

    queues: () => queues.keys(),
    exchanges: () => exchanges.values(),
    close: () => buffer.flush(),
  };
};

const positive = z.number().int().positive().optional().catch(undefined);
const counts = z
  .object({ 'x-acquired-count': positive, 'x-delivery-count': positive })
  .transform((headers) => ({
    acquiredCount: headers['x-acquired-count'],
    deliveryCount: headers['x-delivery-count'],
  }))
  .catch({ acquiredCount: undefined, deliveryCount: undefined });

/** What a quorum queue has counted for the message that it delivers. */
const countsIn = (headers: unknown): z.infer<typeof counts> => counts.parse(headers);

/** The exchanges that every vhost is born with are there to be used, not to be looked at. */
const isPlain = (exchange: string): boolean => exchange !== '' && !exchange.startsWith('amq.');
