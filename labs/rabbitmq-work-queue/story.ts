import type { EventOf, LabEvent } from '#model/events.ts';
import type { Held, Picture } from '#model/picture.ts';
import { isOpen } from '#model/prediction.ts';
import { settingKey } from '#model/setting.ts';
import { createStory, find, mistake, type StoryOf } from '#model/story.ts';
import { keepNewest } from '#model/walk.ts';

const ids = {
  objectives: ['round-robin', 'redelivered', 'frozen-keeps', 'fair-dispatch', 'polite-leave', 'lost'],
  hints: ['killed-idle', 'killed-only', 'killed-automatic', 'froze-idle', 'left-idle', 'needs-manual', 'hoarding'],
} as const;

interface Own {
  /** The newest first deliveries, oldest first. */
  row: EventOf<'message.delivered'>[];
  /** Orders that a killed worker had not acked, and the last redelivery of each order. */
  orphans: Map<string, { from: string; deliveredSeq: number; killedSeq: number }>;
  again: Map<string, EventOf<'message.delivered'>>;
  /** Frozen workers: what they hold, and acks of others of what they were given since. */
  frozen: Map<string, { seq: number; held: Held[]; elsewhere: number[] }>;
  /** Workers that were asked to leave: what they held, and their acks since. */
  leaving: Map<string, { seq: number; held: Held[]; acks: number[] }>;
  /** By worker, since anything about the workers or their settings changed last. */
  lately: Map<string, { deliveries: number[]; acks: number[] }>;
}
type Story = StoryOf<typeof ids, Own>;

const begin = (): Own => ({
  row: [],
  orphans: new Map(),
  again: new Map(),
  frozen: new Map(),
  leaving: new Map(),
  lately: new Map(),
});

const handsOf = ({ programs }: Picture, worker: string): Held[] => programs[worker]?.hands ?? [];
const unackedOf = (picture: Picture, worker: string): Held[] => handsOf(picture, worker).filter((held) => held.unacked);
const consumersOf = ({ queues }: Picture) => queues.orders?.consumers ?? [];
const isSlow = ({ settings }: Picture, worker: string): boolean => settings[settingKey('speed', worker)] === 'slow';
const seqs = (events: readonly { seq: number }[]): number[] => events.map(({ seq }) => seq);

const take = (story: Story, event: LabEvent, before: Picture): void => {
  switch (event.type) {
    case 'setting.changed':
      if (event.setting !== 'rate') story.lately.clear();
      break;
    case 'program.started':
    case 'consumer.started':
    case 'connection.closed':
      story.lately.clear();
      break;
    case 'program.frozen': {
      story.lately.clear();
      const held = unackedOf(before, event.program);
      story.frozen.set(event.program, { seq: event.seq, held: [...held], elsewhere: [] });
      if (held.length > 0) break;
      const hint = handsOf(before, event.program).length > 0 ? 'needs-manual' : 'froze-idle';
      mistake(story, hint, 'frozen-keeps', [event.seq]);
      break;
    }
    case 'program.thawed':
      story.lately.clear();
      story.frozen.delete(event.program);
      break;
    case 'action.accepted':
      if (event.action !== 'leave' || event.program === null) break;
      story.leaving.set(event.program, { seq: event.seq, held: [...handsOf(before, event.program)], acks: [] });
      break;
    case 'program.exited':
      story.lately.clear();
      story.frozen.delete(event.program);
      if (event.cause === 'killed') killed(story, event, before);
      if (event.cause === 'left') left(story, event, before);
      story.leaving.delete(event.program);
      break;
    case 'message.delivered':
      delivered(story, event);
      break;
    case 'message.acked':
      acked(story, event, before);
      break;
  }
};

/** What the log shows so far. */
export const story = createStory(ids, begin, take);

const killed = (story: Story, { program, seq }: EventOf<'program.exited'>, before: Picture): void => {
  const held = handsOf(before, program);
  const automatic = held.filter(({ unacked }) => !unacked);
  for (const { message, seq: deliveredSeq, unacked } of held) {
    if (!unacked) continue;
    const again = story.again.get(message);
    // The redelivery may be told before the death.
    if (again && again.seq > deliveredSeq && again.program !== program) {
      find(story.objectives, 'redelivered', [deliveredSeq, seq, again.seq]);
    } else story.orphans.set(message, { from: program, deliveredSeq, killedSeq: seq });
  }
  if (automatic.length > 0) {
    const expected =
      isOpen(before, 'after-kill') || (story.objectives.has('lost') && !story.objectives.has('redelivered'));
    find(story.objectives, 'lost', [...seqs(automatic), seq]);
    if (expected) story.hints.set('killed-automatic', [...seqs(automatic), seq]);
  } else if (held.length === 0) {
    mistake(story, 'killed-idle', 'redelivered', [seq]);
  } else if (!consumersOf(before).some((one) => one.program !== program && isRunning(before, one.program))) {
    story.hints.set('killed-only', [...seqs(held), seq]);
  }
};

