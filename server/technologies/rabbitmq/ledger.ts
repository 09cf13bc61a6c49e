import type { DeathReason } from '#model/technologies/rabbitmq/events.ts';

/**
 * The observer's own knowledge of where every message is, by which it tells equal ones apart and knows causes from
 * effects. A message's base is its `message-id`, or its fingerprint where the publisher set none; its id is the base,
 * and `base~2`, `base~3` … for those that bear the same base later on.
 */
export interface Ledger {
  published(base: string, queues: readonly string[]): string;
  /** The oldest message of that base which waits in the queue. */
  ready(base: string, queue: string): string | undefined;
  /** The oldest message of that base which the program holds from the queue. */
  held(base: string, queue: string, program: string): string | undefined;
  /** Whether any message of that base is in the queue or comes from it. */
  lives(base: string, queue: string): boolean;
  /** Whether any message of that base was ever published. */
  knows(base: string): boolean;
  /** What the broker should count in the queue. */
  contents(queue: string): Contents;
  /** Also for one that was thought to be finished, or published before anybody looked. */
  deliver(id: string, queue: string, program: string, manual: boolean): void;
  /** The program is done with it: the end of a message that nobody acks. */
  handled(id: string, queue: string): void;
  /** Puts it back into the queue. */
  requeue(id: string, queue: string): void;
  /** Nacked for good: the queue gives it up, and the broker will say where it goes. */
  reject(id: string, queue: string): void;
  /** The message of that base which the queue gives up for that reason. */
  dying(base: string, queue: string, reason: DeathReason): string | undefined;
  /** From the queue that gave it up to those of its dead-letter exchange, under the id that it has. */
  bury(id: string, queue: string, queues: readonly string[]): void;
  /** Queues that have it or had delivered it. */
  queuesOf(id: string): string[];
  /** Takes it out of the queue for good. */
  finish(id: string, queue: string): void;
  /** Puts back what the program holds and has not acked; what nobody was to ack is finished. */
  release(program: string): void;
  forgetQueue(queue: string): void;
}

/** Messages of a queue, oldest first; the same `version` means that nothing has happened to any message meanwhile. */
export interface Contents {
  ready: string[];
  /** Delivered, and to be acked. */
  unacked: string[];
  version: number;
}

type Place = { program: string; manual: boolean } | 'ready' | 'rejected';

/** An empty one: it knows of the messages that it is told to be published or delivered. */
export const createLedger = (): Ledger => {
  /** By id, then by queue. */
  const places = new Map<string, Map<string, Place>>();
  /** Living ids of a base, oldest first. */
  const living = new Map<string, string[]>();
  const counts = new Map<string, number>();
  const bases = new Map<string, string>();
  let version = 0;

  const find = (base: string, queue: string, isIt: (place: Place) => boolean): string | undefined =>
    living.get(base)?.find((id) => {
      const place = places.get(id)?.get(queue);
      return place !== undefined && isIt(place);
    });

  const finish = (id: string, queue: string): void => {
    version += 1;
    const at = places.get(id);
    at?.delete(queue);
    if (!at || at.size > 0) return;
    places.delete(id);
    const base = bases.get(id) ?? id;
    bases.delete(id);
    const left = (living.get(base) ?? []).filter((one) => one !== id);
    if (left.length > 0) living.set(base, left);
    else living.delete(base);
  };

  const begin = (id: string, base: string, at: Map<string, Place>): void => {
    version += 1;
    places.set(id, at);
    living.set(base, [...(living.get(base) ?? []), id]);
    bases.set(id, base);
  };

  return {
    published(base, queues) {
      const count = (counts.get(base) ?? 0) + 1;
      counts.set(base, count);
      const id = count === 1 ? base : `${base}~${count}`;
      if (queues.length > 0) begin(id, base, new Map(queues.map((queue) => [queue, 'ready'])));
      return id;
    },
    ready: (base, queue) => find(base, queue, (place) => place === 'ready'),
    held: (base, queue, program) =>
      find(base, queue, (place) => typeof place === 'object' && place.program === program),
    lives: (base, queue) => find(base, queue, () => true) !== undefined,
    knows: (base) => counts.has(base),
    contents(queue) {
      const ready: string[] = [];
      const unacked: string[] = [];
      for (const [id, at] of places) {
        const place = at.get(queue);
        if (place === 'ready') ready.push(id);
        else if (typeof place === 'object' && place.manual) unacked.push(id);
      }
      return { ready, unacked, version };
    },
    deliver(id, queue, program, manual) {
      version += 1;
      const at = places.get(id);
      if (at) at.set(queue, { program, manual });
      else begin(id, id, new Map([[queue, { program, manual }]]));
    },
    handled(id, queue) {
      const place = places.get(id)?.get(queue);
      if (typeof place === 'object' && !place.manual) finish(id, queue);
    },
    requeue: (id, queue) => {
      version += 1;
      if (places.get(id)?.has(queue)) places.get(id)?.set(queue, 'ready');
    },
    reject: (id, queue) => {
      version += 1;
      if (places.get(id)?.has(queue)) places.get(id)?.set(queue, 'rejected');
    },
    dying: (base, queue, reason) =>
      find(base, queue, (place) => place === (reason === 'rejected' ? 'rejected' : 'ready')),
    bury(id, queue, queues) {
      const at = places.get(id);
      if (!at) return;
      version += 1;
      for (const one of queues) at.set(one, 'ready');
      if (!queues.includes(queue)) finish(id, queue);
    },
    queuesOf: (id) => [...(places.get(id)?.keys() ?? [])],
    finish,
    release(program) {
      version += 1;
      for (const [id, at] of [...places]) {
        for (const [queue, place] of [...at]) {
          if (typeof place === 'string' || place.program !== program) continue;
          if (place.manual) at.set(queue, 'ready');
          else finish(id, queue);
        }
      }
    },
    forgetQueue(queue) {
      for (const [id, at] of [...places]) if (at.has(queue)) finish(id, queue);
    },
  };
};
