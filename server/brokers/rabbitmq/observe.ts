import { z } from 'zod';
import { createCausalBuffer } from '../causal-buffer.ts';
import type { Emit } from '../technology.ts';
import type { Told } from './broker-feed.ts';
import { baseOf, type ClientReport } from './client-report.ts';
import { type DeadLetters, readDeaths } from './dead-letters.ts';
import type { Traced } from './firehose.ts';
import { createLedger } from './ledger.ts';
import { createPublishes, type Origin } from './publishes.ts';

/** Turns what broker and clients say of one vhost into the sandbox's events, causes before effects. */
export interface Observer {
  told(event: Told): void;
  traced(message: Traced): void;
  reported(program: string, report: ClientReport): void;
  programStarted(program: string): void;
  /** The broker is away: every connection that it had is gone. */
  lost(): void;
  /** Queues that exist now, without the platform's own. */
  queues(): Iterable<string>;
  close(): void;
}

export interface ObserverSpec {
  /** User that the lab's programs log in as: connections of anybody else are none of the lab. */
  username: string;
  /** Whether a queue or an exchange is the platform's own. */
  isOwn(name: string): boolean;
  deadLetters: Pick<DeadLetters, 'queues'>;
  emit: Emit;
}

interface Connection {
  /** Name and number that the program gave it, where it gave any. */
  named: { program: string; connection: number } | undefined;
  program?: string;
}

interface Consumer {
  program: string;
  connection: string;
  channel: number;
  channelPid: string;
  consumerTag: string;
  queue: string;
  manual: boolean;
}

type Answer = Extract<ClientReport, { kind: 'confirmed' | 'refused' | 'returned' }>;

/** An effect that was heard of before its cause waits this long for it. */
const limitMs = 200;
const keptBody = 2_000;
const keptDeparted = 20;
const keptSettled = 500;
const labelLength = 5;

