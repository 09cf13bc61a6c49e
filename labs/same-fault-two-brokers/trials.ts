import type { Picture } from '#model/picture.ts';
import type { WritePicture } from '#model/technologies/sqlite/picture.ts';
import { badOrders, group, isOfTwo, left, queue, rushes, type Side, sent, tables } from './sides.ts';

/** What is done to both sides. */
export const kinds = ['killed', 'frozen', 'left', 'cut', 'poison', 'slow'] as const;
export type Kind = (typeof kinds)[number];

/** What one side has to show for a trial. */
export interface Count {
  /** Orders charged once more. */
  again: number;
  /** Orders charged after a later one of the same customer. */
  late: number;
  /** How often the broker gave an order to another worker, or a partition came to another reader. */
  moved: number;
  /** Longest from the order to its first charge, in ms; undefined where nothing was charged. */
  waitedMs: number | undefined;
}

export interface Trial {
  kind: Kind | 'calm';
  counts: Record<Side, Count>;
}

export interface Charge {
  order: number;
  customer: string;
  waitedMs: number;
  at: number;
}

const chargeOf = ({ parameters: [order, customer = '', waited], at }: WritePicture): Charge => ({
  order: Number(order),
  customer,
  waitedMs: Number(waited),
  at,
});

/** What a side has charged and the picture still knows of, oldest first. */
export const chargesOf = (picture: Picture, side: Side): Charge[] =>
  (picture.tables[tables[side]]?.writes ?? []).map(chargeOf);

/** The kind of a fault that befell a worker or reader; undefined for any other. */
export const kindOf = (what: string): Kind | undefined => kinds.find((kind) => kind === what);

interface Mark {
  kind: Kind;
  at: number;
}

/** What befell either side, oldest first. */
const marksOf = (picture: Picture): Mark[] =>
  [
    ...picture.faults.flatMap(({ what, program, at }): Mark[] => {
      const kind = kindOf(what);
      return kind && isOfTwo(program) ? [{ kind, at }] : [];
    }),
    ...badOrders(picture).map(({ at }): Mark => ({ kind: 'poison', at })),
    ...rushes(picture).map((at): Mark => ({ kind: 'slow', at })),
  ].sort((a, b) => a.at - b.at);

/** The newest fault that both or one of the sides had. */
export const newestKind = (picture: Picture): Kind | undefined => marksOf(picture).at(-1)?.kind;

/** What happened until the first fault, and since each kind of fault until another came: the newest of each kind. */
export const trialsOf = (picture: Picture): Trial[] => {
  const turns = marksOf(picture).filter(({ kind }, i, all) => all[i - 1]?.kind !== kind);
  const [queued, shared] = [picture.queues[queue], picture.groups[group]];
  const rabbitmq = { charges: chargesOf(picture, 'rabbitmq'), moves: queued?.handovers ?? [] };
  const kafka = { charges: chargesOf(picture, 'kafka'), moves: shared?.handovers ?? [] };
  const spans: { kind: Trial['kind']; from: number; until: number }[] = [
    { kind: 'calm' as const, at: 0 },
    ...turns,
  ].map(({ kind, at }, i) => ({ kind, from: at, until: turns[i]?.at ?? Number.POSITIVE_INFINITY }));
  return (['calm', ...kinds] as const).flatMap((kind) => {
    const span = spans.findLast((one) => one.kind === kind);
    if (!span) return [];
    return { kind, counts: { rabbitmq: count(rabbitmq, span), kafka: count(kafka, span) } };
  });
};

interface Shown {
  charges: readonly Charge[];
  moves: readonly { at: number }[];
}

const count = ({ charges, moves }: Shown, { from, until }: { from: number; until: number }): Count => {
  const isWithin = ({ at }: { at: number }): boolean => at >= from && at < until;
  const counted: Count = { again: 0, late: 0, moved: moves.filter(isWithin).length, waitedMs: undefined };
  const known = new Set<number>();
  const newest = new Map<string, number>();
  for (const charge of charges) {
    const { order, customer, waitedMs } = charge;
    const isFirst = !known.has(order);
    const isLate = order < (newest.get(customer) ?? 0);
    known.add(order);
    newest.set(customer, Math.max(order, newest.get(customer) ?? 0));
    if (!isWithin(charge)) continue;
    if (!isFirst) counted.again += 1;
    else {
      if (isLate) counted.late += 1;
      counted.waitedMs = Math.max(waitedMs, counted.waitedMs ?? 0);
    }
  }
  return counted;
};

/**
 * Orders that a side is done with and has not charged, those that cannot be read left out; undefined while it is not done. Of
 * what the picture still knows.
 */
export const lostOf = (picture: Picture, side: Side): number | undefined => {
  if (left[side](picture) > 0) return undefined;
  const charged = new Set(chargesOf(picture, side).map(({ order }) => order));
  const first = Math.min(...charged);
  const bad = new Set(badOrders(picture).map(({ order }) => order));
  let lost = 0;
  for (let order = first; order <= sent(picture); order += 1) if (!charged.has(order) && !bad.has(order)) lost += 1;
  return lost;
};
