import type { Apply, Held, MessagePicture, Picture, QueuePicture } from '../picture.ts';

/** Exchanges, queues, bindings, consumers, and where every message is. */
export const applyRabbitmq: Apply = (draft, event) => {
  switch (event.type) {
    case 'connection.opened': {
      const program = draft.programs[event.program];
      if (program) program.connected = true;
      break;
    }
    case 'connection.closed': {
      const program = draft.programs[event.program];
      if (program) program.connected = false;
      for (const queue of Object.values(draft.queues)) {
        queue.consumers = queue.consumers.filter((consumer) => consumer.program !== event.program);
        const back = queue.unacked.filter((delivery) => delivery.program === event.program);
        queue.unacked = queue.unacked.filter((delivery) => delivery.program !== event.program);
        requeue(
          draft,
          queue,
          back.map((delivery) => delivery.message),
        );
      }
      break;
    }
    case 'exchange.declared':
      draft.exchanges[event.exchange] = { name: event.exchange, kind: event.kind };
      break;
    case 'exchange.deleted':
      delete draft.exchanges[event.exchange];
      break;
    case 'queue.declared':
      draft.queues[event.queue] ??= {
        name: event.queue,
        durable: event.durable,
        arguments: event.arguments,
        ready: [],
        unacked: [],
        consumers: [],
      };
      break;
    case 'queue.deleted': {
      const queue = draft.queues[event.queue];
      if (!queue) break;
      delete draft.queues[event.queue];
      for (const message of [...queue.ready, ...queue.unacked.map((delivery) => delivery.message)]) {
        leaveQueue(draft, message, event.queue);
      }
      break;
    }
    case 'binding.created':
      draft.bindings.push({ exchange: event.exchange, queue: event.queue, routingKey: event.routingKey });
      break;
    case 'binding.removed':
      draft.bindings = draft.bindings.filter(
        (binding) =>
          binding.exchange !== event.exchange ||
          binding.queue !== event.queue ||
          binding.routingKey !== event.routingKey,
      );
      break;
    case 'consumer.started': {
      const { program, consumerTag, ackMode, prefetch } = event;
      draft.queues[event.queue]?.consumers.push({ program, consumerTag, ackMode, prefetch });
      break;
    }
    case 'consumer.stopped': {
      const queue = draft.queues[event.queue];
      if (queue) queue.consumers = queue.consumers.filter((consumer) => consumer.consumerTag !== event.consumerTag);
      break;
    }
    case 'message.published': {
      if (event.queues.length === 0) {
        draft.ended.unroutable += 1;
        break;
      }
      draft.messages[event.message] = {
        id: event.message,
        label: event.label,
        body: event.body,
        publishedAt: event.at,
        publishedSeq: event.seq,
        deliveries: 0,
        redelivered: false,
        queues: [...event.queues],
      };
      for (const queue of event.queues) {
        const ready = draft.queues[queue]?.ready;
        if (!ready?.includes(event.message)) ready?.push(event.message);
      }
      break;
    }
    case 'message.delivered': {
      const queue = draft.queues[event.queue];
      const message = draft.messages[event.message];
      const program = draft.programs[event.program];
      const manual = event.ackMode === 'manual';
      if (message) {
        message.deliveries += 1;
        message.redelivered ||= event.redelivered;
      }
      if (program?.exited) {
        // Written to a socket whose owner had died already: back in its queue at once, or lost.
        if (manual) break;
        draft.ended.lost += 1;
        if (queue) remove(queue.ready, event.message);
        leaveQueue(draft, event.message, event.queue);
        break;
      }
      if (queue) remove(queue.ready, event.message);
      program?.hands.push({
        message: event.message,
        label: message?.label ?? event.message.slice(-5),
        body: message?.body ?? '',
        since: event.at,
        redelivered: event.redelivered,
        queue: event.queue,
        unacked: manual,
      });
      if (manual) queue?.unacked.push({ message: event.message, program: event.program, since: event.at });
      else if (message) remove(message.queues, event.queue);
      break;
    }
    case 'message.handled': {
      const held = find(draft, event);
      if (!held || held.unacked) break;
      letGo(draft, event);
      draft.ended.automatic += 1;
      if (draft.messages[event.message]?.queues.length === 0) delete draft.messages[event.message];
      break;
    }
    case 'message.acked':
      if (!settle(draft, event) && !settleAfterDeath(draft, event)) break;
      draft.ended.acked += 1;
      leaveQueue(draft, event.message, event.queue);
      break;
    case 'message.nacked': {
      const queue = draft.queues[event.queue];
      if (!settle(draft, event)) break;
      if (event.requeue && queue) {
        requeue(draft, queue, [event.message]);
      } else {
        draft.ended.rejected += 1;
        leaveQueue(draft, event.message, event.queue);
      }
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

interface Delivery {
  message: string;
  queue: string;
  program: string;
}

const remove = (list: string[], item: string): void => {
  const index = list.indexOf(item);
  if (index >= 0) list.splice(index, 1);
};

const isHeld = (held: Held, delivery: Delivery): boolean =>
  held.message === delivery.message && held.queue === delivery.queue;

const find = (draft: Picture, delivery: Delivery): Held | undefined =>
  draft.programs[delivery.program]?.hands.find((held) => isHeld(held, delivery));

const letGo = (draft: Picture, delivery: Delivery): void => {
  const program = draft.programs[delivery.program];
  if (!program) return;
  program.hands = program.hands.filter((held) => !isHeld(held, delivery));
  program.handled += 1;
};

/** Ends a delivery that waited for its ack; false where the broker knows of none, as after a requeue. */
const settle = (draft: Picture, delivery: Delivery): boolean => {
  const queue = draft.queues[delivery.queue];
  const index =
    queue?.unacked.findIndex((one) => one.message === delivery.message && one.program === delivery.program) ?? -1;
  if (!queue || index < 0) return false;
  queue.unacked.splice(index, 1);
  letGo(draft, delivery);
  return true;
};

/** The last delivery and ack of a program may be told after its death; the ack had reached the broker all the same. */
const settleAfterDeath = (draft: Picture, delivery: Delivery): boolean => {
  const ready = draft.queues[delivery.queue]?.ready;
  if (!draft.programs[delivery.program]?.exited || !ready?.includes(delivery.message)) return false;
  remove(ready, delivery.message);
  return true;
};

const leaveQueue = (draft: Picture, id: string, queue: string): void => {
  const message: MessagePicture | undefined = draft.messages[id];
  if (!message) return;
  remove(message.queues, queue);
  if (message.queues.length === 0) delete draft.messages[id];
};

// RabbitMQ puts a requeued message back to its original position where it can (Consumer Acknowledgements guide).
const requeue = (draft: Picture, queue: QueuePicture, messages: string[]): void => {
  if (messages.length === 0) return;
  const place = (id: string): number => draft.messages[id]?.publishedSeq ?? 0;
  queue.ready = [...new Set([...messages, ...queue.ready])].sort((a, b) => place(a) - place(b));
};