export const createObserver = ({ username, isOwn, deadLetters, emit }: ObserverSpec): Observer => {
  const buffer = createCausalBuffer(limitMs);
  const ledger = createLedger();
  const programs = new Set<string>();
  /** By the port that the program's own end of the connection has. */
  const ports = new Map<string, string>();
  const connections = new Map<string, Connection>();
  /** Those that closed a moment ago: the firehose may still tell of what came over them. */
  let closed = new Map<string, Connection>();
  const publishes = createPublishes();
  const channels = new Map<string, { connection: string; number: number }>();
  /** Arguments of each queue. */
  const queues = new Map<string, Record<string, unknown>>();
  /** By channel and tag: two programs may choose the same tag. */
  const consumers = new Map<string, Consumer>();
  /** Those that ended a moment ago: the firehose may still tell of deliveries to them. */
  let departed: Consumer[] = [];
  /** Acks and nacks come before the end of the callback that gave them. */
  const settled = new Set<string>();
  /** How many acks and nacks of a program wait for their delivery to be told. */
  const unheard = new Map<string, number>();
  /** Acks that a program was about to write. */
  const acking = new Map<string, { program: string; queue: string; base: string }>();

  const programOf = (connection: string): string | undefined => {
    const known = connections.get(connection) ?? closed.get(connection);
    if (known?.program) return known.program;
    if (known?.named && programs.has(known.named.program)) return known.named.program;
    const [, port = ''] = /:(\d+) -> /.exec(connection) ?? [];
    return ports.get(port);
  };
  const opened = (connection: string): string | undefined => connections.get(connection)?.program;
  const publisherOf = (connection: string): string | undefined => opened(connection) ?? closed.get(connection)?.program;
  const consumerOf = ({ connection, channel }: Traced, queue: string): Consumer | undefined =>
    [...departed, ...consumers.values()].findLast(
      (one) => one.connection === connection && one.channel === channel && one.queue === queue,
    );

  const depart = (key: string, consumer: Consumer): void => {
    consumers.delete(key);
    departed = [...departed, consumer].slice(-keptDeparted);
  };

  const stopConsumer = (key: string, consumer: Consumer): void => {
    depart(key, consumer);
    const { program, queue, consumerTag } = consumer;
    emit({ type: 'consumer.stopped', origin: 'broker', program, queue, consumerTag });
  };

  /** Whether every ack that the program spoke of has its delivery: the firehose may be behind both of them. */
  const isHeardOut = (program: string | undefined): boolean =>
    !unheard.get(program ?? '') &&
    [...acking.values()].every((one) => one.program !== program || ledger.held(one.base, one.queue, one.program));

  const closeConnection = (connection: string): void => {
    const program = opened(connection);
    const known = connections.get(connection);
    connections.delete(connection);
    if (known) closed = new Map([...closed, [connection, known] as const].slice(-keptDeparted));
    if (known?.named) endPublishes(known.named);
    const [, port = ''] = /:(\d+) -> /.exec(connection) ?? [];
    ports.delete(port);
    for (const [pid, channel] of channels) if (channel.connection === connection) channels.delete(pid);
    for (const [key, consumer] of consumers) {
      if (consumer.connection !== connection) continue;
      depart(key, consumer);
    }
    if (program === undefined) return;
    // A death between the write and the word of it: the ack counts, and a redelivery will tell if it does not.
    for (const [key, { program: dead, queue, base }] of acking) {
      if (dead !== program) continue;
      acking.delete(key);
      const message = ledger.held(base, queue, program);
      if (message === undefined) continue;
      ledger.finish(message, queue);
      emit({ type: 'message.acked', origin: 'client', message, queue, program });
    }
    ledger.release(program);
    for (const key of settled) if (key.startsWith(`${program}\0`)) settled.delete(key);
    emit({ type: 'connection.closed', origin: 'broker', program, connection });
    buffer.settle();
  };

  const publish = (traced: Traced): void => {
    const { connection, exchange, routingKey, properties, content } = traced;
    const routed = traced.queues.filter((queue) => !isOwn(queue));
    buffer.add({
      isDue: () => publisherOf(connection) !== undefined && routed.every((queue) => queues.has(queue)),
      tell: () => {
        const base = baseOf(properties.message_id, traced);
        const message = ledger.published(base, routed);
        const from = (connections.get(connection) ?? closed.get(connection))?.named;
        if (from) publishes.arrived(from, base, message);
        emit({
          type: 'message.published',
          origin: 'broker',
          message,
          label: message.slice(-labelLength),
          program: publisherOf(connection) ?? null,
          exchange,
          routingKey,
          queues: routed,
          properties,
          body: content.toString('utf8').slice(0, keptBody),
          bytes: content.length,
        });
      },
    });
  };

  /** What was sent on a connection that has ended and does not arrive within the limit never will. */
  const endPublishes = (from: Origin): void => {
    buffer.add({
      isDue: () => false,
      tell: () => {
        for (const { base, exchange, routingKey } of publishes.end(from)) {
          const label = base.slice(-labelLength);
          const { program } = from;
          emit({ type: 'message.vanished', origin: 'client', message: base, label, program, exchange, routingKey });
        }
      },
    });
  };

  /** The platform's own queue got a dead letter, just as the lab's queues did. */
  const bury = (traced: Traced): void => {
    const { exchange, routingKey, properties, content } = traced;
    const deaths = readDeaths(properties.headers);
    const [death] = deaths;
    if (!death) return;
    const { queue, reason } = death;
    const base = baseOf(properties.message_id, {
      ...traced,
      exchange: death.exchange,
      routingKey: death.routingKeys[0] ?? routingKey,
    });
    const dying = (): string | undefined => ledger.dying(base, queue, reason);
    buffer.add({
      isDue: () => dying() !== undefined,
      tell: () => {
        // Else it was published to that exchange by a program, with the headers of an older death.
        const message = dying();
        if (message === undefined) return;
        if (isOwn(exchange)) {
          ledger.finish(message, queue);
          emit({ type: 'message.dropped', origin: 'broker', message, queue, reason });
          return;
        }
        const reached = deadLetters.queues(exchange, routingKey, headersOf(properties)).filter((one) => !isOwn(one));
        ledger.bury(message, queue, reached);
        emit({
          type: 'message.dead-lettered',
          origin: 'broker',
          message,
          label: message.slice(-labelLength),
          queue,
          reason,
          exchange,
          routingKey,
          queues: reached,
          deaths,
          properties,
          body: content.toString('utf8').slice(0, keptBody),
          bytes: content.length,
        });
      },
    });
  };

  const answered = (from: Origin, report: Answer): void => {
    const { kind, base } = report;
    const answer = kind === 'returned' ? 'return' : 'confirm';
    const waiting = (): string | undefined => publishes.answerable(from, base, answer);
    buffer.add({
      isDue: () => waiting() !== undefined,
      tell: () => {
        const message = waiting() ?? base;
        const { program } = from;
        publishes.answered(from, base, answer);
        if (report.kind === 'confirmed') emit({ type: 'message.confirmed', origin: 'client', message, program });
        else if (report.kind === 'refused') {
          // Said to be routed before the full queue would not have it.
          for (const queue of ledger.queuesOf(message))
            if (rejectsPublish(queues.get(queue))) ledger.finish(message, queue);
          emit({ type: 'message.refused', origin: 'client', message, program });
        } else {
          const { exchange, routingKey, replyCode, replyText } = report;
          const way = { exchange, routingKey, replyCode, replyText };
          emit({ type: 'message.returned', origin: 'client', message, program, ...way });
        }
      },
    });
  };

  const deliver = (traced: Traced): void => {
    const [queue = ''] = traced.queues;
    const base = baseOf(traced.properties.message_id, traced);
    buffer.add({
      isDue: () =>
        consumerOf(traced, queue) !== undefined &&
        (ledger.ready(base, queue) !== undefined ||
          // Redelivered although it was thought to be acked: the broker knows better.
          (traced.redelivered && !ledger.lives(base, queue))),
      tell: () => {
        const consumer = consumerOf(traced, queue);
        const program = consumer?.program ?? programOf(traced.connection);
        if (program === undefined) return;
        const message = ledger.ready(base, queue) ?? base;
        const manual = consumer?.manual ?? true;
        if (!connections.has(traced.connection)) {
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
        });
      },
    });
  };

  return {
    programStarted: (program) => {
      programs.add(program);
    },

    told(event) {
      switch (event.of) {
        case 'connection.created': {
          const { connection, user, providedName } = event;
          if (user !== username) break;
          const one: Connection = { named: readName(providedName) };
          connections.set(connection, one);
          buffer.add({
            isDue: () => programOf(connection) !== undefined,
            tell: () => {
              const program = programOf(connection);
              if (program === undefined || connections.get(connection) !== one) return;
              one.program = program;
              emit({ type: 'connection.opened', origin: 'broker', program, connection });
            },
          });
          break;
        }
        case 'connection.closed':
          // What the program wrote before it died may be readable only now, in the same turn as the broker's word.
          setImmediate(() => {
            const { connection } = event;
            buffer.add({ isDue: () => isHeardOut(opened(connection)), tell: () => closeConnection(connection) });
          });
          break;
        case 'channel.created':
          if (connections.has(event.connection)) channels.set(event.channel, event);
          break;
        case 'channel.closed':
          channels.delete(event.channel);
          // Up to 3.x the end of each consumer was told before this; from 4.0 it goes without saying.
          for (const [key, consumer] of consumers) {
            if (consumer.channelPid === event.channel) stopConsumer(key, consumer);
          }
          break;
        case 'exchange.created':
          if (!isPlain(event.exchange) || isOwn(event.exchange)) break;
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
            emit({ type: 'exchange.deleted', origin: 'broker', exchange: event.exchange });
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
          emit({ type: 'queue.deleted', origin: 'broker', queue: event.queue });
          break;
        case 'binding.created':
        case 'binding.deleted': {
          const { exchange, queue, routingKey, arguments: args } = event;
          if (exchange === '' || isOwn(queue)) break;
          const type = event.of === 'binding.created' ? 'binding.created' : 'binding.removed';
          emit({ type, origin: 'broker', exchange, queue, routingKey, arguments: args });
          break;
        }
        case 'consumer.created': {
          const { channel, consumerTag, queue, manual, prefetch } = event;
          const at = channels.get(channel);
          if (!at || isOwn(queue)) break;
          buffer.add({
            isDue: () => opened(at.connection) !== undefined && queues.has(queue),
            tell: () => {
              const program = opened(at.connection);
              if (program === undefined) return;
              consumers.set(consumerKey(event), {
                program,
                connection: at.connection,
                channel: at.number,
                channelPid: channel,
                consumerTag,
                queue,
                manual,
              });
              const ackMode = manual ? 'manual' : 'automatic';
              emit({ type: 'consumer.started', origin: 'broker', program, queue, consumerTag, ackMode, prefetch });
            },
          });
          break;
        }
        case 'consumer.deleted': {
          const key = consumerKey(event);
          const consumer = consumers.get(key);
          if (consumer) stopConsumer(key, consumer);
          break;
        }
      }
      // Whatever was told may be what something else waited for.
      buffer.settle();
    },

    traced(traced) {
      if (traced.did === 'publish') publish(traced);
      else if (traced.queues.some(isOwn)) bury(traced);
      else deliver(traced);
    },

    reported(program, report) {
      switch (report.kind) {
        case 'connected':
          ports.set(`${report.localPort}`, program);
          buffer.settle();
          return;
        case 'disconnected':
          endPublishes({ program, connection: report.connection });
          return;
        case 'sent':
          publishes.sent({ program, connection: report.connection }, report);
          buffer.settle();
          return;
        case 'confirmed':
        case 'refused':
        case 'returned':
          answered({ program, connection: report.connection }, report);
          return;
      }
      const { base, queue, kind } = report;
      const key = `${program}\0${queue}\0${base}`;
      const holds = (): string | undefined => ledger.held(base, queue, program);
      if (kind === 'acking') {
        acking.set(key, { program, queue, base });
        return;
      }
      const count = (by: number): void => {
        if (kind !== 'handled') unheard.set(program, (unheard.get(program) ?? 0) + by);
      };
      if (kind !== 'handled') acking.delete(key);
      count(1);
      buffer.add({
        isDue: () => holds() !== undefined || (kind === 'handled' && settled.has(key)),
        tell: () => {
          count(-1);
          const message = holds() ?? base;
          if (kind === 'handled') {
            settled.delete(key);
            ledger.handled(message, queue);
            emit({ type: 'message.handled', origin: 'client', message, queue, program });
            return;
          }
          if (settled.size > keptSettled) settled.clear();
          settled.add(key);
          if (kind === 'acked') ledger.finish(message, queue);
          else if (report.requeue) ledger.requeue(message, queue);
          else ledger.reject(message, queue);
          if (kind === 'acked') emit({ type: 'message.acked', origin: 'client', message, queue, program });
          else emit({ type: 'message.nacked', origin: 'client', message, queue, program, requeue: report.requeue });
        },
      });
    },

    lost() {
      buffer.flush();
      for (const connection of [...connections.keys()]) closeConnection(connection);
    },

    queues: () => queues.keys(),
    close: () => buffer.flush(),
  };
};

const consumerKey = ({ channel, consumerTag }: { channel: string; consumerTag: string }): string =>
  `${channel} ${consumerTag}`;

/** The exchanges that every vhost is born with are there to be used, not to be looked at. */
const isPlain = (exchange: string): boolean => exchange !== '' && !exchange.startsWith('amq.');

/** `producer#2` is the second connection of the program `producer`. */
const readName = (name: string | undefined): Connection['named'] => {
  const [, program, connection] = /^(.+)#(\d+)$/.exec(name ?? '') ?? [];
  return program === undefined ? undefined : { program, connection: Number(connection) };
};

const headersOf = ({ headers }: Record<string, unknown>): Record<string, unknown> =>
  z.record(z.string(), z.unknown()).catch({}).parse(headers);

const rejectsPublish = (args: Record<string, unknown> | undefined): boolean =>
  String(args?.['x-overflow'] ?? '').startsWith('reject-publish');
