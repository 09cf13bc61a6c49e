import type { LabEvent } from '../../events.ts';
import type { Picture } from '../../picture.ts';
import { exchangeStation, queueStation } from './stations.ts';

/** What the log tells of RabbitMQ's ways, as far as a drawing needs it. */
export interface Routing {
  /** Forgets everything and begins from a picture. */
  begin: (base: Picture) => void;
  take: (event: LabEvent) => void;
  /** Station ids from an exchange to a queue that it routed to, by way of its alternate exchange where it has no binding to it. */
  way: (exchange: string, queue: string) => [string, ...string[]];
  hasDeadLetterExchange: (queue: string) => boolean;
}

/** Follows exchanges, bindings and queues through the log. */
export const createRouting = (): Routing => {
  let alternates = new Map<string, string>();
  let bound = new Map<string, number>();
  let deadLettering = new Set<string>();

  const declare = (exchange: string, args: Record<string, unknown>): void => {
    const alternate = args['alternate-exchange'];
    if (typeof alternate === 'string') alternates.set(exchange, alternate);
    else alternates.delete(exchange);
  };
  const bind = ({ exchange, queue }: { exchange: string; queue: string }, by: number): void => {
    const key = `${exchange}>${queue}`;
    bound.set(key, (bound.get(key) ?? 0) + by);
  };
  const declareQueue = (queue: string, args: Record<string, unknown>): void => {
    if ('x-dead-letter-exchange' in args) deadLettering.add(queue);
    else deadLettering.delete(queue);
  };

  return {
    begin(base) {
      alternates = new Map();
      bound = new Map();
      deadLettering = new Set();
      for (const exchange of Object.values(base.exchanges)) declare(exchange.name, exchange.arguments);
      for (const queue of Object.values(base.queues)) declareQueue(queue.name, queue.arguments);
      for (const binding of base.bindings) bind(binding, 1);
    },
    take(event) {
      if (event.type === 'exchange.declared') declare(event.exchange, event.arguments);
      else if (event.type === 'queue.declared') declareQueue(event.queue, event.arguments);
      else if (event.type === 'binding.created') bind(event, 1);
      else if (event.type === 'binding.removed') bind(event, -1);
    },
    way(exchange, queue) {
      const alternate = alternates.get(exchange);
      const direct = exchange === '' || alternate === undefined || (bound.get(`${exchange}>${queue}`) ?? 0) > 0;
      const beyond = direct ? [] : [exchangeStation(alternate)];
      return [exchangeStation(exchange), ...beyond, queueStation(queue)];
    },
    hasDeadLetterExchange: (queue) => deadLettering.has(queue),
  };
};
