import type { LabEvent } from '#model/events.ts';
import type { Picture } from '#model/picture.ts';
import { createStory, find, mistake, type StoryOf } from '#model/story.ts';
import { around, dead, earlierAside, follow, noOrders, type Order, type Orders, retries } from './orders.ts';

const ids = {
  objectives: ['blocked', 'dead', 'overtaken', 'kept', 'brought-one', 'brought-all', 'too-large', 'claimed'],
  hints: ['nobody-behind', 'unfixed', 'sent-again'],
} as const;

interface Own extends Orders {
  /** Seq of the newest record that the broker found too large. */
  tooLarge: number | undefined;
}
type Story = StoryOf<typeof ids, Own>;

/** So many times a record has come back before it is clear that it blocks. */
const clearly = 3;

const take = (story: Story, event: LabEvent, before: Picture): void => {
  const order = follow(story, event, before);
  switch (event.type) {
    case 'record.returned':
      if (order) isBack(story, order);
      break;
    case 'record.appended':
      if (order && event.topic === dead) buried(story, order);
      if (order?.brought && event.program === 'worker') mistake(story, 'unfixed', 'brought-one', failing(order, event));
      break;
    case 'statement.ran':
      if (order) paid(story, order, event.changes);
      broughtAll(story, before);
      break;
    case 'offset.committed':
      if (event.topic === dead) broughtAll(story, before);
      break;
    case 'record.refused':
      if (event.reason !== 'MESSAGE_TOO_LARGE') break;
      find(story.objectives, 'too-large', [event.seq]);
      if (story.tooLarge !== undefined) mistake(story, 'sent-again', 'claimed', [story.tooLarge, event.seq]);
      story.tooLarge = event.seq;
      break;
  }
};

/** What the log shows so far. */
export const story = createStory(ids, (): Own => ({ ...noOrders(), tooLarge: undefined }), take);

const failing = ({ brought }: Order, { seq }: LabEvent): number[] => [brought?.seq ?? seq, seq];

const isBack = (story: Story, order: Order): void => {
  const { returns, brought } = order;
  if (brought) mistake(story, 'unfixed', 'brought-one', [brought.seq, ...returns]);
  const { behind, elsewhere } = around(story, order);
  if (returns.length > clearly && !behind) mistake(story, 'nobody-behind', 'blocked', returns.slice(-clearly));
  if (returns.length < clearly || !behind || elsewhere?.paid === undefined) return;
  find(
    story.objectives,
    'blocked',
    [...returns, behind.seq, elsewhere.paid].sort((a, b) => a - b),
  );
};

const buried = ({ objectives }: Story, { aside, dead }: Order): void => {
  const steps = retries.flatMap((topic) => aside.filter((one) => one.topic === topic && !one.isFollower).slice(-1));
  if (dead && steps.length === retries.length)
    find(
      objectives,
      'dead',
      [...steps.map(({ seq }) => seq), dead.seq].sort((a, b) => a - b),
    );
};

const paid = (story: Story, order: Order, changes: number): void => {
  const { objectives } = story;
  const { brought, dead, put, got } = order;
  const paidNow = changes > 0 ? order.paid : order.again.at(-1);
  if (paidNow === undefined) return;
  if (brought && !brought.all && dead) find(objectives, 'brought-one', [dead.seq, brought.seq, paidNow]);
  if (changes === 0 || order.paid === undefined) return;
  const earlier = earlierAside(story, order);
  const [left] = earlier?.aside ?? [];
  if (left && earlier?.paid === undefined) find(objectives, 'overtaken', [left.seq, order.paid]);
  const follower = order.aside.find(({ isFollower }) => isFollower);
  if (follower && earlier?.paid !== undefined && earlier.paid < order.paid)
    find(
      objectives,
      'kept',
      [follower.seq, earlier.paid, order.paid].sort((a, b) => a - b),
    );
  if (put !== undefined && got !== undefined) find(objectives, 'claimed', [put, order.seq, got, order.paid]);
};

/** Everything that was in the dead-letter topic has come back and been paid, now or before. */
const broughtAll = ({ objectives, all }: Story, { groups }: Picture): void => {
  if (!all || all.came.length < 2) return;
  const done = (groups.replay?.committed[`${dead}/0`] ?? 0) >= all.high;
  const ends = all.came.map(({ brought, paid = 0, again }) =>
    [paid, ...again].find((seq) => seq > (brought?.seq ?? Number.POSITIVE_INFINITY)),
  );
  if (done && ends.every((seq) => seq !== undefined)) find(objectives, 'brought-all', [all.seq, ...ends]);
};
