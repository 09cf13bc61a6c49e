import type { EventOf } from '../../../events.ts';
import { labelOf } from '../../../label.ts';
import type { Apply, Picture } from '../../../picture.ts';
import { keepNewest } from '../../../walk.ts';
import type { MessagePicture, QueuePicture } from '../picture.ts';
import { enqueue, findHeld, isAwaited, leaveQueue, letGo, remove, settle, settleAfterDeath, takeOff } from './place.ts';

const headersOf = ({ properties: { headers } }: EventOf<'message.published'>): Record<string, unknown> =>
  typeof headers === 'object' && headers !== null ? { ...headers } : {};

/** Where every message of RabbitMQ is, and what became of those that are nowhere. */
export const applyMessages: Apply = (draft, event) => {
  switch (event.type) {
    case 'message.published': {
      const publisher = event.program === null ? undefined : draft.programs[event.program];
      if (publisher) {
        publisher.published.sent += 1;
        publisher.published.last = { routingKey: event.routingKey, headers: headersOf(event) };
      }
      if (event.queues.length === 0) {
        draft.ended.unroutable += 1;
        break;
      }
      arrive(draft, event, {
        publishedAt: event.at,
        publishedSeq: event.seq,
        exchange: event.exchange,
        routingKey: event.routingKey,
        deliveries: 0,
        redelivered: false,
        lastTo: {},
        deaths: [],
        queues: [],
      });
      break;
    }
    case 'message.confirmed':
    case 'message.returned': {
      const publisher = draft.programs[event.program];
      if (publisher) publisher.published[event.type === 'message.confirmed' ? 'confirmed' : 'returned'] += 1;
      break;
    }
    case 'message.refused': {
      const publisher = draft.programs[event.program];
      if (publisher) publisher.published.refused += 1;
      draft.ended.refused += 1;
      // The firehose tells of the routing before the full queue says no; other queues may have taken their copy.
      for (const queue of [...(draft.messages[event.message]?.queues ?? [])]) {
        const known = draft.queues[queue];
        if (!known || !String(known.arguments['x-overflow'] ?? '').startsWith('reject-publish')) continue;
        remove(known.ready, event.message);
        leaveQueue(draft, event.message, queue);
      }
      break;
    }
    case 'message.vanished': {
      const publisher = draft.programs[event.program];
      if (publisher) {
        publisher.published.sent += 1;
        publisher.published.vanished += 1;
      }
      draft.ended.vanished += 1;
      break;
    }
    case 'message.delivered':
      deliver(draft, event);
      break;
    case 'message.handled': {
      const held = findHeld(draft, event);
      if (!held || held.unacked) break;
      letGo(draft, event);
      draft.ended.automatic += 1;
      if (draft.messages[event.message]?.queues.length === 0) delete draft.messages[event.message];
      break;
    }
    case 'message.acked':
      if (isSwallowed(draft, event.program)) {
        letGo(draft, event);
        break;
      }
      finish(draft, event);
      if (!settle(draft, event) && !settleAfterDeath(draft, event)) break;
      draft.ended.acked += 1;
      leaveQueue(draft, event.message, event.queue);
      break;
    case 'message.nacked': {
      if (isSwallowed(draft, event.program)) {
        letGo(draft, event);
        break;
      }
      const queue = draft.queues[event.queue];
      if (!settle(draft, event)) break;
      if (event.requeue && queue) {
        enqueue(draft, queue, [event.message]);
        break;
      }
      // With a dead-letter exchange the broker says next where it went.
      if (queue && 'x-dead-letter-exchange' in queue.arguments) break;
      draft.ended.rejected += 1;
      leaveQueue(draft, event.message, event.queue);
      break;
    }
    case 'ack.vanished':
      // The program is done with what it held; whose the message is now, the broker says.
      if (findHeld(draft, event) && !isAwaited(draft, event)) letGo(draft, event);
      break;
    case 'message.dead-lettered': {
      const before = draft.messages[event.message];
      takeOff(draft, event.message, event.queue);
      if (event.queues.length === 0) draft.ended.dropped += 1;
      arrive(draft, event, {
        publishedAt: before?.publishedAt ?? event.at,
        publishedSeq: before?.publishedSeq ?? event.seq,
        exchange: before?.exchange ?? event.exchange,
        routingKey: before?.routingKey ?? event.routingKey,
        deliveries: before?.deliveries ?? 0,
        redelivered: false,
        lastTo: before?.lastTo ?? {},
        deaths: event.deaths,
        queues: (before?.queues ?? []).filter((queue) => queue !== event.queue),
      });
      break;
    }
    case 'program.exited':
      // What the broker no longer answers for dies with the process; what it does answer for comes back by its own word.
      for (const held of draft.programs[event.program]?.hands ?? []) {
        if (held.technology !== 'rabbitmq' || held.unacked) continue;
        draft.ended.lost += 1;
        if (draft.messages[held.message]?.queues.length === 0) delete draft.messages[held.message];
      }
      break;
    case 'message.dropped':
      takeOff(draft, event.message, event.queue);
      leaveQueue(draft, event.message, event.queue);
      // A rejected one was counted when it was rejected.
      if (event.reason !== 'rejected') draft.ended.dropped += 1;
      break;
    case 'message.written-off':
      takeOff(draft, event.message, event.queue);
      leaveQueue(draft, event.message, event.queue);
      break;
  }
};

