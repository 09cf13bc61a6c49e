import type { EventOf, LabEvent } from '#model/events.ts';
import type { Held, Picture } from '#model/picture.ts';
import { createStory, find, mistake, type StoryOf } from '#model/story.ts';
import { keepNewest } from '#model/walk.ts';
import { beginThroughput, type Throughput, takeThroughput } from './throughput.ts';
import { workersOf } from './workers.ts';

const ids = {
  objectives: ['rush', 'scaled-out', 'killed', 'left', 'decoupled', 'full-batch', 'timed-batch'],
  hints: ['killed-idle', 'killed-last', 'left-idle', 'no-comparison', 'one-by-one', 'never-full'],
} as const;

/** Orders that must all be acked before the objective is met. */
interface Watch {
  objective: (typeof ids.objectives)[number];
  left: Set<string>;
  evidence: number[];
  /** Whose leaving it watches: an order that this program gives back spoils it. */
  leaving?: string;
}

interface Own {
  watches: Watch[];
  /** Orders of the last two seconds, oldest first. */
  lately: { message: string; at: number; seq: number }[];
  /** Orders that came while nobody took any. */
  alone: Map<string, number>;
  throughput: Throughput;
  /** When the mailer acked last. */
  mailedAt: number;
  /** First ack of each batch that time and not number had sent, since the last full one. */
  timed: number[];
}
type Story = StoryOf<typeof ids, Own>;

const begin = (): Own => ({
  watches: [],
  lately: [],
  alone: new Map(),
  throughput: beginThroughput(),
  mailedAt: Number.NEGATIVE_INFINITY,
  timed: [],
});

const take = (story: Story, event: LabEvent, before: Picture): void => {
  compare(story, event, before);
  switch (event.type) {
    case 'consumer.started':
      if (event.queue === 'orders') started(story, event);
      break;
    case 'message.published':
      if (event.queues.includes('orders')) published(story, event, before);
      if (event.queues.includes('emails')) suspectOneByOne(story, event, before);
      break;
    case 'message.acked':
      if (event.queue === 'orders') acked(story, event);
      if (event.queue === 'emails') mailed(story, event, before);
      break;
    case 'connection.closed':
      spoil(story, event.program, before);
      break;
    case 'action.accepted':
      if (event.action === 'leave' && event.program !== null) leaving(story, event.program, event.seq, before);
      break;
    case 'program.exited':
      spoil(story, event.program, before);
      if (event.cause === 'killed' && isWorker(before, event.program)) killed(story, event, before);
      break;
  }
};

/** What the log shows so far. */
export const story = createStory(ids, begin, take);

const isWorker = ({ programs }: Picture, program: string): boolean => programs[program]?.role === 'worker';
const others = (picture: Picture, program: string): string[] => workersOf(picture).filter((one) => one !== program);
const handsOf = ({ programs }: Picture, program: string): Held[] => programs[program]?.hands ?? [];

/** Orders that wait in the queue or are with a worker; what a dead one held will be back. */
const unfinished = ({ queues }: Picture): Set<string> => {
  const { ready = [], unacked = [] } = queues.orders ?? {};
  const orders = new Set([...unacked.map(({ message }) => message), ...ready]);
  keepNewest(orders);
  return orders;
};

const watch = (story: Story, one: Watch): void => {
  if (!story.objectives.has(one.objective)) story.watches.push(one);
};

const compare = (story: Story, event: LabEvent, before: Picture): void => {
  const measured = takeThroughput(story.throughput, event, before);
  if (!measured || story.objectives.has('scaled-out')) return;
  const { together, alone } = measured;
  if (!alone) find(story.hints, 'no-comparison', together.evidence);
  else if (together.perSecond >= 2 * alone.perSecond) {
    find(story.objectives, 'scaled-out', [...alone.evidence, ...together.evidence]);
  }
};

const manyAlone = 10;

