import type { Picture } from '#model/picture.ts';
import type { WritePicture } from '#model/technologies/sqlite/picture.ts';
import { badOrders, left, type Side, sent, tables } from './sides.ts';

/** What is done to both sides. */
export const kinds = ['killed', 'frozen', 'left', 'cut', 'poison'] as const;
export type Kind = (typeof kinds)[number];

/** What one side has to show for a trial. */
export interface Count {
  /** Orders charged once more. */
  again: number;
  /** Orders charged after a later one of the same customer. */
  late: number;
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
      return kind && /^(worker|reader)-/.test(program) ? [{ kind, at }] : [];
    }),
    ...badOrders(picture).map(({ at }): Mark => ({ kind: 'poison', at })),
  ].sort((a, b) => a.at - b.at);

/** The newest fault that both or one of the sides had. */
export const newestKind = (picture: Picture): Kind | undefined => marksOf(picture).at(-1)?.kind;

/** What happened until the first fault, and since each kind of fault until another came: the newest of each kind. */
export const trialsOf = (picture: Picture): Trial[] => {
  const turns = marksOf(picture).filter(({ kind }, i, all) => all[i - 1]?.kind !== kind);
  const charges = { rabbitmq: chargesOf(picture, 'rabbitmq'), kafka: chargesOf(picture, 'kafka') };
  const spans: { kind: Trial['kind']; from: number; until: number }[] = [
    { kind: 'calm' as const, at: 0 },
    ...turns,
  ].map(({ kind, at }, i) => ({ kind, from: at, until: turns[i]?.at ?? Number.POSITIVE_INFINITY }));
  return (['calm', ...kinds] as const).flatMap((kind) => {
    const span = spans.findLast((one) => one.kind === kind);
    if (!span) return [];
    const { from, until } = span;
    return {
      kind,
      counts: { rabbitmq: count(charges.rabbitmq, from, until), kafka: count(charges.kafka, from, until) },
    };
  });
};

const count = (charges: readonly Charge[], from: number, until: number): Count => {
  const counted: Count = { again: 0, late: 0, waitedMs: undefined };
  const known = new Set<number>();
  const newest = new Map<string, number>();
  for (const { order, customer, waitedMs, at } of charges) {
    const isFirst = !known.has(order);
    const isLate = order < (newest.get(customer) ?? 0);
    known.add(order);
    newest.set(customer, Math.max(order, newest.get(customer) ?? 0));
    if (at < from || at >= until) continue;
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
