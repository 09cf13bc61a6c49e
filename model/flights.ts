import type { DeathReason, LabEvent } from './events.ts';
import { labelOf } from './message-id.ts';
import type { Picture } from './picture.ts';
import { partitionId, recordId } from './record.ts';
import { createRouting } from './routing.ts';
import { exchangeStation, partitionStation, queueStation } from './scene.ts';
import { countUpTo } from './sorted.ts';

/** One message under way; where it is at any time follows from `departs` and `arrives` alone. */
export interface Flight {
  id: string;
  /** Seq and time of the event that started it. */
  seq: number;
  at: number;
  /** Message id, or `recordId`. */
  message: string;
  label: string;
  kind: 'publish' | 'deliver' | 'return' | 'dead-letter' | 'drop';
  /** Why it goes back to its publisher, to its queue for good, or nowhere. */
  reason?: DeathReason | 'unroutable' | 'refused' | 'vanished';
  redelivered: boolean;
  /** Station ids, first to last. */
  stops: readonly string[];
  /** Server time in ms; a message cannot leave before its last flight has arrived. */
  departs: number;
  arrives: number;
}

export interface FlightLog {
  /** Forgets everything and begins from a picture. */
  begin: (base: Picture) => void;
  append: (events: readonly LabEvent[]) => void;
  /** Flights of events up to `seq` that are under way at `time`, or were within `linger` ms before. */
  around: (time: number, seq: number, linger: number) => Flight[];
}

const legMs = { publish: 170, deliver: 230, return: 400, 'dead-letter': 230, drop: 400 } as const;
// Chained flights may leave later than their event, but never by more than this.
const longestWait = 700;
const longestFlight = 600;

