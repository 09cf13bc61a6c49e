import type { EventOf, LabEvent } from '#model/events.ts';
import { type Found, find, mistake } from '#model/findings.ts';
import { baseId } from '#model/technologies/rabbitmq/message-id.ts';
import { createWalk } from '#model/walk.ts';

/** What the log shows of one order: seq numbers of what happened to it. */
interface Order {
  /** Publisher confirms were on when the shop took it. */
  confirms: boolean;
  published: number[];
  charges: number[];
  /** Dedup was off at its first charge, so the table `processed` knows nothing of it. */
  unnoted: boolean;
  /** In the payment's hands now. */
  held?: { seq: number; automatic: boolean };
  /** The payment's death with it in hand, before or after its charge. */
  died?: { seq: number; charged: boolean };
}

interface Story extends Found {
  settings: Map<string, unknown>;
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

const begin = (): Story => ({
  objectives: new Map(),
  hints: new Map(),
  settings: new Map(),
  orders: new Map(),
  dead: undefined,
  cut: undefined,
  missing: new Map(),
  rescued: [],
});

const apply = (story: Story, event: LabEvent): void => {
  switch (event.type) {
    case 'setting.changed':
      story.settings.set(event.setting, event.value);
      break;
    case 'program.started':
      if (event.program === 'payment') story.dead = undefined;
      break;
    case 'program.exited':
      if (event.program === 'payment') died(story, event);
      break;
    case 'statement.ran':
      wrote(story, event);
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
    case 'message.delivered': {
      const one = order(story, baseId(event.message));
      one.held = { seq: event.seq, automatic: event.ackMode === 'automatic' };
      // The broker's word of a delivery may stand after that of the death that lost it.
      if (story.dead && one.held.automatic) lost(story, [one], story.dead.seq);
      break;
    }
    case 'message.acked':
    case 'message.handled': {
      const one = order(story, baseId(event.message));
      delete one.held;
      const [charge] = one.charges;
      if (one.died?.charged === false && charge !== undefined && event.type === 'message.acked') {
        mistake(story, 'crashed-before', 'charged-twice', [one.died.seq, charge, event.seq]);
      }
      break;
    }
    case 'cable.cut':
      story.cut = { seq: event.seq, lost: event.lost, taken: 0, forgot: false };
      break;
    case 'cable.mended':
      if (story.cut) mended(story, story.cut, event.seq);
      break;
  }
};

/** What the log shows so far. */
export const storyOf = createWalk<Story>(begin, apply);

const order = (story: Story, id: string): Order => {
  const known = story.orders.get(id) ?? { confirms: false, published: [], charges: [], unnoted: false };
  story.orders.set(id, known);
  return known;
};

const died = (story: Story, { seq, cause }: EventOf<'program.exited'>): void => {
  story.dead = { seq, since: [] };
  if (cause !== 'killed') return;
  const held = [...story.orders.values()].filter((one) => one.held);
  if (held.length === 0) mistake(story, 'killed-idle', 'charged-twice', [seq]);
  for (const one of held) if (!one.held?.automatic) one.died = { seq, charged: one.charges.length > 0 };
  lost(
    story,
    held.filter((one) => one.held?.automatic),
    seq,
  );
  for (const one of held) delete one.held;
};

/** Handed over with automatic ack and never charged: the broker no longer has them, and the payment is dead. */
const lost = (story: Story, orders: Order[], diedSeq: number): void => {
  const gone = orders.filter((one) => one.charges.length === 0);
  if (gone.length === 0) return;
  const evidence = [...gone.map((one) => one.held?.seq ?? 0), diedSeq];
  find(story.objectives, 'lost-auto', evidence);
  if (story.settings.get('dedup') === 'on') mistake(story, 'dedup-automatic', 'charged-once', evidence);
};

const manySince = 3;

const wrote = (story: Story, { table, parameters: [id = ''], changes, seq }: EventOf<'statement.ran'>): void => {
  const one = order(story, id);
  if (table === 'orders') {
    one.confirms = story.settings.get('confirms') === 'on';
    if (story.cut) story.cut.taken += 1;
    if (story.dead) story.dead.since = [...story.dead.since, seq].slice(-manySince);
    if (story.dead?.since.length === manySince) story.hints.set('left-dead', [story.dead.seq, ...story.dead.since]);
  } else if (table === 'charges') {
    const dedup = story.settings.get('dedup') === 'on';
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

const mended = (story: Story, cut: NonNullable<Story['cut']>, seq: number): void => {
  const evidence = [cut.seq, seq];
  const left = ['vanished', 'none-lost', 'resent-once'].find((id) => !story.objectives.has(id));
  if (cut.taken === 0 && left) mistake(story, 'cut-idle', left, evidence);
  const unconfirmed = story.settings.get('confirms') !== 'on';
  if (cut.taken > 0 && cut.lost === 'answers' && unconfirmed) {
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
