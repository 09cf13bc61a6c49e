import type { EventOf, LabEvent } from '#model/events.ts';
import { type Found, find } from '#model/findings.ts';
import { baseId } from '#model/technologies/rabbitmq/message-id.ts';
import { createWalk } from '#model/walk.ts';
import { alertDepth, isPoison } from './orders.ts';
import { deadLetters, main, retries } from './programs/topology.ts';

interface Moment {
  seq: number;
  at: number;
}

/** What happened to one order, whatever copies of it there have been. */
export interface Order extends Moment {
  id: string;
  poison: boolean;
  /** Deliveries from the main queue, the first hundred. */
  tries: (Moment & { message: string })[];
  /** Nacks that put it back into the main queue: how many, the first, and the newest of them. */
  rounds: number;
  firstRequeue?: Moment;
  requeues: Moment[];
  /** Levels of the ladder that it was sent to since it was last new. */
  steps: Moment[];
  /** Dead letters that it has been, rejected by the broker's rule or published by the worker. */
  deaths: (Moment & { by: 'broker' | 'worker' })[];
  replays: Moment[];
  /** Its copy in the worker's hand; once the worker has passed it on, its ack is no success. */
  hand?: { message: string; passedOn: boolean };
  done?: Moment;
}

interface Story extends Found {
  /** In the order in which they came; those from before the walk began are missing. */
  orders: Map<string, Order>;
  settings: Map<string, unknown>;
  /** Predictions that are made and not settled. */
  open: Set<string>;
  /** Dead letters now, by order, with the seq of their arrival. */
  dead: Map<string, number>;
  /** What the mode "sort" has done with an order that waiting can help, and with one that it cannot. */
  sorted: { good?: number; poison?: number };
  /** The first poison order that the broker's rule took out of the queue: when it came, and when it died. */
  rejected?: { came: number; died: number };
}

const begin = (): Story => ({
  objectives: new Map(),
  hints: new Map(),
  orders: new Map(),
  settings: new Map(),
  open: new Set(),
  dead: new Map(),
  sorted: {},
});

const manyTries = 100;

/** What the log shows so far. */
export const storyOf = createWalk<Story>(begin, (story, event) => apply(story, event));

const apply = (story: Story, event: LabEvent): void => {
  switch (event.type) {
    case 'setting.changed':
      story.settings.set(event.setting, event.value);
      break;
    case 'prediction.made':
      story.open.add(event.prediction);
      break;
    case 'prediction.settled':
      story.open.delete(event.prediction);
      break;
    case 'action.accepted':
      if (event.action === 'replay' && story.dead.size === 0) story.hints.set('replayed-nothing', [event.seq]);
      break;
    case 'message.published':
      published(story, event);
      break;
    case 'message.delivered': {
      const order = event.queue === main && story.orders.get(baseId(event.message));
      if (!order) break;
      if (order.tries.length < manyTries) order.tries.push({ seq: event.seq, at: event.at, message: event.message });
      order.hand = { message: event.message, passedOn: false };
      break;
    }
    case 'message.nacked':
      if (event.requeue) requeued(story, event);
      break;
    case 'message.dead-lettered':
      if (event.queue === main) died(story, event, 'broker');
      break;
    case 'message.acked':
      if (event.queue === main) acked(story, event);
      if (event.queue === deadLetters.queue) story.dead.delete(baseId(event.message));
      break;
  }
};

const published = (story: Story, { message, exchange, program, body, seq, at }: EventOf<'message.published'>): void => {
  const id = baseId(message);
  let order = story.orders.get(id);
  if (!order && program !== 'worker') {
    order = {
      seq,
      at,
      id,
      poison: isPoison(body),
      tries: [],
      rounds: 0,
      requeues: [],
      steps: [],
      deaths: [],
      replays: [],
    };
    story.orders.set(id, order);
  }
  if (order?.hand && program === 'worker') order.hand.passedOn = true;
  if (order && program === 'operator') {
    order.replays.push({ seq, at });
    order.steps = [];
  }
  if (order && exchange === retries.exchange) {
    order.steps.push({ seq, at });
    if (!order.poison) sorted(story, 'good', seq);
  }
  if (exchange === deadLetters.exchange) {
    if (order) givenUp(story, order, seq);
    died(story, { message, seq, at }, 'worker');
  }
};