/** Turns a log into flights as it grows; works the same for a socket, a file and a scrub back. */
export const createFlightLog = (): FlightLog => {
  let flights: Flight[] = [];
  let labels = new Map<string, string>();
  let landings = new Map<string, number>();
  let unacked = new Map<string, { message: string; queue: string; program: string }>();

  const routing = createRouting();
  // Next offset that each group has not read yet, by group and partition: what is below it is read again.
  let positions = new Map<string, number>();

  const add = (
    event: LabEvent,
    kind: Flight['kind'],
    message: string,
    stops: readonly string[],
    { redelivered = false, reason }: Pick<Partial<Flight>, 'redelivered' | 'reason'> = {},
  ): void => {
    const branch = `${message}>${stops[0]}`;
    const departs = Math.min(Math.max(event.at, landings.get(branch) ?? 0), event.at + longestWait);
    const arrives = departs + Math.min(longestFlight, legMs[kind] * Math.max(1, stops.length - 1));
    const to = stops.at(-1) ?? '';
    landings.set(`${message}>${to}`, arrives);
    flights.push({
      id: `${event.seq}>${to}>${message}`,
      seq: event.seq,
      at: event.at,
      message,
      label: labels.get(message) ?? labelOf(message),
      kind,
      ...(reason && { reason }),
      redelivered,
      stops,
      departs,
      arrives,
    });
  };

  const take = (event: LabEvent): void => {
    routing.take(event);
    switch (event.type) {
      case 'message.published': {
        labels.set(event.message, event.label);
        const start = event.program === null ? [] : [event.program];
        if (event.queues.length === 0) {
          add(event, 'drop', event.message, [...start, exchangeStation(event.exchange)], { reason: 'unroutable' });
        }
        for (const queue of event.queues)
          add(event, 'publish', event.message, [...start, ...routing.way(event.exchange, queue)]);
        break;
      }
      case 'message.returned': {
        // It did not fall off after all: the broker hands it back.
        const fallen = flights.findLast((one) => one.message === event.message && one.kind === 'drop');
        if (fallen) {
          fallen.kind = 'publish';
          delete fallen.reason;
        }
        const stops = [exchangeStation(event.exchange), event.program];
        add(event, 'return', event.message, stops, { reason: 'unroutable' });
        break;
      }
      case 'message.refused': {
        const arrived = flights.findLast((one) => one.message === event.message && one.kind === 'publish');
        if (arrived) add(event, 'return', event.message, arrived.stops.toReversed(), { reason: 'refused' });
        break;
      }
      case 'message.vanished':
        labels.set(event.message, event.label);
        add(event, 'drop', event.message, [event.program, exchangeStation(event.exchange)], { reason: 'vanished' });
        break;
      case 'message.delivered':
        if (event.ackMode === 'manual') unacked.set(`${event.queue}>${event.message}`, event);
        add(event, 'deliver', event.message, [queueStation(event.queue), event.program], {
          redelivered: event.redelivered,
        });
        break;
      case 'message.acked':
        unacked.delete(`${event.queue}>${event.message}`);
        landings.delete(`${event.message}>${event.program}`);
        break;
      case 'message.nacked':
        unacked.delete(`${event.queue}>${event.message}`);
        if (event.requeue || routing.hasDeadLetterExchange(event.queue)) {
          const stops = [event.program, queueStation(event.queue)];
          add(event, 'return', event.message, stops, event.requeue ? {} : { reason: 'rejected' });
        } else {
          add(event, 'drop', event.message, [event.program], { reason: 'rejected' });
        }
        break;
      case 'message.dead-lettered':
        for (const queue of event.queues) {
          const stops = [queueStation(event.queue), ...routing.way(event.exchange, queue)];
          add(event, 'dead-letter', event.message, stops, { reason: event.reason });
        }
        break;
      case 'message.dropped':
        // A rejected one fell off where it was rejected.
        if (event.reason === 'rejected') break;
        add(event, 'drop', event.message, [queueStation(event.queue)], { reason: event.reason });
        break;
      case 'connection.closed':
        for (const [key, delivery] of unacked) {
          if (delivery.program !== event.program) continue;
          unacked.delete(key);
          const stops = [delivery.program, queueStation(delivery.queue)];
          add(event, 'return', delivery.message, stops, { redelivered: true });
        }
        break;
      case 'record.appended': {
        const id = recordId(event);
        labels.set(id, event.label);
        const stops = [partitionStation(event.topic, event.partition)];
        if (event.program !== null) add(event, 'publish', id, [event.program, ...stops]);
        break;
      }
      case 'record.consumed': {
        const reader = `${event.group}>${partitionId(event)}`;
        const again = event.offset < (positions.get(reader) ?? 0);
        positions.set(reader, event.offset + 1);
        add(event, 'deliver', recordId(event), [partitionStation(event.topic, event.partition), event.program], {
          redelivered: again,
        });
        break;
      }
    }
  };

  return {
    begin: (base) => {
      routing.begin(base);
      flights = [];
      landings = new Map();
      positions = new Map(
        Object.values(base.groups).flatMap((group) =>
          Object.entries(group.position).map(([partition, next]): [string, number] => [
            `${group.name}>${partition}`,
            next,
          ]),
        ),
      );
      labels = new Map(Object.values(base.messages).map((message) => [message.id, message.label]));
      unacked = new Map(
        Object.values(base.queues).flatMap((queue) =>
          queue.unacked.map((delivery) => [
            `${queue.name}>${delivery.message}`,
            { message: delivery.message, program: delivery.program, queue: queue.name },
          ]),
        ),
      );
    },
    append: (events) => {
      for (const event of events) take(event);
    },
    around: (time, seq, linger) => {
      const oldest = time - longestWait - longestFlight - linger;
      const found: Flight[] = [];
      for (let i = countUpTo(flights, time, ({ at }) => at) - 1; i >= 0; i -= 1) {
        const flight = flights[i];
        if (!flight || flight.at < oldest) break;
        if (flight.seq <= seq && flight.arrives + linger > time) found.push(flight);
      }
      return found.reverse();
    },
  };
};
