import type { EventOf, LabEvent } from '#model/events.ts';
import { find } from '#model/findings.ts';
import { createWalk, keepNewest } from '#model/walk.ts';
import { applyDeparture } from './departures.ts';
import { proveRedelivery, type Story, type Worker } from './story-state.ts';

const begin = (): Story => ({
  objectives: new Map(),
  hints: new Map(),
  workers: new Map(),
  ready: new Set(),
  orphans: new Map(),
  row: [],
  open: new Set(),
});

/** What the log shows so far. */
export const storyOf = createWalk<Story>(begin, (story, event) => apply(story, event));

const apply = (story: Story, event: LabEvent): void => {
  switch (event.type) {
    case 'program.started':
      if (event.role === 'worker') story.workers.set(event.program, createWorker(story, event));
      forgetLately(story);
      break;
    case 'setting.changed': {
      const worker = event.program === null ? undefined : story.workers.get(event.program);
      if (worker && event.setting === 'speed') worker.slow = event.value === 'slow';
      if (event.setting !== 'rate') forgetLately(story);
      break;
    }
    case 'consumer.started': {
      const worker = story.workers.get(event.program);
      if (worker) {
        worker.consumer = { tag: event.consumerTag, manual: event.ackMode === 'manual', prefetch: event.prefetch };
      }
      forgetLately(story);
      break;
    }
    case 'consumer.stopped': {
      const worker = story.workers.get(event.program);
      if (worker?.consumer?.tag === event.consumerTag) delete worker.consumer;
      break;
    }
    case 'message.published':
      if (event.queues.length > 0) story.ready.add(event.message);
      break;
    case 'message.delivered':
      delivered(story, event);
      break;
    case 'message.handled': {
      const worker = story.workers.get(event.program);
      if (worker?.holds.get(event.message)?.manual === false) worker.holds.delete(event.message);
      break;
    }
    case 'message.acked':
      acked(story, event);
      break;
    case 'prediction.made':
      story.open.add(event.prediction);
      break;
    case 'prediction.settled':
      story.open.delete(event.prediction);
      break;
    default:
      if (applyDeparture(story, event)) forgetLately(story);
  }
};

const createWorker = (story: Story, { program: id, seq }: EventOf<'program.started'>): Worker => ({
  id,
  since: seq,
  holds: new Map(),
  // The speed belongs to the place on the stage: who is run again there has it too.
  slow: story.workers.get(id)?.slow ?? false,
  lately: { deliveries: [], acks: [] },
});

const forgetLately = (story: Story): void => {
  for (const worker of story.workers.values()) worker.lately = { deliveries: [], acks: [] };
};

/** Of a worker, since anything changed: far more than fair dispatch takes to be seen. */
const manyLately = 200;

const delivered = (story: Story, event: EventOf<'message.delivered'>): void => {
  const { message, program, seq, redelivered } = event;
  story.ready.delete(message);
  const orphan = redelivered ? story.orphans.get(message) : undefined;
  if (orphan && !orphan.redelivery) {
    orphan.redelivery = { seq, program };
    proveRedelivery(story, orphan);
  }
  const worker = story.workers.get(program);
  if (worker) {
    worker.holds.set(message, { seq, manual: event.ackMode === 'manual' });
    keepNewest(worker.holds);
    worker.lately.deliveries.push(seq);
    keepNewest(worker.lately.deliveries, manyLately);
  }
  if (redelivered) return;
  story.row = [...story.row, { seq, program }].slice(-9);
  const turns = new Map<string, number>();
  for (const { program: taker } of story.row) turns.set(taker, (turns.get(taker) ?? 0) + 1);
  if (turns.size === 3 && [...turns.values()].every((count) => count === 3)) {
    find(
      story.objectives,
      'round-robin',
      story.row.map((one) => one.seq),
    );
  }
};

const acked = (story: Story, event: EventOf<'message.acked'>): void => {
  const { message, program, seq } = event;
  story.orphans.delete(message);
  const worker = story.workers.get(program);
  if (!worker) return;
  const taken = worker.holds.get(message)?.seq ?? 0;
  worker.holds.delete(message);
  worker.lately.acks.push(seq);
  keepNewest(worker.lately.acks, manyLately);
  if (worker.exited === undefined) worker.leaving?.acks.push(seq);
  for (const other of story.workers.values()) {
    if (other === worker) continue;
    proveFrozen(story, other, taken, seq);
    proveFairDispatch(story, worker, other);
    suspectHoarding(story, worker, other, seq);
  }
};

const proveFrozen = (story: Story, { frozen, holds }: Worker, taken: number, ackSeq: number): void => {
  const kept = frozen?.held.find((one) => holds.get(one.message)?.seq === one.seq);
  if (!frozen || !kept || taken < frozen.seq) return;
  if (frozen.elsewhere.length < 2) frozen.elsewhere.push(ackSeq);
  if (frozen.elsewhere.length >= 2) find(story.objectives, 'frozen-keeps', [kept.seq, frozen.seq, ...frozen.elsewhere]);
};

const proveFairDispatch = (story: Story, fast: Worker, slow: Worker): void => {
  if (story.objectives.has('fair-dispatch')) return;
  if (fast.slow || !slow.slow || !isFair(fast) || !isFair(slow)) return;
  if (slow.lately.deliveries.length === 0 || fast.lately.acks.length < 4) return;
  if (fast.lately.acks.length < 2 * slow.lately.deliveries.length) return;
  find(story.objectives, 'fair-dispatch', [...slow.lately.deliveries, ...fast.lately.acks]);
};

const isFair = ({ consumer }: Worker): boolean => consumer?.manual === true && consumer.prefetch === 1;

const suspectHoarding = (story: Story, idle: Worker, hoarder: Worker, seq: number): void => {
  // Who has seen fair dispatch tries the opposite on purpose.
  if (story.objectives.has('fair-dispatch')) return;
  if (idle.slow || idle.holds.size > 0 || !idle.consumer || story.ready.size > 0) return;
  const held = [...hoarder.holds.values()].filter((one) => one.manual);
  if (!hoarder.slow || !hoarder.consumer || hoarder.consumer.prefetch < 4 || held.length < 3) return;
  story.hints.set('hoarding', [...held.map((one) => one.seq), seq]);
};