const started = (story: Story, { seq }: EventOf<'consumer.started'>): void => {
  if (story.alone.size >= manyAlone) {
    const first = Math.min(...story.alone.values());
    watch(story, { objective: 'decoupled', left: new Set(story.alone.keys()), evidence: [first, seq] });
  }
  story.alone.clear();
};

const rush = 300;
const rushMs = 2_000;

const published = (story: Story, { message, at, seq }: EventOf<'message.published'>, before: Picture): void => {
  if (workersOf(before).length === 0) story.alone.set(message, seq);
  story.lately.push({ message, at, seq });
  while ((story.lately[0]?.at ?? at) < at - rushMs) story.lately.shift();
  const [first] = story.lately;
  if (!first || story.lately.length < rush) return;
  const open = unfinished(before).add(message);
  const left = new Set(story.lately.map((one) => one.message).filter((one) => open.has(one)));
  watch(story, { objective: 'rush', left, evidence: [first.seq, seq] });
  story.lately = [];
};

const acked = (story: Story, { message, seq }: EventOf<'message.acked'>): void => {
  for (const { objective, left, evidence } of story.watches) {
    if (left.delete(message) && left.size === 0) find(story.objectives, objective, [...evidence, seq]);
  }
  story.watches = story.watches.filter(({ objective, left }) => left.size > 0 && !story.objectives.has(objective));
};

/** The broker takes back what a closed connection held. */
const spoil = (story: Story, program: string, before: Picture): void => {
  if (handsOf(before, program).length > 0) story.watches = story.watches.filter((one) => one.leaving !== program);
};

/** With so many orders in hand, a worker's end is seen. */
const backlog = 20;

const leaving = (story: Story, program: string, seq: number, before: Picture): void => {
  if (!isWorker(before, program)) return;
  if ((before.queues.orders?.ready.length ?? 0) >= backlog) {
    watch(story, { objective: 'left', left: unfinished(before), evidence: [seq], leaving: program });
  } else if (others(before, program).length > 0) {
    mistake(story, 'left-idle', 'left', [seq]);
  }
};

const killed = (story: Story, { program, seq }: EventOf<'program.exited'>, before: Picture): void => {
  const left = unfinished(before);
  if (left.size >= backlog) watch(story, { objective: 'killed', left, evidence: [seq] });
  else mistake(story, 'killed-idle', 'killed', [seq]);
  if (left.size > 0 && others(before, program).length === 0) story.hints.set('killed-last', [seq]);
};

const batchOf = ({ settings }: Picture): number => Number(settings.batch ?? 200);
const tooManyMails = 40;

const suspectOneByOne = (story: Story, { seq }: EventOf<'message.published'>, before: Picture): void => {
  const waiting = (before.queues.emails?.ready.length ?? 0) + 1;
  if (batchOf(before) === 1 && waiting >= tooManyMails) find(story.hints, 'one-by-one', [seq]);
};

const fullBatch = 200;
const worthABatch = 10;
/** One ack settles a whole batch; the next batch takes longer than this to send. */
const togetherMs = 220;

const mailed = (story: Story, { message, program, at, seq }: EventOf<'message.acked'>, before: Picture): void => {
  const isFirst = at - story.mailedAt >= togetherMs;
  story.mailedAt = at;
  if (!isFirst) return;
  // The mailer never holds more than one batch.
  const held = handsOf(before, program);
  if (held.length >= fullBatch) {
    find(story.objectives, 'full-batch', [seq]);
    story.timed = [];
    return;
  }
  const waitedMs = at - (held.find((one) => one.message === message)?.since ?? at);
  // With less than a batch in its hands, it cannot have sent a full one.
  if (held.length >= batchOf(before) || waitedMs < Number(before.settings.wait ?? 3) * 1_000) return;
  find(story.objectives, 'timed-batch', [seq]);
  if (held.length < worthABatch || batchOf(before) < fullBatch) return;
  story.timed.push(seq);
  if (story.timed.length >= 3 && !story.objectives.has('full-batch')) {
    find(story.hints, 'never-full', [...story.timed]);
  }
};
