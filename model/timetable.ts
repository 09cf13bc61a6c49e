import type { LabEvent } from './events.ts';
import type { Flight } from './flights.ts';
import { labelOf } from './message-id.ts';
import type { Picture } from './picture.ts';
import { partitionId, recordId } from './record.ts';
import { createRouting } from './routing.ts';
import { exchangeStation, partitionStation, queueStation } from './scene.ts';

/** A message was at a station at a moment; `back` marks what follows a redelivery. */
export interface Stop {
  at: number;
  station: string;
  back: boolean;
}

/** One line of the timetable: a message's way down through the stations. */
export interface Trip {
  /** Unique; a record read by two groups has one trip for each. */
  id: string;
  message: string;
  label: string;
  stops: Stop[];
  /** It came to its end; otherwise it is still waiting at its last stop. */
  ended: boolean;
  /** It came to its end by being lost, and why. */
  lost?: NonNullable<Flight['reason']>;
}

/** Something that lasted at a station: a dead, silent or frozen program, its cut cable, a rebalancing group. */
export interface Span {
  kind: 'dead' | 'silent' | 'frozen' | 'cut' | 'rebalance';
  station: string;
  from: number;
  /** Still going on where absent. */
  to?: number;
  /** Where a silence will end, by the session timeout. */
  until?: number;
  /** Of a cut cable that lets the program's own words through: only answers are lost. */
  answersOnly?: boolean;
}

/** A break of a line: the program at `station` died at `at`. */
export interface Break {
  at: number;
  station: string;
  signal: string;
}

export interface Timetable {
  begin: (base: Picture) => void;
  append: (events: readonly LabEvent[]) => void;
  trips: () => readonly Trip[];
  spans: () => readonly Span[];
  breaks: () => readonly Break[];
}

