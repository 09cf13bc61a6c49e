import type { EventOf, LabEvent } from '#model/events.ts';
import type { Prediction, Settled } from '#model/lab.ts';

type Delivered = EventOf<'message.delivered'>;

const isDelivered = (event: LabEvent): event is Delivered => event.type === 'message.delivered';
const isKilled = (event: LabEvent): event is EventOf<'program.exited'> =>
  event.type === 'program.exited' && event.cause === 'killed';

/** When the broker or the operating system, whichever was first, told of the end of a program. */
const endOf = (events: readonly LabEvent[], exited: EventOf<'program.exited'>): LabEvent => {
  const closed = events.findLast(
    (event) =>
      event.type === 'connection.closed' &&
      event.program === exited.program &&
      // Both tell of the same death within a moment of each other, in either order.
      Math.abs(event.at - exited.at) < 1_000,
  );
  return closed && closed.seq < exited.seq ? closed : exited;
};

/** What a worker held and was to ack when `before` happened; whoever loses the connection holds nothing any more. */
const heldBy = (events: readonly LabEvent[], program: string, before: number): Delivered[] => {
  const held = new Map<string, Delivered>();
  for (const event of events) {
    if (event.seq >= before) break;
    if (isDelivered(event)) {
      held.delete(event.message);
      if (event.program === program && event.ackMode === 'manual') held.set(event.message, event);
    } else if (event.type === 'message.acked') held.delete(event.message);
    else if ((event.type === 'connection.closed' || event.type === 'program.exited') && event.program === program) {
      held.clear();
    }
  }
  return [...held.values()];
};

/** The first order that somebody was given again after `end`, of those that the program held then. */
const givenAgain = (events: readonly LabEvent[], program: string, end: number): Delivered | undefined => {
  const held = new Set(heldBy(events, program, end).map(({ message }) => message));
  const seen = new Set<string>();
  for (const event of events) {
    if (!isDelivered(event)) continue;
    // What was handed out before the prediction was made may have been in those hands.
    const wasHeld = held.has(event.message) || !seen.has(event.message);
    if (event.seq > end && event.redelivered && wasHeld) return event;
    seen.add(event.message);
  }
  return undefined;
};

/** Kill -9 while an order is in hand and to be acked. */
export const afterKill: Prediction = {
  id: 'after-kill',
  options: ['lost', 'other-worker', 'waits'],
  settle: (events) => {
    for (const exited of events.filter(isKilled)) {
      const end = endOf(events, exited);
      const again = givenAgain(events, exited.program, end.seq);
      if (!again) continue;
      return {
        actual: again.program === exited.program ? 'waits' : 'other-worker',
        facts: { message: again.message, from: exited.program, to: again.program, ms: again.at - end.at },
        evidence: [end.seq, again.seq],
      };
    }
    return undefined;
  },
};

/** Kill -9 with automatic ack: what had been handed over and not worked on. */
export const afterKillAutomatic: Prediction = {
  id: 'after-kill-automatic',
  options: ['redelivered', 'one-lost', 'all-lost'],
  settle: (events) => {
    const deaths = events.filter(isKilled);
    if (deaths.length === 0) return undefined;
    const handled = new Set(events.map((event) => (event.type === 'message.handled' ? event.message : undefined)));
    for (const exited of deaths) {
      const held = events.filter(
        (event): event is Delivered =>
          isDelivered(event) &&
          event.ackMode === 'automatic' &&
          event.program === exited.program &&
          event.seq < exited.seq &&
          !handled.has(event.message),
      );
      const ids = new Set(held.map((event) => event.message));
      const closed = events.some((event) => event.type === 'connection.closed' && event.program === exited.program);
      const [first] = held;
      // With a single order in hand, losing one and losing all would be the same.
      if (!first || held.length < 2 || !closed) continue;
      const again = events.find((event) => event.seq > exited.seq && isDelivered(event) && ids.has(event.message));
      return {
        actual: again ? 'redelivered' : 'all-lost',
        facts: {
          program: exited.program,
          count: held.length,
          first: first.message,
          last: held.at(-1)?.message ?? first.message,
        },
        evidence: [...held.map((event) => event.seq), exited.seq],
      };
    }
    return undefined;
  },
};

const watchedMs = 3_000;

/** A frozen worker that holds an order: its connection is open, so the broker waits. */
export const whileFrozen: Prediction = {
  id: 'while-frozen',
  options: ['redelivered', 'kept', 'dropped'],
  settle: (events) => {
    for (const frozen of events) {
      if (frozen.type !== 'program.frozen') continue;
      const settled = afterFreeze(events, frozen);
      if (settled) return settled;
    }
    return undefined;
  },
};

const afterFreeze = (events: readonly LabEvent[], frozen: EventOf<'program.frozen'>): Settled | undefined => {
  const { program, seq, at } = frozen;
  const held = heldBy(events, program, seq).at(-1);
  if (!held) return undefined;
  const { message } = held;
  const later = events.filter((event) => event.seq > seq);
  // Who thaws or kills it ends the experiment; an ack that was on its way when it froze means that it held nothing.
  const end = later.find(
    (event) =>
      ((event.type === 'program.thawed' || event.type === 'program.exited') && event.program === program) ||
      (event.type === 'message.acked' && event.message === message && event.program === program),
  );
  if (end?.type === 'message.acked') return undefined;
  const until = end ?? later.findLast((event) => event.at - at >= watchedMs);
  const again = later.find((event) => isDelivered(event) && event.message === message && event.redelivered);
  if (again && again.seq < (end?.seq ?? Number.POSITIVE_INFINITY)) {
    return { actual: 'redelivered', facts: { message, program, ms: again.at - at }, evidence: [seq, again.seq] };
  }
  if (!until || until.at - at < watchedMs / 2) return undefined;
  const others = later.filter(
    (event) => event.type === 'message.acked' && event.program !== program && event.seq <= until.seq,
  );
  return {
    actual: 'kept',
    facts: { message, program, ms: until.at - at, others: others.length },
    evidence: [held.seq, seq, until.seq],
  };
};
