import type { LabEvent } from '#model/events.ts';
import type { Prediction } from '#model/lab.ts';
import { firstAfter } from '#model/log-index.ts';
import { type Order, storyOf } from './story.ts';

const ordersIn = (events: readonly LabEvent[]): Order[] => [...storyOf(events).orders.values()];

const watched = 8;

/** A poison order that is put back into the queue, and orders behind it. */
export const blocked: Prediction = {
  id: 'blocked',
  options: ['all', 'between', 'none'],
  settle: (events) => {
    const orders = ordersIn(events);
    const since = orders.findLast((order) => !order.poison);
    for (const poison of orders.filter((order) => order.poison)) {
      const [first, last] = [poison.firstRequeue, poison.requeues.at(-1)];
      if (!first || !last || !since || since.seq < poison.seq) continue;
      if (poison.requeues.filter(({ seq }) => seq > since.seq).length < watched) continue;
      const behind = orders.filter((order) => !order.poison && order.seq > poison.seq);
      const done = behind.filter((order) => order.done).length;
      return {
        actual: done === 0 ? 'none' : done === behind.length ? 'all' : 'between',
        facts: {
          message: poison.id,
          rounds: poison.rounds,
          ms: last.at - first.at,
          waiting: behind.length,
          done,
        },
        evidence: [poison.seq, ...behind.map(({ seq }) => seq), last.seq],
      };
    }
    return undefined;
  },
};

/** Names of the outcomes by tries; nobody says two. */
const tried: Record<number, string> = { 1: 'one', 3: 'three', 4: 'four' };

/** A poison order on the ladder: how often it is tried until it is given up. */
export const climbed: Prediction = {
  id: 'climbed',
  options: ['one', 'three', 'four', 'endless'],
  settle: (events) => {
    for (const { id, poison, tries, firstRequeue, deaths } of ordersIn(events)) {
      const [death] = deaths;
      const [first] = tries;
      // Rounds in the queue itself are no ladder.
      if (!poison || !first || death?.by !== 'worker' || firstRequeue) continue;
      const before = tries.filter(({ seq }) => seq < death.seq);
      // A copy that is handed over once more, because its worker died, is the same try.
      const copies = new Set(before.map(({ message }) => message)).size;
      const actual = copies > 4 ? 'endless' : tried[copies];
      if (!actual) continue;
      return {
        actual,
        facts: { message: id, tries: copies, ms: death.at - first.at },
        evidence: [...before.map(({ seq }) => seq), death.seq],
      };
    }
    return undefined;
  },
};

/** An order that waits for its next try, and one that comes meanwhile. */
export const overtaken: Prediction = {
  id: 'overtaken',
  options: ['waits', 'overtakes'],
  settle: (events) => {
    const good = ordersIn(events).filter((order) => !order.poison);
    for (const { id, steps, done } of good) {
      const [step] = steps;
      if (!step || !done) continue;
      const next = firstAfter(good, step.seq);
      if (!next?.done || next.seq > done.seq) continue;
      return {
        actual: next.done.seq < done.seq ? 'overtakes' : 'waits',
        facts: { first: id, second: next.id, ms: Math.abs(done.at - next.done.at) },
        evidence: [step.seq, next.seq, next.done.seq, done.seq],
      };
    }
    return undefined;
  },
};

/** Dead letters replayed to a worker that still cannot read them. */
export const replayedUnfixed: Prediction = {
  id: 'replayed-unfixed',
  options: ['done', 'back', 'lost'],
  settle: (events) => {
    for (const { id, poison, replays, deaths, done } of ordersIn(events)) {
      const [replay] = replays;
      if (!poison || !replay) continue;
      const death = deaths.find(({ seq }) => seq > replay.seq);
      const end = death ?? done;
      if (!end) continue;
      return {
        actual: death ? 'back' : 'done',
        facts: { message: id, ms: end.at - replay.at },
        evidence: [replay.seq, end.seq],
      };
    }
    return undefined;
  },
};
