import type { EventOf, LabEvent } from '#model/events.ts';
import type { Prediction, Settled } from '#model/lab.ts';
import { between, eventsOf, firstAfter, lastBefore } from '#model/log-index.ts';

type Delivered = EventOf<'message.delivered'>;

const isDelivered = (event: LabEvent): event is Delivered => event.type === 'message.delivered';
const isKilled = (event: LabEvent): event is EventOf<'program.exited'> =>
  event.type === 'program.exited' && event.cause === 'killed';

/** When the broker or the operating system, whichever was first, told of the end of a program. */
const endOf = (
  exited: EventOf<'program.exited'>,
  closed: readonly EventOf<'connection.closed'>[] | undefined,
): EventOf<'program.exited' | 'connection.closed'> => {
  // Both tell of the same death within a moment of each other, in either order.
  const isNear = (one: LabEvent): boolean => Math.abs(one.at - exited.at) < 1_000;
  const [before, after] = [lastBefore(closed, exited.seq), firstAfter(closed, exited.seq)];
  return before && isNear(before) && !(after && isNear(after)) ? before : exited;
};

/** What a worker held and was to ack at those seqs, each of one worker; who loses the connection holds nothing any more. */
const heldAt = (events: readonly LabEvent[], moments: ReadonlyMap<number, string>): Map<number, Delivered[]> => {
  const found = new Map<number, Delivered[]>();
  const holder = new Map<string, string>();
  const hands = new Map<string, Map<string, Delivered>>();
  const drop = (message: string): boolean | undefined => hands.get(holder.get(message) ?? '')?.delete(message);
  for (const event of events) {
    const worker = moments.get(event.seq);
    if (worker !== undefined) found.set(event.seq, [...(hands.get(worker)?.values() ?? [])]);
    if (isDelivered(event)) {
      drop(event.message);
      if (event.ackMode !== 'manual') continue;
      holder.set(event.message, event.program);
      hands.set(event.program, (hands.get(event.program) ?? new Map()).set(event.message, event));
    } else if (event.type === 'message.acked') drop(event.message);
    else if (event.type === 'connection.closed' || event.type === 'program.exited') hands.delete(event.program);
  }
  return found;
};

/** Kill -9 while an order is in hand and to be acked. */
export const afterKill: Prediction = {
  id: 'after-kill',
  options: ['lost', 'other-worker', 'waits'],
  settle: (events) => {
    const closed = Map.groupBy(eventsOf(events, 'connection.closed'), ({ program }) => program);
    const deaths = events
      .filter(isKilled)
      .map((exited) => ({ exited, end: endOf(exited, closed.get(exited.program)) }));
    const held = heldAt(events, new Map(deaths.map(({ exited, end }) => [end.seq, exited.program])));
    const deliveries = Map.groupBy(eventsOf(events, 'message.delivered'), ({ message }) => message);
    const redelivered = eventsOf(events, 'message.delivered').filter((event) => event.redelivered);
    const againOf = Map.groupBy(redelivered, ({ message }) => message);
    // What was handed out before the prediction was made may have been in those hands.
    const unseen = redelivered.filter((event) => deliveries.get(event.message)?.[0] === event);
    for (const { exited, end } of deaths) {
      const lists = [unseen, ...(held.get(end.seq) ?? []).map(({ message }) => againOf.get(message))];
      const [again] = lists.flatMap((list) => firstAfter(list, end.seq) ?? []).toSorted((a, b) => a.seq - b.seq);
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
    const handled = new Set(eventsOf(events, 'message.handled').map(({ message }) => message));
    const closed = new Set(eventsOf(events, 'connection.closed').map(({ program }) => program));
    const taken = eventsOf(events, 'message.delivered').filter(
      ({ ackMode, message }) => ackMode === 'automatic' && !handled.has(message),
    );
    const takenBy = Map.groupBy(taken, ({ program }) => program);
    for (const exited of deaths.filter(({ program }) => closed.has(program))) {
      const held = between(takenBy.get(exited.program), 0, exited.seq);
      const ids = new Set(held.map((event) => event.message));
      const [first] = held;
      // With a single order in hand, losing one and losing all would be the same.
      if (!first || held.length < 2) continue;
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
    const freezes = eventsOf(events, 'program.frozen');
    const held = heldAt(events, new Map(freezes.map(({ seq, program }) => [seq, program])));
    const acks = Map.groupBy(eventsOf(events, 'message.acked'), ({ message }) => message);
    const ends = Map.groupBy(events.filter(isEnd), ({ program }) => program);
    for (const frozen of freezes) {
      const last = held.get(frozen.seq)?.at(-1);
      const acked = acks.get(last?.message ?? '')?.filter(({ program }) => program === frozen.program);
      const end = firstAfter(ends.get(frozen.program), frozen.seq);
      const ack = firstAfter(acked, frozen.seq);
      // An ack that was on its way when it froze means that it held nothing.
      if (!last || (ack && ack.seq < (end?.seq ?? Number.POSITIVE_INFINITY))) continue;
      const settled = afterFreeze(events, frozen, last, end);
      if (settled) return settled;
    }
    return undefined;
  },
};

/** Who thaws or kills a frozen program ends the experiment. */
const isEnd = (event: LabEvent): event is EventOf<'program.thawed' | 'program.exited'> =>
  event.type === 'program.thawed' || event.type === 'program.exited';

const afterFreeze = (
  events: readonly LabEvent[],
  { program, seq, at }: EventOf<'program.frozen'>,
  held: Delivered,
  end: LabEvent | undefined,
): Settled | undefined => {
  const { message } = held;
  const now = events.at(-1);
  const until = end ?? (now && now.at - at >= watchedMs ? now : undefined);
  const later = between(events, seq, end?.seq ?? Number.POSITIVE_INFINITY);
  const again = later.find((event) => isDelivered(event) && event.message === message && event.redelivered);
  if (again)
    return { actual: 'redelivered', facts: { message, program, ms: again.at - at }, evidence: [seq, again.seq] };
  if (!until || until.at - at < watchedMs / 2) return undefined;
  const others = later.filter((event) => event.type === 'message.acked' && event.program !== program);
  return {
    actual: 'kept',
    facts: { message, program, ms: until.at - at, others: others.length },
    evidence: [held.seq, seq, until.seq],
  };
};
