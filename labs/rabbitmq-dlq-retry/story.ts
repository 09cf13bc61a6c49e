import type { EventOf, LabEvent } from '#model/events.ts';
import { type Found, find } from '#model/findings.ts';
import { createWalk } from '#model/walk.ts';
import { alertDepth, deadQueue, exchanges, isPoison, mainQueue, orderOf } from './orders.ts';

export const objectiveIds = [
  'looping',
  'rejected',
  'ladder',
  'recovered',
  'overtaken',
  'straight',
  'alarm',
  'replayed',
] as const;
export const hintIds = [
  'alone',
  'replayed-unfixed',
  'replayed-nothing',
  'fixed-first',
  'gave-up',
  'no-ladder',
] as const;

/** What happened to one order, whatever copies of it there have been. */
interface Order {
  poison: boolean;
  published: number;
  /** Deliveries from the main queue, and nacks that put it back. */
  tries: number[];
  requeues: number[];
  /** Levels of the ladder that it was sent to since it was last new, and the dead letters that it has been. */
  steps: number[];
  deaths: number[];
  replays: number[];
  /** The copy that the worker passed on has to be acked: that ack is no success. */
  passedOn: boolean;
  done?: number;
}

interface Story extends Found {
  orders: Map<string, Order>;
  settings: Map<string, unknown>;
  /** Dead letters by order, with the seq of their arrival. */
  dead: Map<string, number>;
  open: Set<string>;
}

const begin = (): Story => ({
  ...{ objectives: new Map(), hints: new Map(), orders: new Map(), settings: new Map() },
  ...{ dead: new Map(), open: new Set() },
});

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
      const order = event.queue === mainQueue ? story.orders.get(orderOf(event.message)) : undefined;
      order?.tries.push(event.seq);
      break;
    }
    case 'message.nacked':
      if (event.requeue) requeued(story, event);
      break;
    case 'message.dead-lettered':
      if (event.queue === mainQueue) died(story, event.message, event.seq);
      if (event.queue === mainQueue && event.reason === 'rejected') rejected(story, event);
      break;
    case 'message.acked':
      acked(story, event);
      break;
  }
};

const published = (story: Story, { message, exchange, program, body, seq }: EventOf<'message.published'>): void => {
  const id = orderOf(message);
  const known = story.orders.get(id);
  if (!known) {
    story.orders.set(id, {
      ...{ poison: isPoison(body), published: seq, tries: [], requeues: [], steps: [], deaths: [], replays: [] },
      passedOn: false,
    });
    return;
  }
  if (exchange === exchanges.retry) {
    known.steps.push(seq);
    known.passedOn = true;
  } else if (exchange === exchanges.dead) {
    known.passedOn = true;
    climbedOut(story, known, seq);
    died(story, message, seq);
  } else if (program === 'operator') {
    known.replays.push(seq);
    known.steps = [];
  }
};

/** The worker has given it up itself, and written why on the dead letter. */
const climbedOut = (story: Story, order: Order, seq: number): void => {
  if (order.steps.length === 3) find(story.objectives, 'ladder', [...order.steps, seq]);
  const elsewhere = [...story.orders.values()].find((one) => !one.poison && one.steps.length > 0);
  if (order.poison && order.steps.length === 0 && elsewhere) {
    find(story.objectives, 'straight', [...elsewhere.steps, seq]);
  }
  if (!order.poison) story.hints.set('gave-up', [...order.steps, seq]);
};

const died = (story: Story, message: string, seq: number): void => {
  const id = orderOf(message);
  const order = story.orders.get(id);
  order?.deaths.push(seq);
  story.dead.set(id, seq);
  if (story.dead.size >= alertDepth) find(story.objectives, 'alarm', [...story.dead.values()]);
  const replay = order?.replays.at(-1);
  if (order?.poison && replay !== undefined && story.settings.get('parser') !== 'new') {
    // Whoever has asked what happens then is not mistaken.
    if (!story.open.has('replayed-unfixed')) story.hints.set('replayed-unfixed', [replay, seq]);
  }
};

const rejected = (story: Story, { message, seq }: EventOf<'message.dead-lettered'>): void => {
  const order = story.orders.get(orderOf(message));
  if (!order || order.poison) return;
  // The gateway will be there again in a moment, and the order lies among the dead.
  if (story.settings.get('gateway') === 'down') story.hints.set('no-ladder', [seq]);
};

const requeued = (story: Story, { message, seq }: EventOf<'message.nacked'>): void => {
  const order = story.orders.get(orderOf(message));
  if (!order?.poison) return;
  order.requeues.push(seq);
  if (order.requeues.length < 5) return;
  const behind = [...story.orders.values()].filter(
    (one) => !one.poison && one.published > order.published && one.tries.length === 0,
  );
  if (behind.length > 0) {
    const waited = behind.map((one) => one.published);
    // It has to be seen for a while, not merely once.
    if (order.requeues.filter((at) => at > Math.min(...waited)).length >= 4) {
      find(story.objectives, 'looping', [...waited, ...order.requeues]);
    }
  } else if (order.requeues.length === 12) {
    story.hints.set('alone', order.requeues);
  }
};

const acked = (story: Story, { message, queue, seq }: EventOf<'message.acked'>): void => {
  const id = orderOf(message);
  const order = story.orders.get(id);
  if (!order) return;
  if (queue === deadQueue) {
    story.dead.delete(id);
    return;
  }
  if (queue !== mainQueue) return;
  if (order.passedOn) {
    order.passedOn = false;
    return;
  }
  order.done = seq;
  const { poison, steps, deaths, replays, tries } = order;
  if (!poison && steps.length > 0 && replays.length === 0) find(story.objectives, 'recovered', [...steps, seq]);
  if (!poison && steps.length > 0) {
    const later = [...story.orders.values()].find(
      (one) => one.published > order.published && one.done !== undefined && one.done > (steps[0] ?? 0) && one !== order,
    );
    if (later?.done !== undefined) find(story.objectives, 'overtaken', [steps[0] ?? 0, later.done, seq]);
  }
  if (poison && deaths.length > 0 && replays.length > 0) {
    find(story.objectives, 'replayed', [deaths.at(-1) ?? 0, replays.at(-1) ?? 0, seq]);
  }
  if (poison && tries.length === 1) story.hints.set('fixed-first', [order.published, seq]);
  if (poison || deaths.length > 0) return;
  const before = [...story.orders.values()].find((one) => one.poison && one.deaths.some((at) => at < seq));
  const death = before?.deaths[0];
  if (death !== undefined && before && story.settings.get('mode') === 'dlx' && before.published < order.published) {
    find(story.objectives, 'rejected', [death, seq]);
  }
};
