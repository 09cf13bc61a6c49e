import type { LabEvent } from '#model/events.ts';
import type { Picture } from '#model/picture.ts';
import { createStory, find, mistake, type StoryOf } from '#model/story.ts';
import { handOverOf } from '#model/technologies/opentelemetry/traces.ts';
import type { Order } from './orders.ts';
import { follow, hasSeen, noSagas, proofOf, type SagaLog } from './saga-log.ts';

const ids = {
  objectives: [
    'placed',
    'sold-out',
    'declined',
    'retried',
    'refunded',
    'resumed',
    'caught-up',
    'dead-letter',
    'trace-broken',
  ],
  hints: ['killed-idle', 'mail-recovered'],
} as const;

/** With the two ends of the first hand-over whose context was lost, by the seqs of their spans. */
interface Traced extends SagaLog {
  broken?: readonly number[];
}

type Story = StoryOf<typeof ids, Traced>;

const take = (story: Story, event: LabEvent, before: Picture): void => {
  const order = follow(story, event);
  if (order) judge(story, order);
  if (event.type === 'program.exited' && event.program === 'order' && event.cause === 'killed') {
    const isIdle = [...story.orders.values()].every(({ closed }) => closed);
    if (isIdle) mistake(story, 'killed-idle', 'resumed', [event.seq]);
  }
  if (event.type === 'span.ended' && event.subject !== undefined) {
    judgeTrace(story, [...before.spans, event], event.subject);
  }
};

/** One order whose notice went without its context, then one whose notice has it: both as the collector got them. */
const judgeTrace = (story: Story, spans: Picture['spans'], id: string): void => {
  const over = handOverOf({ spans }, id, 'rabbitmq');
  if (!over) return;
  const evidence = [over.sent.seq, over.taken.seq].sort((a, b) => a - b);
  if (over.isLost) story.broken ??= evidence;
  else if (story.broken?.every((seq) => seq < over.sent.seq)) {
    find(story.objectives, 'trace-broken', [...story.broken, ...evidence]);
  }
};

/** What the log shows so far. */
export const story = createStory(ids, (): Traced => noSagas(), take);

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
