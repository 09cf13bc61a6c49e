import { setTimeout as wait } from 'node:timers/promises';
import type { Place } from '#model/socket.ts';
import { createExpiry, type Expiry } from './expiry.ts';
import { type Gate, type Turn, type Wish, Withdrawn } from './gate.ts';
import { Refusal } from './refusal.ts';

/** Who comes, for which lab and whether it is one that runs alone, and whence where that is limited. */
export interface Comer {
  learner: string;
  slug: string;
  alone: boolean;
  address: string | undefined;
}

/** Who has asked for something that takes room and has not got it yet, by a key of learner and thing. */
export interface Arrivals<Value> {
  has(key: string): boolean;
  /** All who are on their way. */
  comers(): Comer[];
  /** Takes a place before the gate. */
  come(key: string, comer: Comer, wish: Pick<Wish<Value>, 'work' | 'aloneInMs'>): void;
  /**
   * What was asked for, or the place as long as it has to be waited for: at once for who has just come, else once the wait is
   * over or after some seconds. Who does not ask again loses the place. Rejects with `Refusal`.
   */
  ask(key: string, isNew: boolean): Promise<Value | Place>;
  /** Undefined for who is not on the way; at position 0 the wait is over. */
  place(key: string): Place | undefined;
  /** It is not wanted any more. */
  leave(key: string): void;
  /** Resolves when nobody is on the way any more. */
  settled(): Promise<void>;
}

interface Arrival<Value> {
  comer: Comer;
  turn: Turn<Value>;
  /** Ends the wait of a page that asks no more. */
  patience: Expiry;
  left: boolean;
}

/** How long a question after a place is held, so that a page need not ask often and hears at once when it is let in. */
const holdMs = 3_000;
/** A page that was reloaded, or whose network was away for a moment, finds its place again. */
const patienceMs = 15_000;

/** Arrivals before that gate; `onUnwanted` gets what was made for somebody who had left meanwhile. */
export const createArrivals = <Value>(gate: Gate, onUnwanted: (value: Value) => void): Arrivals<Value> => {
  const arrivals = new Map<string, Arrival<Value>>();
  return {
    has: (key) => arrivals.has(key),
    comers: () => [...arrivals.values()].map(({ comer }) => comer),
    come(key, comer, wish) {
      const turn = gate.enter({ ...wish, needsRoom: true });
      const patience = createExpiry(patienceMs, { onEnd: turn.withdraw, onMove: () => {} });
      const arrival = { comer, turn, patience, left: false };
      arrivals.set(key, arrival);
      const gone = (): void => {
        patience.stop();
        arrivals.delete(key);
      };
      turn.done.then((value) => {
        gone();
        if (arrival.left) onUnwanted(value);
      }, gone);
    },
    async ask(key, isNew) {
      const arrival = arrivals.get(key);
      if (!arrival) throw new Refusal(409, 'place-left');
      const { turn, patience } = arrival;
      arrival.left = false;
      patience.touch();
      if (!isNew) await Promise.race([turn.over, wait(holdMs, undefined, { ref: false })]);
      return turn.place() ?? turn.done.catch(whenWithdrawn);
    },
    place(key) {
      const arrival = arrivals.get(key);
      return arrival && (arrival.turn.place() ?? { position: 0, waitMs: 0, for: 'turn' });
    },
    leave(key) {
      const arrival = arrivals.get(key);
      if (!arrival) return;
      arrival.left = true;
      arrival.turn.withdraw();
    },
    async settled() {
      await Promise.allSettled([...arrivals.values()].map(({ turn }) => turn.done));
    },
  };
};

const whenWithdrawn = (error: unknown): never => {
  throw error instanceof Withdrawn ? new Refusal(409, 'place-left') : error;
};