const isRunning = ({ programs }: Picture, worker: string): boolean => programs[worker]?.state === 'running';

const left = (story: Story, { program, seq }: EventOf<'program.exited'>, before: Picture): void => {
  const leaving = story.leaving.get(program);
  if (!leaving) return;
  const held = leaving.held.filter(({ unacked }) => unacked);
  if (held.length === 0) {
    mistake(story, leaving.held.length > 0 ? 'needs-manual' : 'left-idle', 'polite-leave', [leaving.seq, seq]);
  } else if (unackedOf(before, program).length === 0) {
    find(story.objectives, 'polite-leave', [...seqs(held), leaving.seq, ...leaving.acks, seq]);
  }
};

/** Of a worker, since anything changed: far more than fair dispatch takes to be seen. */
const manyLately = 200;

const latelyOf = ({ lately }: Story, worker: string): { deliveries: number[]; acks: number[] } => {
  const known = lately.get(worker) ?? { deliveries: [], acks: [] };
  lately.set(worker, known);
  return known;
};

const delivered = (story: Story, event: EventOf<'message.delivered'>): void => {
  const { message, program, seq } = event;
  const { deliveries } = latelyOf(story, program);
  deliveries.push(seq);
  keepNewest(deliveries, manyLately);
  if (event.redelivered) {
    const orphan = story.orphans.get(message);
    story.orphans.delete(message);
    story.again.set(message, event);
    if (orphan && orphan.from !== program) {
      find(story.objectives, 'redelivered', [orphan.deliveredSeq, orphan.killedSeq, seq]);
    }
    return;
  }
  story.row = [...story.row, event].slice(-9);
  const turns = [...Map.groupBy(story.row, (one) => one.program).values()];
  if (turns.length === 3 && turns.every(({ length }) => length === 3)) {
    find(story.objectives, 'round-robin', seqs(story.row));
  }
};

const acked = (story: Story, { message, program, seq }: EventOf<'message.acked'>, before: Picture): void => {
  story.orphans.delete(message);
  story.again.delete(message);
  if (!before.programs[program]) return;
  const { acks } = latelyOf(story, program);
  acks.push(seq);
  keepNewest(acks, manyLately);
  story.leaving.get(program)?.acks.push(seq);
  const taken = handsOf(before, program).find((held) => held.message === message)?.seq ?? 0;
  for (const [worker, frozen] of story.frozen) {
    if (worker === program || taken < frozen.seq) continue;
    const kept = frozen.held.find((one) => isUnacked(before, worker, one.message));
    if (!kept) continue;
    if (frozen.elsewhere.length < 2) frozen.elsewhere.push(seq);
    if (frozen.elsewhere.length < 2) continue;
    find(story.objectives, 'frozen-keeps', [kept.seq, frozen.seq, ...frozen.elsewhere]);
  }
  for (const { id, role } of Object.values(before.programs)) {
    if (id === program || role !== 'worker' || story.objectives.has('fair-dispatch')) continue;
    if (isSlow(before, program) || !isSlow(before, id)) continue;
    proveFairDispatch(story, program, id, before);
    suspectHoarding(story, { message, program, seq }, id, before);
  }
};

const isUnacked = ({ queues }: Picture, worker: string, message: string): boolean =>
  queues.orders?.unacked.some((one) => one.program === worker && one.message === message) ?? false;

const proveFairDispatch = (story: Story, fast: string, slow: string, before: Picture): void => {
  const isFair = (worker: string): boolean =>
    consumersOf(before).some((one) => one.program === worker && one.ackMode === 'manual' && one.prefetch === 1);
  if (!isFair(fast) || !isFair(slow)) return;
  const { deliveries } = latelyOf(story, slow);
  const { acks } = latelyOf(story, fast);
  if (deliveries.length === 0 || acks.length < 4 || acks.length < 2 * deliveries.length) return;
  find(story.objectives, 'fair-dispatch', [...deliveries, ...acks]);
};

/** Who has nothing left to do stands beside who has taken too much. */
const suspectHoarding = (
  story: Story,
  { message, program, seq }: Pick<EventOf<'message.acked'>, 'message' | 'program' | 'seq'>,
  hoarder: string,
  before: Picture,
): void => {
  // Who has seen fair dispatch tries the opposite on purpose.
  if (story.objectives.has('fair-dispatch')) return;
  const prefetchOf = (worker: string) => consumersOf(before).find((one) => one.program === worker)?.prefetch;
  const isIdle = handsOf(before, program).every((held) => held.message === message);
  if (!isIdle || prefetchOf(program) === undefined || before.queues.orders?.ready.length !== 0) return;
  const held = unackedOf(before, hoarder);
  if ((prefetchOf(hoarder) ?? 0) < 4 || held.length < 3) return;
  story.hints.set('hoarding', [...seqs(held), seq]);
};
