import type { EventOf, LabEvent } from '#model/events.ts';
import { type Found, find } from '#model/findings.ts';
import { createWalk } from '#model/walk.ts';
import { exchange, isTemporary, type Service, serviceOf, services } from './services.ts';

type Published = EventOf<'message.published'>;

/** A service of which no program runs. */
interface Absence {
  seq: number;
  temporary: boolean;
  /** First announcements meanwhile: with a copy for it, and without. */
  waiting: Published[];
  missed: Published[];
  back?: number;
  received: number[];
}

interface Story extends Found {
  /** The newest announcements that may still be on their way, by message. */
  published: Map<string, Published>;
  /** The last one. */
  latest?: Published;
  /** Who has ever had a queue, and since when those who came after an announcement. */
  known: Set<Service>;
  late: Map<Service, { seq: number; before: number }>;
  /** Service and queue of every running program. */
  running: Map<string, { service: Service; queue?: string }>;
  absences: Map<Service, Absence>;
  /** Deliveries of a message, first ones only. */
  copies: Map<string, { service: Service; program: string; seq: number }[]>;
  /** Deliveries out of one queue since its readers changed. */
  turns: Map<string, { program: string; seq: number }[]>;
  /** How many queues the shop reached since it was started, and where that was seen first. */
  widths: Map<number, number>;
  nobodyHears: boolean;
  open: Set<string>;
}

const begin = (): Story => ({
  objectives: new Map(),
  hints: new Map(),
  published: new Map(),
  known: new Set(),
  late: new Map(),
  running: new Map(),
  absences: new Map(),
  copies: new Map(),
  turns: new Map(),
  widths: new Map(),
  nobodyHears: false,
  open: new Set(),
});

/** What the log shows so far. */
export const storyOf = createWalk<Story>(begin, (story, event) => apply(story, event));

const apply = (story: Story, event: LabEvent): void => {
  switch (event.type) {
    case 'program.started': {
      const service = serviceOf(event.role);
      if (service) story.running.set(event.program, { service });
      else story.widths.clear();
      break;
    }
    case 'program.exited':
      exited(story, event);
      break;
    case 'binding.created': {
      const service = serviceOf(event.queue);
      if (event.exchange !== exchange || !service) break;
      story.nobodyHears = false;
      const { latest } = story;
      if (latest && !story.known.has(service)) story.late.set(service, { seq: event.seq, before: latest.seq });
      story.known.add(service);
      break;
    }
    case 'consumer.started': {
      const program = story.running.get(event.program);
      story.turns.delete(event.queue);
      if (!program) break;
      program.queue = event.queue;
      returned(story, program.service, event.seq);
      break;
    }
    case 'consumer.stopped':
      story.turns.delete(event.queue);
      break;
    case 'message.published':
      if (event.exchange === exchange) published(story, event);
      break;
    case 'message.delivered':
      delivered(story, event);
      break;
    case 'prediction.made':
      story.open.add(event.prediction);
      break;
    case 'prediction.settled':
      story.open.delete(event.prediction);
      break;
  }
};

const exited = (story: Story, { program, seq }: EventOf<'program.exited'>): void => {
  const { service, queue } = story.running.get(program) ?? {};
  story.running.delete(program);
  if (!service || queue === undefined || [...story.running.values()].some((one) => one.service === service)) return;
  story.absences.set(service, { seq, temporary: isTemporary(queue), waiting: [], missed: [], received: [] });
};

const returned = (story: Story, service: Service, seq: number): void => {
  const absence = story.absences.get(service);
  if (!absence || absence.back !== undefined) return;
  absence.back = seq;
  const { temporary, waiting, missed } = absence;
  if (waiting.length + missed.length === 0 && !story.objectives.has(temporary ? 'missed' : 'waited')) {
    story.hints.set('not-away', [absence.seq, seq]);
  }
  if (missed.length > 0 && story.open.has('away-durable')) {
    story.hints.set('temporary-away', [...missed.map((one) => one.seq), seq]);
  }
};

const forgottenAt = 20;
/** So many are enough to see what becomes of them. */
const manyAnnounced = 100;

const published = (story: Story, event: Published): void => {
  story.latest = event;
  story.published.set(event.message, event);
  if (event.queues.length === 0 && !story.nobodyHears) {
    story.nobodyHears = true;
    story.hints.set('nobody', [event.seq]);
  }
  if (!story.widths.has(event.queues.length)) story.widths.set(event.queues.length, event.seq);
  if (story.widths.size >= 3) find(story.objectives, 'same-shop', [...story.widths.values()]);
  for (const [service, absence] of story.absences) {
    if (absence.back !== undefined) continue;
    const copied = event.queues.some((queue) => serviceOf(queue) === service);
    const announced = copied ? absence.waiting : absence.missed;
    if (announced.length === manyAnnounced) continue;
    announced.push(event);
    if (copied && absence.waiting.length === forgottenAt) story.hints.set('forgotten', [absence.seq, event.seq]);
  }
};

const delivered = (story: Story, event: EventOf<'message.delivered'>): void => {
  const { message, program, queue, seq } = event;
  const service = serviceOf(queue);
  if (event.redelivered || !service) return;
  proveCopies(story, event, service);
  const announced = story.published.get(message);
  const late = story.late.get(service);
  if (late && announced && announced.seq > late.seq) find(story.objectives, 'late', [late.before, late.seq, seq]);
  const turns = [...(story.turns.get(queue) ?? []), { program, seq }].slice(-8);
  story.turns.set(queue, turns);
  const takers = new Set(turns.map((turn) => turn.program));
  const fair = [...takers].every((taker) => turns.filter((turn) => turn.program === taker).length >= 2);
  if (takers.size === 2 && fair) {
    find(
      story.objectives,
      'shared',
      turns.map((turn) => turn.seq),
    );
  }
  const absence = story.absences.get(service);
  if (absence?.back === undefined) return;
  if (absence.waiting.some((one) => one.message === message)) absence.received.push(seq);
  else if (absence.missed.length > 0) {
    find(story.objectives, 'missed', [absence.seq, ...absence.missed.map((one) => one.seq), seq]);
  }
  if (absence.waiting.length >= 2 && absence.received.length === absence.waiting.length) {
    const announcements = absence.waiting.map((one) => one.seq);
    find(story.objectives, 'waited', [absence.seq, ...announcements, ...absence.received]);
  }
};

const proveCopies = (story: Story, event: EventOf<'message.delivered'>, service: Service): void => {
  const { message, program, seq } = event;
  const copies = [...(story.copies.get(message) ?? []), { service, program, seq }];
  story.copies.set(message, copies);
  const evidence = copies.map((copy) => copy.seq);
  if (services.every((one) => copies.some((copy) => copy.service === one))) find(story.objectives, 'copies', evidence);
  const twice = copies.filter((copy) => copy.service === service);
  if (twice.length < 2 || twice.every((copy) => copy.program === program)) return;
  find(story.objectives, 'each', evidence);
  if (story.open.has('two-instances')) find(story.hints, 'two-queues', evidence);
};
