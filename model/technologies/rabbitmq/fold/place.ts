import type { Held, Picture } from '../../../picture.ts';
import type { MessagePicture, QueuePicture } from '../picture.ts';

/** A message in a program's hands, by the queue that it came from. */
export interface Delivery {
  message: string;
  queue: string;
  program: string;
}

export const remove = (list: string[], item: string): void => {
  const index = list.indexOf(item);
  if (index >= 0) list.splice(index, 1);
};

const isHeld = (held: Held, delivery: Delivery): boolean =>
  held.technology === 'rabbitmq' && held.message === delivery.message && held.queue === delivery.queue;

export const findHeld = (draft: Picture, delivery: Delivery): Held | undefined =>
  draft.programs[delivery.program]?.hands.find((held) => isHeld(held, delivery));

/** Whether the broker waits for the program's ack of it. */
export const isAwaited = (draft: Picture, { message, queue, program }: Delivery): boolean =>
  draft.queues[queue]?.unacked.some((one) => one.message === message && one.program === program) ?? false;

/** Takes the message out of the program's hands: it has finished with it. */
export const letGo = (draft: Picture, delivery: Delivery): void => {
  const program = draft.programs[delivery.program];
  if (!program) return;
  program.hands = program.hands.filter((held) => !isHeld(held, delivery));
  program.handled += 1;
};

/** Ends a delivery that waited for its ack; false where the broker knows of none, as after a requeue. */
export const settle = (draft: Picture, delivery: Delivery): boolean => {
  const queue = draft.queues[delivery.queue];
  const index =
    queue?.unacked.findIndex((one) => one.message === delivery.message && one.program === delivery.program) ?? -1;
  if (!queue || index < 0) return false;
  queue.unacked.splice(index, 1);
  letGo(draft, delivery);
  return true;
};

/** The last delivery and ack of a program may be told after its death; the ack had reached the broker all the same. */
export const settleAfterDeath = (draft: Picture, delivery: Delivery): boolean => {
  const ready = draft.queues[delivery.queue]?.ready;
  if (!draft.programs[delivery.program]?.exited || !ready?.includes(delivery.message)) return false;
  remove(ready, delivery.message);
  return true;
};

/** The queue no longer has the message; one that no queue has is forgotten. */
export const leaveQueue = (draft: Picture, id: string, queue: string): void => {
  const message: MessagePicture | undefined = draft.messages[id];
  if (!message) return;
  remove(message.queues, queue);
  if (message.queues.length === 0) delete draft.messages[id];
};

/** Takes the message off the queue, wherever it stood: waiting, or with a program. */
export const takeOff = (draft: Picture, id: string, name: string): void => {
  const queue = draft.queues[name];
  if (!queue) return;
  remove(queue.ready, id);
  for (const { message, program } of queue.unacked.filter((one) => one.message === id)) {
    settle(draft, { message, program, queue: name });
  }
};

/**
 * Puts messages into the queue where the broker has them: by priority where the queue knows it, then by their arrival;
 * a requeued message gets its original place back where possible (Consumer Acknowledgements guide of RabbitMQ).
 */
export const enqueue = (draft: Picture, queue: QueuePicture, ids: readonly string[]): void => {
  const fresh = [...new Set(ids)].filter((id) => !queue.ready.includes(id));
  if (fresh.length === 0) return;
  const levels = Number(queue.arguments['x-max-priority'] ?? 0);
  const priority = (id: string): number => Math.min(levels, draft.messages[id]?.priority ?? 0);
  const arrival = (id: string): number => draft.messages[id]?.arrivedSeq ?? 0;
  const isBefore = (a: string, b: string): boolean =>
    priority(a) === priority(b) ? arrival(a) <= arrival(b) : priority(a) > priority(b);
  for (const id of fresh) {
    const last = queue.ready.at(-1);
    // Nearly every message goes to the end.
    if (last === undefined || isBefore(last, id)) queue.ready.push(id);
    else
      queue.ready.splice(
        queue.ready.findIndex((one) => isBefore(id, one)),
        0,
        id,
      );
  }
};