/** The worker has made a dead letter of it, with its reason. */
const givenUp = (story: Story, order: Order, seq: number): void => {
  const steps = order.steps.map((step) => step.seq);
  if (steps.length === retries.levels.length) find(story.objectives, 'ladder', [...steps, seq]);
  if (order.poison && steps.length === 0) sorted(story, 'poison', seq);
  if (!order.poison) story.hints.set('gave-up', [...steps, seq]);
};

const sorted = (story: Story, kind: 'good' | 'poison', seq: number): void => {
  if (story.settings.get('mode') !== 'sort') return;
  story.sorted[kind] = seq;
  const { good, poison } = story.sorted;
  if (good && poison) find(story.objectives, 'straight', [good, poison]);
};

const died = (story: Story, { message, seq, at }: Moment & { message: string }, by: 'broker' | 'worker'): void => {
  const id = baseId(message);
  story.dead.set(id, seq);
  if (story.dead.size >= alertDepth) find(story.objectives, 'alarm', [...story.dead.values()]);
  const order = story.orders.get(id);
  if (!order) return;
  order.deaths.push({ seq, at, by });
  if (order.poison && by === 'broker') story.rejected ??= { came: order.seq, died: seq };
  // The gateway will be there again in a moment, and the order lies among the dead.
  if (!order.poison && by === 'broker') story.hints.set('no-ladder', [seq]);
  const replay = order.replays.at(-1);
  // Whoever has asked what happens then is not mistaken.
  if (order.poison && replay && story.settings.get('parser') !== 'new' && !story.open.has('replayed-unfixed')) {
    story.hints.set('replayed-unfixed', [replay.seq, seq]);
  }
};

/** It has to be seen for a while, not merely once. */
const rounds = 5;
/** A poison order goes round thousands of times. */
const newestRounds = 20;

const requeued = (story: Story, { message, seq, at }: EventOf<'message.nacked'>): void => {
  const order = story.orders.get(baseId(message));
  if (!order) return;
  order.rounds += 1;
  order.firstRequeue ??= { seq, at };
  order.requeues = [...order.requeues, { seq, at }].slice(-newestRounds);
  if (!order.poison || story.objectives.has('looping')) return;
  const behind = firstOf(story, (one) => !one.poison && one.seq > order.seq && one.tries.length === 0);
  if (behind) {
    const seen = order.requeues.filter((one) => one.seq > behind.seq).map((one) => one.seq);
    if (seen.length >= rounds) find(story.objectives, 'looping', [behind.seq, ...seen]);
  } else if (order.rounds === 12) {
    story.hints.set('alone', [seq]);
  }
};

const acked = (story: Story, { message, seq, at }: EventOf<'message.acked'>): void => {
  const order = story.orders.get(baseId(message));
  if (!order || order.hand?.message !== message || order.hand.passedOn) return;
  order.done = { seq, at };
  const { objectives } = story;
  const replay = order.replays.at(-1);
  const death = order.deaths.at(-1);
  if (order.poison) {
    if (death && replay) find(objectives, 'replayed', [death.seq, replay.seq, seq]);
    else if (order.tries.length === 1 && !objectives.has('replayed')) {
      story.hints.set('fixed-first', [order.seq, seq]);
    }
    return;
  }
  const [step] = order.steps;
  if (step) {
    find(objectives, 'recovered', [step.seq, seq]);
    const later = firstOf(story, (one) => one.seq > order.seq && (one.done?.seq ?? 0) > step.seq);
    if (later?.done) find(objectives, 'overtaken', [step.seq, later.done.seq, seq]);
  }
  const { rejected } = story;
  if (rejected && rejected.came < order.seq && !death) find(objectives, 'rejected', [rejected.died, seq]);
};

const firstOf = ({ orders }: Story, isIt: (order: Order) => boolean): Order | undefined => {
  for (const order of orders.values()) if (isIt(order)) return order;
  return undefined;
};
