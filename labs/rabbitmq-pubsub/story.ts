import type { EventOf, LabEvent } from '#model/events.ts';
import type { Picture } from '#model/picture.ts';
import { isOpen } from '#model/prediction.ts';
import { createStory, find, type StoryOf } from '#model/story.ts';
import { type Absence, absenceOf, takeAbsence } from './absences.ts';
import { exchange, isTemporary, type Service, serviceOf, services } from './services.ts';

const ids = {
  objectives: ['late', 'copies', 'waited', 'missed', 'shared', 'each', 'same-shop'],
  hints: ['nobody', 'not-away', 'temporary-away', 'two-queues', 'forgotten'],
} as const;

interface Own {
  /** Seq of the last announcement. */
  latest?: number;
  /** Who has ever had a queue, and since when those who came after an announcement. */
  known: Set<Service>;
  late: Map<Service, { seq: number; before: number }>;
  absences: Map<Service, Absence>;
  /** Deliveries of a message, first ones only. */
  copies: Map<string, { service: Service; program: string; seq: number }[]>;
  /** Deliveries out of one queue since its readers changed. */
  turns: Map<string, { program: string; seq: number }[]>;
  /** How many queues the shop reached since it was started, and where that was seen first. */
  widths: Map<number, number>;
  nobodyHears: boolean;
}
type Story = StoryOf<typeof ids, Own>;

const begin = (): Own => ({
  known: new Set(),
  late: new Map(),
  absences: new Map(),
  copies: new Map(),
  turns: new Map(),
  widths: new Map(),
  nobodyHears: false,
});

const take = (story: Story, event: LabEvent, before: Picture): void => {
  takeAbsence(story.absences, event, before);
  switch (event.type) {
    case 'program.started':
      if (!serviceOf(event.role)) story.widths.clear();
      break;
    case 'binding.created':
      if (event.exchange === exchange) bound(story, event);
      break;
    case 'consumer.started':
      story.turns.delete(event.queue);
      returned(story, event, before);
      break;
    case 'consumer.stopped':
      story.turns.delete(event.queue);
      break;
    case 'message.published':
      if (event.exchange === exchange) published(story, event);
      break;
    case 'message.delivered':
      if (!event.redelivered) delivered(story, event, before);
      break;
  }
};

/** What the log shows so far. */
export const story = createStory(ids, begin, take);

const bound = (story: Story, { queue, seq }: EventOf<'binding.created'>): void => {
  const service = serviceOf(queue);
  if (!service) return;
  story.nobodyHears = false;
  if (story.latest !== undefined && !story.known.has(service)) story.late.set(service, { seq, before: story.latest });
  story.known.add(service);
};

const returned = (story: Story, { queue, seq }: EventOf<'consumer.started'>, before: Picture): void => {
  const absence = absenceOf(story.absences, queue);
  if (absence?.back?.seq !== seq) return;
  const { waiting, missed } = absence;
  if (waiting.size + missed.size === 0 && !story.objectives.has(isTemporary(queue) ? 'missed' : 'waited')) {
    story.hints.set('not-away', [absence.seq, seq]);
  }
  if (missed.size > 0 && isOpen(before, 'away-durable')) {
    story.hints.set('temporary-away', [...missed.values(), seq]);
  }
};

const forgottenAt = 20;

const published = (story: Story, { message, queues, seq }: EventOf<'message.published'>): void => {
  story.latest = seq;
  if (queues.length === 0 && !story.nobodyHears) {
    story.nobodyHears = true;
    story.hints.set('nobody', [seq]);
  }
  if (!story.widths.has(queues.length)) story.widths.set(queues.length, seq);
  if (story.widths.size >= 3) find(story.objectives, 'same-shop', [...story.widths.values()]);
  for (const { seq: since, waiting } of story.absences.values()) {
    if (waiting.size === forgottenAt && waiting.has(message)) story.hints.set('forgotten', [since, seq]);
  }
};

const delivered = (story: Story, event: EventOf<'message.delivered'>, before: Picture): void => {
  const { message, program, queue, seq } = event;
  const service = serviceOf(queue);
  if (!service) return;
  proveCopies(story, event, service, before);
  const late = story.late.get(service);
  const publishedSeq = before.messages[message]?.publishedSeq ?? 0;
  if (late && publishedSeq > late.seq) find(story.objectives, 'late', [late.before, late.seq, seq]);
  const turns = [...(story.turns.get(queue) ?? []), { program, seq }].slice(-8);
  story.turns.set(queue, turns);
  const takers = [...Map.groupBy(turns, (turn) => turn.program).values()];
  if (takers.length === 2 && takers.every(({ length }) => length >= 2)) {
    find(
      story.objectives,
      'shared',
      turns.map((turn) => turn.seq),
    );
  }
  const absence = story.absences.get(service);
  if (!absence?.back) return;
  const { waiting, missed, received } = absence;
  if (missed.size > 0 && !waiting.has(message)) {
    find(story.objectives, 'missed', [absence.seq, ...missed.values(), seq]);
  }
  if (waiting.size >= 2 && received.length === waiting.size) {
    find(story.objectives, 'waited', [absence.seq, ...waiting.values(), ...received]);
  }
};

const proveCopies = (story: Story, event: EventOf<'message.delivered'>, service: Service, before: Picture): void => {
  const { message, program, seq } = event;
  const copies = [...(story.copies.get(message) ?? []), { service, program, seq }];
  story.copies.set(message, copies);
  const evidence = copies.map((copy) => copy.seq);
  if (services.every((one) => copies.some((copy) => copy.service === one))) find(story.objectives, 'copies', evidence);
  const twice = copies.filter((copy) => copy.service === service);
  if (twice.every((copy) => copy.program === program)) return;
  find(story.objectives, 'each', evidence);
  if (isOpen(before, 'two-instances')) find(story.hints, 'two-queues', evidence);
};
