import type { LabEvent } from '#model/events.ts';
import type { Picture } from '#model/picture.ts';
import { isOpen } from '#model/prediction.ts';
import { createStory, find, mistake, type StoryOf } from '#model/story.ts';
import { baseId } from '#model/technologies/rabbitmq/message-id.ts';
import { alertDepth, follow, noOrders, type Order, type Orders } from './orders.ts';
import { deadLetters, limited, main, retries } from './programs/topology.ts';

const ids = {
  objectives: ['looping', 'rejected', 'limited', 'ladder', 'recovered', 'overtaken', 'straight', 'alarm', 'replayed'],
  hints: ['alone', 'replayed-unfixed', 'replayed-nothing', 'fixed-first', 'gave-up', 'no-ladder'],
} as const;

interface Own extends Orders {
  /** What the mode "sort" has done with an order that waiting can help, and with one that it cannot. */
  sorted: { good?: number; poison?: number };
  /** The first poison order that the broker's rule took out of the queue: when it came, and when it died. */
  rejected?: { came: number; died: number };
}
type Story = StoryOf<typeof ids, Own>;

const begin = (): Own => ({ ...noOrders(), sorted: {} });

/** Messages that lie among the dead, or are in the operator's hand. */
const deadIn = ({ queues }: Picture): string[] => {
  const { ready = [], unacked = [] } = queues[deadLetters.queue] ?? {};
  return [...unacked.map(({ message }) => message), ...ready];
};

const take = (story: Story, event: LabEvent, before: Picture): void => {
  const order = follow(story, event);
  switch (event.type) {
    case 'action.accepted':
      if (event.action === 'replay' && deadIn(before).length === 0) story.hints.set('replayed-nothing', [event.seq]);
      break;
    case 'message.published':
      if (event.exchange === retries.exchange && order && !order.poison) sorted(story, 'good', event.seq, before);
      if (event.exchange !== deadLetters.exchange) break;
      if (order) givenUp(story, order, event.seq, before);
      died(story, event, order, before);
      break;
    case 'message.nacked':
      if (event.requeue && event.queue === main && order?.poison) requeued(story, order, event.seq);
      break;
    case 'message.dead-lettered':
      if (event.queue === limited.queue && event.reason === 'delivery_limit' && order) {
        find(story.objectives, 'limited', [order.seq, event.seq]);
      }
      if (event.queue === main) rejected(story, order, event.seq);
      if (event.queue === main || event.queue === limited.queue) died(story, event, order, before);
      break;
    case 'message.acked':
      if (order?.done?.seq === event.seq) done(story, order, event.seq);
      break;
  }
};

/** What the log shows so far. */
export const story = createStory(ids, begin, take);

/** The worker has made a dead letter of it, with its reason. */
const givenUp = (story: Story, order: Order, seq: number, before: Picture): void => {
  const steps = order.steps.map((step) => step.seq);
  if (steps.length === retries.levels.length) find(story.objectives, 'ladder', [...steps, seq]);
  if (order.poison && steps.length === 0) sorted(story, 'poison', seq, before);
  if (!order.poison) story.hints.set('gave-up', [...steps, seq]);
};

const sorted = (story: Story, kind: 'good' | 'poison', seq: number, { settings }: Picture): void => {
  if (settings.mode !== 'sort') return;
  story.sorted[kind] = seq;
  const { good, poison } = story.sorted;
  if (good && poison) find(story.objectives, 'straight', [good, poison]);
};

/** The broker's rule has taken it out of the main queue. */
const rejected = (story: Story, order: Order | undefined, seq: number): void => {
  if (!order) return;
  if (order.poison) story.rejected ??= { came: order.seq, died: seq };
  // The gateway will be there again in a moment, and the order lies among the dead.
  else story.hints.set('no-ladder', [seq]);
};

const died = (
  story: Story,
  { message, seq }: { message: string; seq: number },
  order: Order | undefined,
  before: Picture,
): void => {
  // Of an order that is replayed two copies may be there for a moment.
  const others = deadIn(before).filter((one) => baseId(one) !== baseId(message));
  if (others.length + 1 >= alertDepth) {
    find(story.objectives, 'alarm', [...others.map((one) => before.messages[one]?.arrivedSeq ?? 0), seq]);
  }
  const death = order?.deaths.at(-1);
  if (!order || !death) return;
  const replay = order.replays.at(-1);
  // Whoever has asked what happens then is not mistaken.
  if (order.poison && replay && before.settings.parser !== 'new' && !isOpen(before, 'replayed-unfixed')) {
    story.hints.set('replayed-unfixed', [replay.seq, seq]);
  }
};

/** It has to be seen for a while, not merely once. */
const rounds = 5;
/** Long enough to have sent others meanwhile. */
const roundsAlone = 12;

const requeued = (story: Story, order: Order, seq: number): void => {
  if (story.objectives.has('looping')) return;
  const behind = firstOf(story, (one) => !one.poison && one.seq > order.seq && one.tries.length === 0);
  if (behind) {
    const seen = order.requeues.filter((one) => one.seq > behind.seq).map((one) => one.seq);
    if (seen.length >= rounds) find(story.objectives, 'looping', [behind.seq, ...seen]);
  } else if (order.rounds === roundsAlone) {
    story.hints.set('alone', [seq]);
  }
};

const done = (story: Story, order: Order, seq: number): void => {
  const { objectives, rejected } = story;
  const replay = order.replays.at(-1);
  const death = order.deaths.at(-1);
  if (order.poison) {
    if (death && replay) find(objectives, 'replayed', [death.seq, replay.seq, seq]);
    else if (order.tries.length + order.limitedTries === 1) mistake(story, 'fixed-first', 'replayed', [order.seq, seq]);
    return;
  }
  const [step] = order.steps;
  if (step) {
    find(objectives, 'recovered', [step.seq, seq]);
    const later = firstOf(story, (one) => one.seq > order.seq && (one.done?.seq ?? 0) > step.seq);
    if (later?.done) find(objectives, 'overtaken', [step.seq, later.done.seq, seq]);
  }
  if (rejected && rejected.came < order.seq && !death) find(objectives, 'rejected', [rejected.died, seq]);
};

const firstOf = ({ orders }: Story, isIt: (order: Order) => boolean): Order | undefined => {
  for (const order of orders.values()) if (isIt(order)) return order;
  return undefined;
};
