import type { EventOf, LabEvent } from '#model/events.ts';
import type { Picture } from '#model/picture.ts';
import { createStory, find, mistake, type StoryOf } from '#model/story.ts';
import { baseId } from '#model/technologies/rabbitmq/message-id.ts';

const ids = {
  objectives: ['charged-twice', 'charged-once', 'lost-auto', 'vanished', 'none-lost', 'resent-once'],
  hints: [
    'killed-idle',
    'crashed-before',
    'dedup-late',
    'dedup-automatic',
    'cut-idle',
    'answers-unconfirmed',
    'copy-charged',
    'left-dead',
  ],
} as const;

/** What the log shows of one order: seq numbers of what happened to it. */
interface Order {
  /** Publisher confirms were on when the shop took it. */
  confirms: boolean;
  published: number[];
  charges: number[];
  /** Dedup was off at its first charge, so the table `processed` knows nothing of it. */
  unnoted: boolean;
  /** The payment's death before its ack, before or after its charge. */
  died?: { seq: number; charged: boolean };
}

interface Own {
  orders: Map<string, Order>;
  /** A dead payment, and the newest orders that came since. */
  dead: { seq: number; since: number[] } | undefined;
  /** The newest cut, how many orders the shop took since, and whether some of them are lost for good. */
  cut: { seq: number; lost: EventOf<'cable.cut'>['lost']; taken: number; forgot: boolean } | undefined;
  /** What vanished although confirms were on, and has not come again. */
  missing: Map<string, number>;
  /** What came again, and the seq numbers that show it. */
  rescued: number[];
}
type Story = StoryOf<typeof ids, Own>;

const begin = (): Own => ({ orders: new Map(), dead: undefined, cut: undefined, missing: new Map(), rescued: [] });

const take = (story: Story, event: LabEvent, before: Picture): void => {
  switch (event.type) {
    case 'program.started':
      if (event.program === 'payment') story.dead = undefined;
      break;
    case 'program.exited':
      if (event.program === 'payment') died(story, event, before);
      break;
    case 'statement.ran':
      wrote(story, event, before);
      break;
    case 'message.published': {
      const id = baseId(event.message);
      order(story, id).published.push(event.seq);
      rescue(story, id, event.seq);
      break;
    }
    case 'message.vanished':
      vanished(story, event);
      break;
    case 'message.delivered':
      // The broker's word of a delivery may stand after that of the death that lost it.
      if (story.dead && event.ackMode === 'automatic') lost(story, [event], story.dead.seq, before);
      break;
    case 'message.acked': {
      const { charges, died } = order(story, baseId(event.message));
      const [charge] = charges;
      if (died?.charged !== false || charge === undefined) break;
      mistake(story, 'crashed-before', 'charged-twice', [died.seq, charge, event.seq]);
      break;
    }
    case 'cable.cut':
      story.cut = { seq: event.seq, lost: event.lost, taken: 0, forgot: false };
      break;
    case 'cable.mended':
      if (story.cut) mended(story, story.cut, event.seq, before);
      break;
  }
};

/** What the log shows so far. */
export const story = createStory(ids, begin, take);

const order = (story: Story, id: string): Order => {
  const known = story.orders.get(id) ?? { confirms: false, published: [], charges: [], unnoted: false };
  story.orders.set(id, known);
  return known;
};

const died = (story: Story, { seq, cause }: EventOf<'program.exited'>, before: Picture): void => {
  story.dead = { seq, since: [] };
  if (cause !== 'killed') return;
  const held = before.programs.payment?.hands ?? [];
  if (held.length === 0) mistake(story, 'killed-idle', 'charged-twice', [seq]);
  for (const { message } of held.filter(({ unacked }) => unacked)) {
    const one = order(story, baseId(message));
    one.died = { seq, charged: one.charges.length > 0 };
  }
  const automatic = held.filter(({ unacked }) => !unacked);
  lost(story, automatic, seq, before);
};

/** Handed over with automatic ack and never charged: the broker no longer has them, and the payment is dead. */
const lost = (
  story: Story,
  deliveries: readonly { message: string; seq: number }[],
  diedSeq: number,
  before: Picture,
): void => {
  const gone = deliveries.filter(({ message }) => order(story, baseId(message)).charges.length === 0);
  if (gone.length === 0) return;
  const evidence = [...gone.map(({ seq }) => seq), diedSeq];
  find(story.objectives, 'lost-auto', evidence);
  if (before.settings.dedup === 'on') mistake(story, 'dedup-automatic', 'charged-once', evidence);
};

const manySince = 3;

const wrote = (
  story: Story,
  { table, parameters: [id = ''], changes, seq }: EventOf<'statement.ran'>,
  { settings }: Picture,
): void => {
  const one = order(story, id);
  if (table === 'orders') {
    one.confirms = settings.confirms === 'on';
    if (story.cut) story.cut.taken += 1;
    if (story.dead) story.dead.since = [...story.dead.since, seq].slice(-manySince);
    if (story.dead?.since.length === manySince) story.hints.set('left-dead', [story.dead.seq, ...story.dead.since]);
  } else if (table === 'charges') {
    const dedup = settings.dedup === 'on';
    one.charges.push(seq);
    if (one.charges.length === 1) one.unnoted = !dedup;
    if (one.charges.length < 2) return;
    if (one.died?.charged) {
      find(story.objectives, 'charged-twice', [...one.charges, one.died.seq]);
      if (dedup && one.unnoted) mistake(story, 'dedup-late', 'charged-once', [...one.charges]);
    } else if (one.published.length > 1) mistake(story, 'copy-charged', 'resent-once', [...one.charges]);
  } else if (changes === 0 && one.charges.length === 1) {
    if (one.died?.charged) find(story.objectives, 'charged-once', [...one.charges, one.died.seq, seq]);
    if (one.published.length > 1) find(story.objectives, 'resent-once', [...one.published, ...one.charges, seq]);
  }
};

const mended = (story: Story, cut: NonNullable<Story['cut']>, seq: number, { settings }: Picture): void => {
  const evidence = [cut.seq, seq];
  const left = (['vanished', 'none-lost', 'resent-once'] as const).find((id) => !story.objectives.has(id));
  if (cut.taken === 0 && left) mistake(story, 'cut-idle', left, evidence);
  if (cut.taken > 0 && cut.lost === 'answers' && settings.confirms !== 'on') {
    mistake(story, 'answers-unconfirmed', 'resent-once', evidence);
  }
};

const vanished = (story: Story, { message, seq }: EventOf<'message.vanished'>): void => {
  const id = baseId(message);
  const one = order(story, id);
  if (!one.confirms) {
    if (story.cut) story.cut.forgot = true;
    find(story.objectives, 'vanished', [...(story.cut ? [story.cut.seq] : []), seq]);
    return;
  }
  story.missing.set(id, seq);
  const [arrived] = one.published;
  if (arrived !== undefined) rescue(story, id, arrived);
};

/** An order that had vanished is on the broker. */
const rescue = (story: Story, id: string, seq: number): void => {
  const vanishedSeq = story.missing.get(id);
  if (vanishedSeq === undefined) return;
  story.missing.delete(id);
  story.rescued.push(vanishedSeq, seq);
  if (story.missing.size > 0 || story.cut?.forgot) return;
  const evidence = story.rescued.toSorted((a, b) => a - b);
  find(story.objectives, 'none-lost', evidence);
};