/** Turns a log into the lines of a space-time diagram as it grows. */
export const createTimetable = (): Timetable => {
  let trips: Trip[] = [];
  let spans: Span[] = [];
  let breaks: Break[] = [];
  let open = new Map<string, Trip>();
  // Next offset that each group has not read yet, by group and partition.
  let positions = new Map<string, number>();
  // Trips that end with the work itself, since the broker forgot them at delivery.
  let automatic = new Set<string>();
  let labels = new Map<string, string>();
  const routing = createRouting();

  const start = (key: string, message: string, label: string): Trip => {
    const trip: Trip = { id: `${key}#${trips.length}`, message, label, stops: [], ended: false };
    trips.push(trip);
    open.set(key, trip);
    return trip;
  };
  const stop = (trip: Trip, at: number, station: string, back = false): void => {
    trip.stops.push({ at, station, back });
  };
  const endSpan = (kind: Span['kind'], station: string, at: number): void => {
    const span = spans.findLast((one) => one.kind === kind && one.station === station && one.to === undefined);
    if (span) span.to = at;
  };
  const lose = (trip: Trip, key: string, reason: Trip['lost']): void => {
    trip.ended = true;
    if (reason) trip.lost = reason;
    open.delete(key);
  };
  const back = (trip: Trip, at: number, program: string, queue: string): void => {
    stop(trip, at, program);
    stop(trip, at, queueStation(queue), true);
  };

  const take = (event: LabEvent): void => {
    routing.take(event);
    switch (event.type) {
      case 'message.published': {
        for (const queue of event.queues.length > 0 ? event.queues : ['']) {
          const trip = start(`${event.message}>${queue}`, event.message, event.label);
          if (event.program !== null) stop(trip, event.at, event.program);
          if (queue === '') {
            stop(trip, event.at, exchangeStation(event.exchange));
            lose(trip, `${event.message}>`, 'unroutable');
          } else {
            for (const station of routing.way(event.exchange, queue)) stop(trip, event.at, station);
          }
        }
        break;
      }
      case 'message.returned':
      case 'message.refused': {
        const trip = trips.findLast((one) => one.message === event.message);
        if (!trip) break;
        stop(trip, event.at, event.program, true);
        const key = [...open].find(([, one]) => one === trip)?.[0] ?? '';
        lose(trip, key, event.type === 'message.refused' ? 'refused' : 'unroutable');
        break;
      }
      case 'message.vanished': {
        const trip = start(`${event.message}>`, event.message, event.label);
        stop(trip, event.at, event.program);
        lose(trip, `${event.message}>`, 'vanished');
        break;
      }
      case 'message.dead-lettered': {
        const key = `${event.message}>${event.queue}`;
        const before = open.get(key);
        open.delete(key);
        event.queues.forEach((queue, index) => {
          const next = `${event.message}>${queue}`;
          // The first copy goes on along the line that it had.
          const trip = (index === 0 && before) || start(next, event.message, event.label);
          open.set(next, trip);
          stop(trip, event.at, queueStation(event.queue));
          for (const station of routing.way(event.exchange, queue)) stop(trip, event.at, station);
        });
        if (before && event.queues.length === 0) lose(before, key, event.reason);
        break;
      }
      case 'message.dropped': {
        const key = `${event.message}>${event.queue}`;
        const trip = open.get(key);
        if (!trip) break;
        stop(trip, event.at, queueStation(event.queue));
        lose(trip, key, event.reason);
        break;
      }
      case 'message.delivered': {
        const key = `${event.message}>${event.queue}`;
        const trip = open.get(key) ?? start(key, event.message, labelOf(event.message));
        stop(trip, event.at, queueStation(event.queue), event.redelivered);
        stop(trip, event.at, event.program, event.redelivered);
        if (event.ackMode === 'automatic') automatic.add(key);
        break;
      }
      case 'message.handled':
      case 'message.acked': {
        const key = `${event.message}>${event.queue}`;
        const trip = open.get(key);
        if (!trip || (event.type === 'message.handled' && !automatic.has(key))) break;
        automatic.delete(key);
        stop(trip, event.at, event.program, trip.stops.at(-1)?.back ?? false);
        trip.ended = true;
        open.delete(key);
        break;
      }
      case 'message.nacked': {
        const key = `${event.message}>${event.queue}`;
        const trip = open.get(key);
        if (!trip) break;
        if (event.requeue || routing.hasDeadLetterExchange(event.queue)) {
          back(trip, event.at, event.program, event.queue);
        } else {
          stop(trip, event.at, event.program);
          lose(trip, key, 'rejected');
        }
        break;
      }
      case 'record.appended': {
        labels.set(recordId(event), event.label);
        const trip = start(`${recordId(event)}>`, recordId(event), event.label);
        if (event.program !== null) stop(trip, event.at, event.program);
        stop(trip, event.at, partitionStation(event.topic, event.partition));
        break;
      }
      case 'record.consumed': {
        const id = recordId(event);
        const station = partitionStation(event.topic, event.partition);
        const key = `${id}>${event.group}`;
        const reader = `${event.group}>${partitionId(event)}`;
        const again = event.offset < (positions.get(reader) ?? 0);
        positions.set(reader, event.offset + 1);
        if (again) {
          const trip = start(key, id, labels.get(id) ?? String(event.offset));
          stop(trip, event.at, station, true);
          stop(trip, event.at, event.program, true);
          break;
        }
        // The first group to read it takes up the line that waits on the partition; others begin their own when they read.
        const unread = open.get(`${id}>`);
        const trip = unread ?? start(key, id, labels.get(id) ?? String(event.offset));
        if (unread) {
          open.delete(`${id}>`);
          open.set(key, unread);
        }
        stop(trip, event.at, station);
        stop(trip, event.at, event.program);
        break;
      }
      case 'record.handled': {
        const key = `${recordId(event)}>${event.group}`;
        const trip = open.get(key);
        if (!trip) break;
        stop(trip, event.at, event.program);
        trip.ended = true;
        open.delete(key);
        break;
      }
      case 'program.exited':
        endSpan('frozen', event.program, event.at);
        spans.push({ kind: 'dead', station: event.program, from: event.at });
        if (event.cause !== 'left')
          breaks.push({ at: event.at, station: event.program, signal: event.signal ?? String(event.code ?? '') });
        for (const [key, trip] of open) {
          if (trip.stops.at(-1)?.station !== event.program) continue;
          stop(trip, event.at, event.program);
          // An unacked message goes on; a record's next reading is a trip of its own, and a forgotten message is lost.
          if (key.includes('@') || automatic.delete(key)) {
            trip.ended = true;
            open.delete(key);
          }
        }
        break;
      case 'connection.closed':
        for (const [key, trip] of open) {
          // What the broker forgot at delivery does not come back to it.
          if (automatic.has(key)) continue;
          const queue = key.slice(trip.message.length + 1);
          if (trip.stops.at(-1)?.station === event.program) back(trip, event.at, event.program, queue);
        }
        break;
      case 'program.started':
        endSpan('dead', event.program, event.at);
        break;
      case 'program.frozen':
        spans.push({ kind: 'frozen', station: event.program, from: event.at });
        break;
      case 'program.thawed':
        endSpan('frozen', event.program, event.at);
        endSpan('silent', event.program, event.at);
        break;
      case 'cable.cut':
        spans.push({ kind: 'cut', station: event.program, from: event.at, answersOnly: event.lost === 'answers' });
        break;
      case 'cable.mended':
        endSpan('cut', event.program, event.at);
        break;
      case 'member.silenced':
        spans.push({
          kind: 'silent',
          station: event.program,
          from: event.lastHeartbeatAt,
          until: event.lastHeartbeatAt + event.sessionTimeoutMs,
        });
        break;
      case 'group.rebalancing':
        if (!spans.some((span) => isRebalance(span, event.group)))
          spans.push({ kind: 'rebalance', station: event.group, from: event.at });
        break;
      // Whoever has joined again has its partitions: for the timetable the wait is over.
      case 'group.joined':
        endSpan('rebalance', event.group, event.at);
        break;
      case 'group.described':
        if (event.state === 'Stable' || event.state === 'Empty') endSpan('rebalance', event.group, event.at);
        else if (!spans.some((span) => isRebalance(span, event.group)))
          spans.push({ kind: 'rebalance', station: event.group, from: event.at });
        for (const span of spans) {
          if (span.kind !== 'silent' || span.to !== undefined) continue;
          if (!event.members.some((member) => member.program === span.station)) span.to = event.at;
        }
        break;
    }
  };

  return {
    begin: (base) => {
      routing.begin(base);
      trips = [];
      spans = [];
      breaks = [];
      open = new Map();
      automatic = new Set();
      positions = new Map(
        Object.values(base.groups).flatMap((group) =>
          Object.entries(group.position).map(([partition, next]): [string, number] => [
            `${group.name}>${partition}`,
            next,
          ]),
        ),
      );
      labels = new Map();
      for (const { id, state, exited, cutAt } of Object.values(base.programs)) {
        if (state === 'frozen') spans.push({ kind: 'frozen', station: id, from: base.at });
        if (exited) spans.push({ kind: 'dead', station: id, from: exited.at });
        if (cutAt !== undefined) spans.push({ kind: 'cut', station: id, from: cutAt });
      }
      for (const queue of Object.values(base.queues)) {
        for (const message of queue.ready) {
          const trip = start(`${message}>${queue.name}`, message, base.messages[message]?.label ?? message);
          stop(trip, base.at, queueStation(queue.name));
        }
        for (const { message, program } of queue.unacked) {
          const trip = start(`${message}>${queue.name}`, message, base.messages[message]?.label ?? message);
          stop(trip, base.at, program);
        }
      }
    },
    append: (events) => {
      for (const event of events) take(event);
    },
    trips: () => trips,
    spans: () => spans,
    breaks: () => breaks,
  };
};

const isRebalance = (span: Span, group: string): boolean =>
  span.kind === 'rebalance' && span.station === group && span.to === undefined;
