import type { LabEvent } from '#model/events.ts';
import type { Picture } from '#model/picture.ts';
import { createStory, find, mistake, type StoryOf } from '#model/story.ts';
import { follow, noOrders, type Order, type Orders, paymentMs } from './orders.ts';

const ids = {
  objectives: ['both', 'sum', 'one-fails', 'worked-off', 'hangs', 'front-door'],
  hints: ['too-little', 'revived-early', 'other-victim', 'thawed-early'],
} as const;

/** By program: the seq of its last end, start or freeze. */
interface Own extends Orders {
  exits: Map<string, number>;
  starts: Map<string, number>;
  freezes: Map<string, number>;
}
type Story = StoryOf<typeof ids, Own>;

const begin = (): Own => ({ ...noOrders(), exits: new Map(), starts: new Map(), freezes: new Map() });

/** So slow is a payment that nobody takes for a hiccup. */
export const slowMs = 2_000;
/** So long a customer has waited when it says so the second time. */
export const patienceMs = 4_000;

/** Whether a program has ended and has not been started again. */
export const isAway = ({ programs }: Picture, program: string): boolean => programs[program]?.exited !== undefined;

const take = (story: Story, event: LabEvent, before: Picture): void => {
  for (const order of follow(story, event)) judge(story, order, before);
  switch (event.type) {
    case 'program.exited':
      story.exits.set(event.program, event.seq);
      break;
    case 'program.started': {
      const exit = story.exits.get(event.program);
      story.starts.set(event.program, event.seq);
      if (event.program !== 'inventory' || exit === undefined) break;
      const asked = [...story.orders.values()].some(({ heard: { sync } }) => sync && sync.seq > exit);
      if (!asked) mistake(story, 'revived-early', 'one-fails', [exit, event.seq]);
      break;
    }
    case 'program.frozen':
      story.freezes.set(event.program, event.seq);
      break;
    case 'program.thawed': {
      const frozen = story.freezes.get(event.program);
      if (event.program !== 'inventory' || frozen === undefined) break;
      mistake(story, 'thawed-early', 'hangs', [frozen, event.seq]);
      break;
    }
  }
};

/** What the log shows so far. */
export const story = createStory(ids, begin, take);

const judge = (story: Story, order: Order, before: Picture): void => {
  const { sync, async } = order.heard;
  if (sync && async) compare(story, order, { sync, async }, before);
  const job = order.jobs.inventory;
  const start = story.starts.get('inventory') ?? 0;
  const exit = story.exits.get('inventory') ?? 0;
  // It was there before the warehouse came back, and not done before it went.
  if (job?.acked && exit > 0 && job.seq < start && start < job.acked.seq && exit < start) {
    find(story.objectives, 'worked-off', [job.seq, start, job.acked.seq]);
  }
  const waits = order.waits.sync;
  const frozen = story.freezes.get('inventory');
  if (waits && frozen && async?.ok && before.programs.inventory?.state === 'frozen' && waits.ms >= patienceMs) {
    find(story.objectives, 'hangs', [frozen, async.seq, waits.seq]);
  }
};

const compare = (
  story: Story,
  { calls, jobs, inVain, ...order }: Order,
  { sync, async }: Required<Order['heard']>,
  before: Picture,
): void => {
  const { objectives, exits } = story;
  if (sync.ok && async.ok && jobs.inventory?.acked) {
    find(objectives, 'both', [async.seq, sync.seq, jobs.inventory.acked.seq]);
  }
  const payment = paymentMs({ calls, jobs, ...order });
  if (sync.ok && async.ok && payment !== undefined && calls.Charge) {
    const isSlow = payment >= slowMs && async.ms * 2 < sync.ms;
    if (isSlow) find(objectives, 'sum', [calls.Charge.seq, async.seq, sync.seq]);
    else if (Number(before.settings.delay ?? 0) > 0) mistake(story, 'too-little', 'sum', [sync.seq]);
  }
  if (!sync.ok && async.ok) {
    const job = jobs.inventory;
    const exit = exits.get('inventory');
    if (inVain && job && !job.acked && exit && isAway(before, 'inventory')) {
      find(objectives, 'one-fails', [exit, async.seq, inVain.seq, sync.seq, job.seq]);
    } else if (isAway(before, 'payment') && !isAway(before, 'inventory')) {
      mistake(story, 'other-victim', 'one-fails', [exits.get('payment') ?? sync.seq, sync.seq]);
    }
  }
  const exit = exits.get('order');
  if (!sync.ok && !async.ok && exit && isAway(before, 'order'))
    find(objectives, 'front-door', [exit, sync.seq, async.seq]);
};