const keptFinished = 60;
const keptHandovers = 60;

/** What the program says now gets lost on its way: it is done with the message, and the broker has not heard of it. */
const isSwallowed = ({ programs }: Picture, program: string): boolean => {
  const { cutAt, cutLoses } = programs[program] ?? {};
  return cutAt !== undefined && cutLoses === 'both-ways';
};

/** Writes down when it came, was handed over and was done, before it is forgotten. */
const finish = (draft: Picture, { message, queue, program, at }: EventOf<'message.acked'>): void => {
  const { label, arrivedAt } = draft.messages[message] ?? {};
  const { since } = draft.queues[queue]?.unacked.find((one) => one.message === message) ?? {};
  if (label === undefined || arrivedAt === undefined || since === undefined) return;
  draft.finished.push({ message, label, queue, program, arrivedAt, deliveredAt: since, ackedAt: at });
  keepNewest(draft.finished, keptFinished);
};

type Kept = Pick<
  MessagePicture,
  | 'publishedAt'
  | 'publishedSeq'
  | 'exchange'
  | 'routingKey'
  | 'deliveries'
  | 'redelivered'
  | 'lastTo'
  | 'deaths'
  | 'queues'
>;

/** A message has come to queues, for the first time or as a dead letter; with none left it is forgotten. */
const arrive = (
  draft: Picture,
  event: EventOf<'message.published'> | EventOf<'message.dead-lettered'>,
  kept: Kept,
): void => {
  const queues = [...new Set([...kept.queues, ...event.queues])];
  if (queues.length === 0) {
    delete draft.messages[event.message];
    return;
  }
  draft.messages[event.message] = {
    ...kept,
    id: event.message,
    label: event.label,
    body: event.body,
    arrivedSeq: event.seq,
    arrivedAt: event.at,
    priority: typeof event.properties.priority === 'number' ? event.properties.priority : 0,
    queues,
  };
  for (const name of event.queues) {
    const queue = draft.queues[name];
    if (!queue) continue;
    queue.arrived += 1;
    enqueue(draft, queue, [event.message]);
  }
};

/** Notes whom the queue hands it to, and what it does if somebody else had it before. */
const noteHandover = (
  queue: QueuePicture | undefined,
  { id, lastTo }: MessagePicture,
  { queue: name, program: to, redelivered, at }: EventOf<'message.delivered'>,
): void => {
  const from = lastTo[name];
  lastTo[name] = to;
  // What has died and come back is new to the queue.
  if (!queue || !redelivered || from === undefined || from === to) return;
  queue.handovers.push({ message: id, from, to, at });
  keepNewest(queue.handovers, keptHandovers);
};

const deliver = (draft: Picture, event: EventOf<'message.delivered'>): void => {
  const queue = draft.queues[event.queue];
  const message = draft.messages[event.message];
  const program = draft.programs[event.program];
  const manual = event.ackMode === 'manual';
  if (queue) queue.delivered += 1;
  if (message) {
    noteHandover(queue, message, event);
    message.deliveries += 1;
    message.redelivered ||= event.redelivered;
  }
  if (program?.exited) {
    // Written to a socket whose owner had died already: back in its queue at once, or lost.
    if (manual) return;
    draft.ended.lost += 1;
    if (queue) remove(queue.ready, event.message);
    leaveQueue(draft, event.message, event.queue);
    return;
  }
  if (queue) {
    remove(queue.ready, event.message);
    // A queue has each message at one program only: what was to be told before this never will be.
    queue.unacked = queue.unacked.filter(({ message: one }) => one !== event.message);
  }
  program?.hands.push({
    technology: 'rabbitmq',
    message: event.message,
    label: message?.label ?? labelOf(event.message),
    body: message?.body ?? '',
    seq: event.seq,
    since: event.at,
    redelivered: event.redelivered,
    queue: event.queue,
    unacked: manual,
  });
  if (manual) queue?.unacked.push({ message: event.message, program: event.program, since: event.at });
  else if (message) remove(message.queues, event.queue);
};
