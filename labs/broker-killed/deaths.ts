import type { Picture } from '#model/picture.ts';
import { isReady, left, oldestLeft, type Side, sent, sides, tables } from './sides.ts';

/** What one death of both brokers has come to on one side. */
export interface Toll {
  /** How long the broker was away, in ms; undefined while it is. */
  awayMs: number | undefined;
  /** Orders charged once more since then. */
  again: number;
  /** Orders that it took along; undefined while the side is not done. */
  lost: number | undefined;
}

export interface Death {
  /** Counted from 1. */
  nth: number;
  tolls: Record<Side, Toll>;
}

interface Charge {
  order: number;
  at: number;
}

const chargesOf = (picture: Picture, side: Side): Charge[] =>
  (picture.tables[tables[side]]?.writes ?? []).map(({ parameters: [order], at }) => ({ order: Number(order), at }));

/** What each death of the brokers has come to, oldest first, of what the picture still knows. */
export const deathsOf = (picture: Picture): Death[] => {
  const tolls = { rabbitmq: tollsOf(picture, 'rabbitmq'), kafka: tollsOf(picture, 'kafka') };
  return tolls.rabbitmq.flatMap((rabbitmq, i) => {
    const kafka = tolls.kafka[i];
    return kafka ? [{ nth: i + 1, tolls: { rabbitmq, kafka } }] : [];
  });
};

const tollsOf = (picture: Picture, side: Side): Toll[] => {
  const absences = picture.absences.filter(({ technology }) => technology === side);
  const charges = chargesOf(picture, side);
  const again = charges.filter(({ order }, i) => charges.findIndex((one) => one.order === order) < i);
  const lost = left[side](picture) === 0 ? lostAt(charges, sent(picture)) : undefined;
  return absences.map((absence, i) => {
    const until = absences[i + 1]?.lostAt ?? Number.POSITIVE_INFINITY;
    const isIts = (at: number): boolean => at >= absence.lostAt && at < until;
    return {
      awayMs: absence.returnedAt === undefined ? undefined : absence.returnedAt - absence.lostAt,
      again: again.filter(({ at }) => isIts(at)).length,
      lost: lost?.filter((at) => isIts(at)).length,
    };
  });
};

/** When each order that was never charged was past helping: once a later one was charged; the end of time where none was. */
const lostAt = (charges: readonly Charge[], sentOrders: number): number[] => {
  const charged = new Set(charges.map(({ order }) => order));
  const first = Math.min(...charged);
  const times: number[] = [];
  for (let order = first; order <= sentOrders; order += 1) {
    if (charged.has(order)) continue;
    times.push(charges.find((one) => one.order > order)?.at ?? Number.MAX_SAFE_INTEGER);
  }
  return times;
};

/** Whether both have died since that event of the log. */
export const haveDiedSince = ({ absences }: Picture, seq: number): boolean =>
  sides.every((side) => absences.some((absence) => absence.technology === side && absence.seq > seq));

/** The newest death is not over: a broker or a program is not back, or orders that had been sent before are not done. */
export const isUnderWay = (picture: Picture): boolean => {
  const newest = picture.absences.at(-1);
  return newest !== undefined && (!isReady(picture) || oldestLeft(picture) < newest.lostAt);
};
