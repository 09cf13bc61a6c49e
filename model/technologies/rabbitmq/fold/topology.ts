import type { Apply, Picture } from '../../../picture.ts';
import { argumentsKey } from '../binding-arguments.ts';
import type { HeldMessage } from '../picture.ts';
import { enqueue, leaveQueue } from './place.ts';

/** Connections, exchanges, queues, bindings and consumers of RabbitMQ. */
export const applyTopology: Apply = (draft, event) => {
  switch (event.type) {
    case 'connection.opened': {
      const program = draft.programs[event.program];
      if (!program) break;
      program.connected = true;
      // What it held over a connection that it lost is the queue's again, whatever it may still do with it.
      program.hands = program.hands.filter(
        (held) => held.technology !== 'rabbitmq' || !held.unacked || isUnacked(draft, held),
      );
      break;
    }
    case 'connection.closed': {
      const program = draft.programs[event.program];
      if (program) program.connected = false;
      for (const queue of Object.values(draft.queues)) {
        queue.consumers = queue.consumers.filter((consumer) => consumer.program !== event.program);
        const back = queue.unacked.filter((delivery) => delivery.program === event.program);
        queue.unacked = queue.unacked.filter((delivery) => delivery.program !== event.program);
        enqueue(
          draft,
          queue,
          back.map((delivery) => delivery.message),
        );
      }
      break;
    }
    case 'exchange.declared':
      draft.exchanges[event.exchange] = { name: event.exchange, kind: event.kind, arguments: event.arguments };
      break;
    case 'exchange.deleted':
      delete draft.exchanges[event.exchange];
      draft.bindings = draft.bindings.filter((binding) => binding.exchange !== event.exchange);
      break;
    case 'queue.declared':
      draft.queues[event.queue] ??= {
        name: event.queue,
        durable: event.durable,
        arguments: event.arguments,
        ready: [],
        unacked: [],
        consumers: [],
        arrived: 0,
        delivered: 0,
        handovers: [],
        samples: [],
      };
      break;
    case 'queue.deleted': {
      const queue = draft.queues[event.queue];
      if (!queue) break;
      delete draft.queues[event.queue];
      draft.bindings = draft.bindings.filter((binding) => binding.queue !== event.queue);
      for (const message of [...queue.ready, ...queue.unacked.map((delivery) => delivery.message)]) {
        leaveQueue(draft, message, event.queue);
      }
      break;
    }
    case 'binding.created': {
      const { exchange, queue, routingKey, arguments: args } = event;
      draft.bindings.push({ exchange, queue, routingKey, arguments: args });
      break;
    }
    case 'binding.removed':
      draft.bindings = draft.bindings.filter(
        (binding) =>
          binding.exchange !== event.exchange ||
          binding.queue !== event.queue ||
          binding.routingKey !== event.routingKey ||
          argumentsKey(binding.arguments) !== argumentsKey(event.arguments),
      );
      break;
    case 'consumer.started': {
      const { program, consumerTag, ackMode, prefetch } = event;
      draft.queues[event.queue]?.consumers.push({ program, consumerTag, ackMode, prefetch });
      break;
    }
    case 'consumer.stopped': {
      const queue = draft.queues[event.queue];
      if (!queue) break;
      // Another program may have chosen the same tag.
      queue.consumers = queue.consumers.filter(
        ({ program, consumerTag }) => program !== event.program || consumerTag !== event.consumerTag,
      );
      break;
    }
    case 'queue.measured': {
      const queue = draft.queues[event.queue];
      const { ready, unacked, consumers, at } = event;
      if (queue) queue.measured = { ready, unacked, consumers, at };
      break;
    }
  }
};

const isUnacked = (draft: Picture, { message, queue }: HeldMessage): boolean =>
  draft.queues[queue]?.unacked.some((one) => one.message === message) ?? false;
