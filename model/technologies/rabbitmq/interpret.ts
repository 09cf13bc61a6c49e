import type { EventOf, LabEvent } from '../../events.ts';
import { labelOf } from '../../label.ts';
import type { Drawing, Interpretation, Leg } from '../../legs.ts';
import { subjectIn } from '../../subject.ts';
import { createTrips, type OpenTrip } from '../../trips.ts';
import { baseId } from './message-id.ts';
import { createRouting } from './routing.ts';
import { exchangeStation, queueStation } from './stations.ts';

const keyOf = ({ message, queue }: { message: string; queue: string }): string => `${message}>${queue}`;

type About = Pick<Leg, 'message' | 'label' | 'subject'>;
type Stops = Leg['stops'];

const from = (program: string | null, [first, ...rest]: Stops): Stops =>
  program === null ? [first, ...rest] : [program, first, ...rest];

/** What the events of RabbitMQ mean: a message's trip is its way to one queue, out of it, and on as a dead letter. */
export const interpretRabbitmq = (): Interpretation => {
  const trips = createTrips('rabbitmq');
  const routing = createRouting();
  let known = new Map<string, About>();
  /** The last copy of each message that was published, and its way. */
  let sent = new Map<string, { key: string; trip: OpenTrip; stops: Stops }>();
  /** Trips that end with the work itself, since the broker forgot them at delivery. */
  let automatic = new Set<string>();

  const about = (message: string): About =>
    known.get(message) ?? { message, label: labelOf(message), subject: baseId(message) };
  const know = (message: string, label: string, headers: unknown): About => {
    const one = { message, label, subject: subjectIn(headers) ?? baseId(message) };
    known.set(message, one);
    return one;
  };

  const publish = (event: EventOf<'message.published'>, to: Drawing): void => {
    const one = know(event.message, event.label, event.properties.headers);
    if (event.queues.length === 0) {
      const key = keyOf({ message: event.message, queue: '' });
      const trip = trips.start(key, one);
      const stops = from(event.program, [exchangeStation(event.exchange)]);
      to.leg(trips.leg(event, trip, 'fallen', stops, { reason: 'unroutable', ends: true }));
      trips.end(key);
      sent.set(event.message, { key, trip, stops });
    }
    for (const queue of event.queues) {
      const key = keyOf({ message: event.message, queue });
      const trip = trips.start(key, one);
      const stops = from(event.program, routing.way(event.exchange, queue));
      to.leg(trips.leg(event, trip, 'sent', stops));
      sent.set(event.message, { key, trip, stops });
    }
  };

  const bury = (event: EventOf<'message.dead-lettered'>, to: Drawing): void => {
    const key = keyOf(event);
    const before = trips.get(key);
    const one = know(event.message, event.label, event.properties.headers);
    const died = queueStation(event.queue);
    const { reason } = event;
    if (before && event.queues.length === 0) {
      to.leg(trips.leg(event, before, 'fallen', [died], { reason, ends: true }));
      trips.end(key);
    }
    event.queues.forEach((queue, index) => {
      const next = keyOf({ message: event.message, queue });
      // The first copy goes on along the trip that it had.
      if (index === 0) trips.rename(key, next);
      const trip = (index === 0 && before) || trips.start(next, one);
      to.leg(trips.leg(event, trip, 'dead', [died, ...routing.way(event.exchange, queue)], { reason }));
    });
  };

  const nack = (event: EventOf<'message.nacked'>, to: Drawing): void => {
    const key = keyOf(event);
    const trip = trips.get(key);
    if (!trip) return;
    const reason = 'rejected';
    if (event.requeue || routing.hasDeadLetterExchange(event.queue)) {
      const stops: Stops = [event.program, queueStation(event.queue)];
      to.leg(trips.leg(event, trip, 'back', stops, event.requeue ? {} : { reason }));
    } else {
      to.leg(trips.leg(event, trip, 'fallen', [event.program], { reason, ends: true }));
      trips.end(key);
    }
  };

  const done = (event: EventOf<'message.handled' | 'message.acked'>, to: Drawing): void => {
    const key = keyOf(event);
    const trip = trips.get(key);
    if (!trip || (event.type === 'message.handled' && !automatic.has(key))) return;
    to.leg(trips.leg(event, trip, 'stays', [event.program], { ends: true }));
    automatic.delete(key);
    trips.end(key);
  };

  const take = (event: LabEvent, to: Drawing): void => {
    routing.take(event);
    switch (event.type) {
      case 'message.published':
        publish(event, to);
        break;
      case 'message.returned': {
        const known = sent.get(event.message);
        const trip = known?.trip ?? trips.start(keyOf({ message: event.message, queue: '' }), about(event.message));
        const stops: Stops = [exchangeStation(event.exchange), event.program];
        to.leg(trips.leg(event, trip, 'back', stops, { reason: 'unroutable', ends: true }));
        break;
      }
      case 'message.refused': {
        const known = sent.get(event.message);
        if (!known) break;
        const [last = '', ...before] = known.stops.toReversed();
        to.leg(trips.leg(event, known.trip, 'back', [last, ...before], { reason: 'refused', ends: true }));
        trips.end(known.key);
        break;
      }
      case 'message.vanished': {
        const key = keyOf({ message: event.message, queue: '' });
        const trip = trips.start(key, know(event.message, event.label, undefined));
        const stops: Stops = [event.program, exchangeStation(event.exchange)];
        to.leg(trips.leg(event, trip, 'lost', stops, { reason: 'vanished', ends: true }));
        trips.end(key);
        break;
      }
      case 'ack.vanished': {
        // The message itself is on another way by now, and goes on.
        const key = keyOf({ message: event.message, queue: `${event.queue}>${event.program}` });
        const trip = trips.start(key, about(event.message));
        const stops: Stops = [event.program, queueStation(event.queue)];
        to.leg(trips.leg(event, trip, 'lost', stops, { reason: 'ackVanished', ends: true }));
        trips.end(key);
        break;
      }
      case 'message.written-off': {
        const key = keyOf(event);
        const trip = trips.get(key);
        if (!trip) break;
        to.leg(trips.leg(event, trip, 'stays', [queueStation(event.queue)], { ends: true }));
        automatic.delete(key);
        trips.end(key);
        break;
      }
      case 'message.dead-lettered':
        bury(event, to);
        break;
      case 'message.dropped': {
        const key = keyOf(event);
        const trip = trips.get(key);
        if (!trip) break;
        const { reason } = event;
        to.leg(trips.leg(event, trip, 'fallen', [queueStation(event.queue)], { reason, ends: true }));
        trips.end(key);
        break;
      }
      case 'message.delivered': {
        const key = keyOf(event);
        const trip = trips.get(key) ?? trips.start(key, about(event.message));
        // Those that a program holds go back in the order in which it got them.
        trips.rename(key, key);
        const stops: Stops = [queueStation(event.queue), event.program];
        to.leg(trips.leg(event, trip, 'handed', stops, { again: event.redelivered }));
        if (event.ackMode === 'automatic') automatic.add(key);
        break;
      }
      case 'message.handled':
      case 'message.acked':
        done(event, to);
        break;
      case 'message.nacked':
        nack(event, to);
        break;
      case 'connection.closed':
        for (const [key, trip] of trips.at(event.program)) {
          // What the broker forgot at delivery does not come back to it.
          if (automatic.has(key)) continue;
          const queue = key.slice(trip.message.length + 1);
          to.leg(trips.leg(event, trip, 'back', [event.program, queueStation(queue)], { again: true }));
        }
        break;
      case 'program.exited':
        for (const [key, trip] of trips.at(event.program)) {
          const ends = automatic.delete(key);
          to.leg(trips.leg(event, trip, 'stays', [event.program], ends ? { ends, reason: 'diedWith' } : {}));
          if (ends) trips.end(key);
        }
        break;
    }
  };

  return {
    begin(base, to) {
      routing.begin(base);
      trips.clear();
      automatic = new Set();
      sent = new Map();
      known = new Map();
      // Their headers are not in the picture: until one is published anew it goes by its own id.
      for (const { id, label } of Object.values(base.messages)) know(id, label, undefined);
      for (const { name: queue, ready, unacked } of Object.values(base.queues)) {
        const stands = (message: string, station: string): void => {
          const trip = trips.start(keyOf({ message, queue }), about(message));
          to.leg(trips.leg(base, trip, 'stays', [station]));
        };
        for (const message of ready) stands(message, queueStation(queue));
        for (const { message, program } of unacked) stands(message, program);
      }
    },
    take,
  };
};
