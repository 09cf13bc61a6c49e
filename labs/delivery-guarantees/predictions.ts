import type { EventOf, LabEvent } from '#model/events.ts';
import type { Held, Picture } from '#model/picture.ts';
import { prediction } from '#model/prediction.ts';
import { baseId } from '#model/technologies/rabbitmq/message-id.ts';

/** The order of which a row is written there to that table. */
const rowIn = (event: LabEvent, table: string): string | undefined =>
  event.type === 'statement.ran' && event.table === table && event.changes > 0 ? event.parameters[0] : undefined;

const isDeath = (event: LabEvent): boolean =>
  event.type === 'program.exited' && event.program === 'payment' && event.cause === 'killed';

const heldIn = ({ programs }: Picture): readonly Held[] => programs.payment?.hands ?? [];
const seqs = (events: readonly { seq: number }[]): number[] => events.map(({ seq }) => seq);
const seconds = (ms: number): number => Math.round(ms / 100) / 10;

/** Killed between the charge and the ack: how often the customer has paid once the redelivery is acked. */
export const afterWork = prediction(
  'after-work',
  ['once', 'twice', 'lost'],
  () => ({ charges: new Map<string, number[]>(), acked: new Set<string>(), deaths: new Map<string, number>() }),
  ({ charges, acked, deaths }, event, before) => {
    const charged = rowIn(event, 'charges');
    if (charged !== undefined) charges.set(charged, [...(charges.get(charged) ?? []), event.seq]);
    else if (isDeath(event)) {
      const open = heldIn(before)
        .map(({ message }) => baseId(message))
        .findLast((order) => charges.has(order) && !acked.has(order));
      if (open !== undefined && !deaths.has(open)) deaths.set(open, event.seq);
    } else if (event.type === 'message.acked') {
      const order = baseId(event.message);
      acked.add(order);
      const [paid = [], died] = [charges.get(order), deaths.get(order)];
      if (died === undefined) return undefined;
      return {
        actual: paid.length > 1 ? 'twice' : 'once',
        facts: { order, count: paid.length },
        evidence: [...paid, died, event.seq],
      };
    }
    return undefined;
  },
);

/** Killed with several orders in hand and automatic ack: how many of them the next order finds charged. */
export const automaticBeforeWork = prediction(
  'automatic-before-work',
  ['none', 'all-but-one', 'all'],
  () => ({ open: new Map<string, number>(), diedSeq: 0, charged: 0 }),
  (state, event, before) => {
    const { open } = state;
    if (open.size === 0) {
      if (!isDeath(event)) return undefined;
      const isCharged = (order: string) => before.tables.charges?.newest.includes(order) ?? false;
      const lost = heldIn(before).filter(({ message, unacked }) => !unacked && !isCharged(baseId(message)));
      if (lost.length < 2) return undefined;
      for (const { message, seq } of lost) open.set(baseId(message), seq);
      state.diedSeq = event.seq;
      return undefined;
    }
    const order = rowIn(event, 'charges');
    if (order === undefined) return undefined;
    if (open.has(order)) {
      state.charged += 1;
      return undefined;
    }
    const { charged, diedSeq } = state;
    // First in, first out: had they been given back, they would have come before any order that was sent later.
    return {
      actual: charged === 0 ? 'none' : charged === open.size ? 'all' : 'all-but-one',
      facts: { count: open.size, charged, next: order },
      evidence: [...open.values(), diedSeq, event.seq],
    };
  },
);

type Fate = EventOf<'message.published' | 'message.vanished' | 'message.confirmed'>;

/** A cut of the shop's cable, and what was said since of each order that the shop took meanwhile. */
interface Cut {
  seq: number;
  at: number;
  mended?: { seq: number; at: number };
  fates: Map<string, Fate[]>;
}

interface Cuts {
  newest: Cut | undefined;
  byOrder: Map<string, Cut>;
}

const noCuts = (): Cuts => ({ newest: undefined, byOrder: new Map() });

/** Writes down what the event says of a cut that `isIt`, and returns that cut. */
const follow = (cuts: Cuts, event: LabEvent, isIt: (cut: EventOf<'cable.cut'>) => boolean): Cut | undefined => {
  const { newest, byOrder } = cuts;
  switch (event.type) {
    case 'cable.cut':
      cuts.newest = isIt(event) ? { seq: event.seq, at: event.at, fates: new Map() } : undefined;
      return cuts.newest;
    case 'cable.mended':
      if (newest) newest.mended ??= { seq: event.seq, at: event.at };
      return newest;
    case 'statement.ran': {
      const order = rowIn(event, 'orders');
      if (order === undefined || !newest || newest.mended) return undefined;
      newest.fates.set(order, []);
      byOrder.set(order, newest);
      return newest;
    }
    case 'message.published':
    case 'message.vanished':
    case 'message.confirmed': {
      const order = baseId(event.message);
      const cut = byOrder.get(order);
      cut?.fates.get(order)?.push(event);
      return cut;
    }
    default:
      return undefined;
  }
};

/** Sent into a cut cable: how many have come to the broker once the library knows that the connection is gone. */
export const cutWithoutConfirms = prediction(
  'cut-without-confirms',
  ['all', 'some', 'none'],
  noCuts,
  (cuts, event, before) => {
    const cut = follow(cuts, event, ({ lost }) => lost === 'both-ways' && before.settings.confirms !== 'on');
    if (!cut?.mended || cut.fates.size === 0) return undefined;
    const { fates, mended } = cut;
    const known = [...fates.values()].map((told) => told.filter(({ type }) => type !== 'message.confirmed'));
    if (known.some((told) => told.length === 0)) return undefined;
    const arrived = known.flat().filter(({ type }) => type === 'message.published').length;
    return {
      actual: arrived === 0 ? 'none' : arrived < fates.size ? 'some' : 'all',
      facts: { count: fates.size, arrived, seconds: seconds(mended.at - cut.at) },
      evidence: [cut.seq, ...seqs(known.flat()).toSorted((a, b) => a - b)],
    };
  },
);

/** Only the confirm was lost: how many copies the broker has when it confirms at last. */
export const answersLost = prediction('answers-lost', ['none', 'one', 'two'], noCuts, (cuts, event) => {
  const cut = follow(cuts, event, ({ lost }) => lost === 'answers');
  if (event.type !== 'message.confirmed' || !cut?.mended) return undefined;
  const [[order, told] = ['', []]] = cut.fates;
  if (order !== baseId(event.message)) return undefined;
  const copies = told.filter(({ type }) => type === 'message.published');
  const [first, second] = copies;
  return {
    actual: second ? 'two' : first ? 'one' : 'none',
    facts: { order, count: copies.length, seconds: seconds((second ?? event).at - (first ?? cut).at) },
    evidence: [cut.seq, ...seqs(copies), event.seq],
  };
});
