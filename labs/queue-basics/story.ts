import type { EventOf, LabEvent } from '#model/events.ts';
import { find } from '#model/findings.ts';
import { createWalk } from '#model/walk.ts';
import { applyEmails } from './batches.ts';
import type { Story, Watch } from './story-state.ts';
import { endStretch, measure } from './throughput.ts';

/** From so many waiting orders on, it counts as a rush. */
const backlog = 20;
const rush = 300;
const rushMs = 2_000;

const begin = (): Story => ({
  objectives: new Map(),
  hints: new Map(),
  workers: new Map(),
  ready: new Set(),
  watches: [],
  lately: [],
  alone: new Map(),
  rate: 20,
  stretch: { workers: 0, acks: 0 },
  measured: new Map(),
  emails: { ready: new Set(), since: new Map() },
  batchSize: 200,
  waitMs: 3_000,
  timed: [],
});

/** What the log shows so far. */
export const storyOf = createWalk<Story>(begin, (story, event) => {
  applyEmails(story, event);
  apply(story, event);
});

const apply = (story: Story, event: LabEvent): void => {
  switch (event.type) {
    case 'program.started':
      if (event.role === 'worker') story.workers.set(event.program, { consuming: false, holds: new Set() });
      break;
    case 'setting.changed':
      if (event.setting === 'batch') story.batchSize = Number(event.value);
      if (event.setting === 'wait') story.waitMs = Number(event.value) * 1000;
      if (event.setting !== 'worker-rate') break;
      story.rate = Number(event.value);
      endStretch(story);
      break;
    case 'consumer.started':
    case 'consumer.stopped':
      if (event.queue === 'orders') consumed(story, event);
      break;
    case 'message.published':
      if (event.queues.includes('orders')) published(story, event);
      break;
    case 'message.delivered':
      if (event.queue !== 'orders') break;
      story.ready.delete(event.message);
      story.workers.get(event.program)?.holds.add(event.message);
      if (story.ready.size === 0) endStretch(story);
      break;
    case 'message.acked':
      if (event.queue === 'orders') acked(story, event);
      break;
    case 'connection.closed':
      giveBack(story, event.program);
      break;
    case 'action.accepted':
      if (event.action === 'leave' && event.program !== null) leaving(story, event.program, event.seq);
      break;
    case 'program.exited':
      if (story.workers.has(event.program)) exited(story, event);
      break;
  }
};

const others = (story: Story, program: string): number =>
  [...story.workers].filter(([id, worker]) => id !== program && worker.consuming).length;

const unfinished = (story: Story): Set<string> =>
  new Set([...story.ready, ...[...story.workers.values()].flatMap(({ holds }) => [...holds])]);

const watch = (story: Story, one: Watch): void => {
  if (!story.objectives.has(one.objective)) story.watches.push(one);
};

const consumed = (story: Story, event: EventOf<'consumer.started'> | EventOf<'consumer.stopped'>): void => {
  const worker = story.workers.get(event.program);
  if (worker) worker.consuming = event.type === 'consumer.started';
  endStretch(story);
  if (event.type === 'consumer.stopped') return;
  if (story.alone.size >= 10) {
    const first = Math.min(...story.alone.values());
    watch(story, { objective: 'decoupled', left: new Set(story.alone.keys()), evidence: [first, event.seq] });
  }
  story.alone.clear();
};

const published = (story: Story, { message, at, seq }: EventOf<'message.published'>): void => {
  story.ready.add(message);
  if (![...story.workers.values()].some(({ consuming }) => consuming)) story.alone.set(message, seq);
  story.lately.push({ message, at, seq });
  while ((story.lately[0]?.at ?? at) < at - rushMs) story.lately.shift();
  const [first] = story.lately;
  if (!first || story.lately.length < rush) return;
  const open = unfinished(story);
  const left = new Set(story.lately.map((one) => one.message).filter((one) => open.has(one)));
  watch(story, { objective: 'rush', left, evidence: [first.seq, seq] });
  story.lately = [];
};

const acked = (story: Story, { message, program, at, seq }: EventOf<'message.acked'>): void => {
  // An ack may be told after the death of its worker: the order is done all the same.
  story.ready.delete(message);
  story.workers.get(program)?.holds.delete(message);
  measure(story, { at, seq });
  for (const one of story.watches) {
    if (one.left.delete(message) && one.left.size === 0) find(story.objectives, one.objective, [...one.evidence, seq]);
  }
  story.watches = story.watches.filter((one) => one.left.size > 0 && !story.objectives.has(one.objective));
};

/** The broker takes back what a closed connection held. */
const giveBack = (story: Story, program: string): void => {
  const worker = story.workers.get(program);
  if (!worker) return;
  if (worker.holds.size > 0) story.watches = story.watches.filter((one) => one.leaving !== program);
  for (const message of worker.holds) story.ready.add(message);
  worker.holds.clear();
  worker.consuming = false;
  endStretch(story);
};

const leaving = (story: Story, program: string, seq: number): void => {
  const worker = story.workers.get(program);
  if (!worker) return;
  if (story.ready.size >= backlog) {
    watch(story, { objective: 'left', left: unfinished(story), evidence: [seq], leaving: program });
  } else if (others(story, program) > 0 && !story.objectives.has('left')) {
    story.hints.set('left-idle', [seq]);
  }
};

const exited = (story: Story, { program, cause, seq }: EventOf<'program.exited'>): void => {
  // The order that the dead one held is back in the queue, or will be: the broker may tell of it later.
  const left = unfinished(story);
  giveBack(story, program);
  if (cause !== 'killed') return;
  if (left.size >= backlog) watch(story, { objective: 'killed', left, evidence: [seq] });
  else if (!story.objectives.has('killed')) story.hints.set('killed-idle', [seq]);
  if (left.size > 0 && others(story, program) === 0) story.hints.set('killed-last', [seq]);
};
