import { z } from 'zod';
import type { Death } from '#model/technologies/rabbitmq/events.ts';
import { covers } from '#model/technologies/rabbitmq/topic-pattern.ts';
import type { Told } from './broker-feed.ts';
import { type Binding, bindingKey } from './link.ts';

/**
 * Where dead letters go. The firehose says nothing of them, so the platform's own queue is bound to every dead-letter
 * exchange just as the lab's queues are: each dead letter that reaches one of them reaches it too.
 */
export interface DeadLetters {
  told(event: Told): void;
  /** The bindings that the platform's queue should have now. */
  mirrors(): Binding[];
  /** Queues that the exchange routes a dead letter to, by the bindings that the broker told of. */
  queues(exchange: string, routingKey: string, headers: Record<string, unknown>): string[];
}

interface BoundQueue extends Binding {
  queue: string;
}

/** `bind` and `unbind` act on the platform's own queue, and need not wait for the broker. */
export interface DeadLettersSpec {
  isOwn(queue: string): boolean;
  bind(mirror: Binding): void;
  unbind(mirror: Binding): void;
}

/** Knows only what it is told from now on. */
export const createDeadLetters = ({ isOwn, bind, unbind }: DeadLettersSpec): DeadLetters => {
  const kinds = new Map<string, string>();
  /** Dead-letter exchange of each queue that has one. */
  const exchanges = new Map<string, string>();
  let bindings: BoundQueue[] = [];
  const mirrored = new Map<string, Binding>();

  const reconcile = (): void => {
    const used = new Set(exchanges.values());
    const wanted = new Map(bindings.filter(({ exchange }) => used.has(exchange)).map((one) => [bindingKey(one), one]));
    for (const [key, mirror] of mirrored) {
      if (wanted.has(key)) continue;
      mirrored.delete(key);
      // With its exchange a binding goes by itself.
      if (kinds.has(mirror.exchange)) unbind(mirror);
    }
    for (const [key, { exchange, routingKey, arguments: args }] of wanted) {
      if (mirrored.has(key)) continue;
      const mirror = { exchange, routingKey, arguments: args };
      mirrored.set(key, mirror);
      bind(mirror);
    }
  };

  return {
    told(event) {
      switch (event.of) {
        case 'exchange.created':
          kinds.set(event.exchange, event.kind);
          break;
        case 'exchange.deleted':
          kinds.delete(event.exchange);
          bindings = bindings.filter((one) => one.exchange !== event.exchange);
          break;
        case 'queue.created': {
          const exchange = event.arguments['x-dead-letter-exchange'];
          if (typeof exchange === 'string' && exchange !== '') exchanges.set(event.queue, exchange);
          break;
        }
        case 'queue.deleted':
          exchanges.delete(event.queue);
          bindings = bindings.filter((one) => one.queue !== event.queue);
          break;
        case 'binding.created':
          if (event.exchange !== '' && !isOwn(event.queue)) bindings = [...bindings, event];
          break;
        case 'binding.deleted':
          bindings = bindings.filter((one) => one.queue !== event.queue || bindingKey(one) !== bindingKey(event));
          break;
        default:
          return;
      }
      reconcile();
    },
    mirrors: () => [...mirrored.values()],
    queues(exchange, routingKey, headers) {
      const matches = matcher(kinds.get(exchange) ?? 'direct');
      const reached = bindings.filter((one) => one.exchange === exchange && matches(one, routingKey, headers));
      return [...new Set(reached.map(({ queue }) => queue))];
    },
  };
};

type Matches = (binding: Binding, routingKey: string, headers: Record<string, unknown>) => boolean;

// As AMQP 0-9-1 and RabbitMQ define them (§3.1.3; "Headers Exchange": `x-` headers count only where `x-match` says so).
const matcher = (kind: string): Matches => {
  if (kind === 'fanout') return () => true;
  if (kind === 'topic') return (binding, key) => covers(binding.routingKey, key);
  if (kind === 'headers') {
    return ({ arguments: args }, _key, headers) => {
      const mode = String(args['x-match'] ?? 'all');
      const counts = (name: string): boolean =>
        mode.endsWith('-with-x') ? name !== 'x-match' : !name.startsWith('x-');
      const wanted = Object.entries(args).filter(([name]) => counts(name));
      const isMet = ([name, value]: [string, unknown]): boolean => headers[name] === value;
      return mode.startsWith('any') ? wanted.some(isMet) : wanted.every(isMet);
    };
  }
  return (binding, key) => binding.routingKey === key;
};

const time = z.object({ value: z.number() });
const entries = z.array(
  z
    .object({
      queue: z.string(),
      reason: z.enum(['rejected', 'expired', 'maxlen', 'delivery_limit']),
      count: z.number().int().positive(),
      exchange: z.string(),
      'routing-keys': z.array(z.string()),
      time,
    })
    .transform(
      ({ 'routing-keys': routingKeys, time: { value }, ...rest }): Death => ({
        ...rest,
        routingKeys,
        // AMQP timestamps count seconds.
        at: value * 1000,
      }),
    ),
);

/** Reads the header `x-death`; empty where there is none. */
export const readDeaths = (headers: unknown): Death[] => {
  const header = z.object({ 'x-death': entries }).safeParse(headers);
  return header.success ? header.data['x-death'] : [];
};
