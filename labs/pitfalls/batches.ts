import type { EventOf, LabEvent } from '#model/events.ts';
import type { Picture } from '#model/picture.ts';
import { baseId } from '#model/technologies/rabbitmq/message-id.ts';
import { type Incident, incidents, isIncident, parcels, readIn } from './programs/queues.ts';

/** What the log shows of one message of the shop's, whatever copies of it there have been: seq numbers. */
export interface Sent {
  seq: number;
  order: string;
  /** What an event says that its order has become. */
  state: string | undefined;
  refused?: number;
  /** Its first delivery with automatic ack. */
  unanswered?: number;
  charges: number[];
  /** First delivery as redelivered after its order had been charged. */
  again?: number;
  /** The newest nacks that put it back. */
  returns: number[];
  dropped?: number;
  /** A copy of it came to the dead-letter queue. */
  dead?: number;
  /** It is over: acked, dropped, or with automatic ack done. */
  end?: number;
}

/** What the shop sent in one go, or while something of it was still under way. */
interface Batch {
  sent: Map<string, Sent>;
  /** Most that waited in its queue at a time. */
  peak: number;
}

/** The newest batch of each incident, and what was written last of each order. */
export interface Batches {
  batches: Record<Incident, Batch>;
  states: Map<string, { state: string; seq: number }>;
}

const newBatch = (): Batch => ({ sent: new Map(), peak: 0 });

/** Before the first of them. */
export const noBatches = (): Batches => ({
  batches: {
    twice: newBatch(),
    slow: newBatch(),
    stuck: newBatch(),
    refused: newBatch(),
    undone: newBatch(),
  },
  states: new Map(),
});

/** The incident that a queue belongs to. */
export const incidentOf = (queue: string): Incident | undefined =>
  incidents.find((incident) => readIn[incident].includes(queue));

const isOver = ({ end }: Sent): boolean => end !== undefined;
/** Whether nothing of the batch is under way any more. */
export const areOver = ({ sent }: Batch): boolean => sent.size > 0 && [...sent.values()].every(isOver);

const textOf = (body: string, name: string): string | undefined => new RegExp(`"${name}":"([^"]+)"`).exec(body)?.[1];

/** So many of the nacks of a message that goes round for ever. */
const newest = 5;

/** Writes down what the event says of a message of the newest batches, and returns that message. */
export const follow = (story: Batches, event: LabEvent, before: Picture): Sent | undefined => {
  if (event.type === 'message.published' && event.program === 'shop') return published(story, event, before);
  if (event.type === 'statement.ran') return wrote(story, event);
  if (!('message' in event)) return undefined;
  const id = baseId(event.message);
  const one = Object.values(story.batches).flatMap(({ sent }) => sent.get(id) ?? [])[0];
  if (!one) return undefined;
  const { seq } = event;
  switch (event.type) {
    case 'message.published':
      if (event.queues.includes(parcels.dead)) one.dead ??= seq;
      break;
    case 'message.refused':
      one.refused ??= seq;
      break;
    case 'message.delivered':
      if (event.ackMode === 'automatic') one.unanswered ??= seq;
      if (event.redelivered && one.charges.length > 0) one.again ??= seq;
      break;
    case 'message.nacked':
      if (event.requeue) one.returns = [...one.returns, seq].slice(-newest);
      else one.dropped = one.end = seq;
      break;
    case 'message.dropped':
      one.dropped = one.end = seq;
      break;
    case 'message.acked':
      one.end = seq;
      break;
    case 'message.handled':
      if (one.unanswered !== undefined) one.end ??= seq;
      break;
  }
  return one;
};

const published = (story: Batches, event: EventOf<'message.published'>, before: Picture): Sent | undefined => {
  const { message, routingKey, body, seq } = event;
  const incident = incidentOf(routingKey);
  if (!incident) return undefined;
  if (areOver(story.batches[incident])) story.batches[incident] = newBatch();
  const batch = story.batches[incident];
  batch.peak = Math.max(batch.peak, before.queues[routingKey]?.ready.length ?? 0);
  const id = baseId(message);
  const order = textOf(body, 'order') ?? id;
  const known = batch.sent.get(id);
  const one = known ?? { seq, order, state: textOf(body, 'state'), charges: [], returns: [] };
  batch.sent.set(id, one);
  return one;
};

const wrote = (story: Batches, { table, parameters, changes, seq }: EventOf<'statement.ran'>): Sent | undefined => {
  const [order = '', state = ''] = parameters;
  if (table === 'states') story.states.set(order, { state, seq });
  const one = Object.values(story.batches)
    .flatMap(({ sent }) => [...sent.values()])
    .findLast((sent) => sent.order === order);
  if (table === 'charges' && changes > 0) one?.charges.push(seq);
  return one;
};

/** The incident that the learner has chosen. */
export const chosen = ({ settings }: Picture): Incident => {
  const incident = String(settings.incident);
  return isIncident(incident) ? incident : 'twice';
};
