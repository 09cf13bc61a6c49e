import type { LabEvent } from '#model/events.ts';
import { createStory, find, mistake, type StoryOf } from '#model/story.ts';
import type { Order } from './orders.ts';
import { follow, hasSeen, noSagas, proofOf, type SagaLog } from './saga-log.ts';

const ids = {
  objectives: ['placed', 'sold-out', 'declined', 'retried', 'refunded', 'resumed', 'caught-up', 'dead-letter'],
  hints: ['killed-idle', 'mail-recovered'],
} as const;

type Story = StoryOf<typeof ids, SagaLog>;

const take = (story: Story, event: LabEvent): void => {
  const order = follow(story, event);
  if (order) judge(story, order);
  if (event.type === 'program.exited' && event.program === 'order' && event.cause === 'killed') {
    const isIdle = [...story.orders.values()].every(({ closed }) => closed);
    if (isIdle) mistake(story, 'killed-idle', 'resumed', [event.seq]);
  }
};

/** What the log shows so far. */
export const story = createStory(ids, noSagas, take);

const judge = (story: Story, { id, status, reason, closed }: Order): void => {
  const { objectives, charges, paid, interrupted } = story;
  const isPlaced = status === 'placed';
  if (isPlaced && hasSeen(story, id, 'counted', 'lettered')) {
    find(objectives, 'placed', proofOf(story, id, 'opened', 'placed', 'counted', 'lettered'));
  }
  if (reason === 'out_of_stock' && status === 'cancelled') {
    find(objectives, 'sold-out', proofOf(story, id, 'opened', 'cancelling', 'cancelled'));
  }
  if (reason === 'payment_declined' && hasSeen(story, id, 'charge-refused', 'released')) {
    find(objectives, 'declined', proofOf(story, id, 'opened', 'charge-refused', 'released'));
  }
  const asked = charges.get(id) ?? [];
  if (isPlaced && asked.length > 1 && paid.get(id) === 1 && !interrupted.has(id)) {
    find(objectives, 'retried', [...asked, ...proofOf(story, id, 'placed')]);
  }
  if (hasSeen(story, id, 'charged', 'refunded', 'cancelled')) {
    find(objectives, 'refunded', proofOf(story, id, 'charged', 'cancelling', 'refunded', 'cancelled'));
  }
  const death = interrupted.get(id);
  if (death !== undefined && closed && status !== 'running') {
    find(objectives, 'resumed', [...proofOf(story, id, 'opened'), death, ...proofOf(story, id, 'closed')]);
  }
  if (hasSeen(story, id, 'read-late')) {
    find(objectives, 'caught-up', proofOf(story, id, 'opened', 'placed', 'counted'));
  }
  if (isPlaced && hasSeen(story, id, 'dead-lettered')) {
    find(objectives, 'dead-letter', proofOf(story, id, 'placed', 'dead-lettered'));
  }
  if (hasSeen(story, id, 'retried', 'lettered')) {
    mistake(story, 'mail-recovered', 'dead-letter', proofOf(story, id, 'placed', 'retried', 'lettered'));
  }
};
