import type { Blow } from './chronicle.ts';
import type { Leg } from './legs.ts';

/** Something that befell a message on its way. */
export type Moment =
  /** It waited so many ms at a station before a program was given it. */
  | { kind: 'waited'; ms: number }
  | { kind: 'handed'; program: string; again: boolean }
  /** What befell the program while it held the message. */
  | { kind: Blow['kind']; program: string }
  /** The program lost its connection, and the message was back in its queue. */
  | { kind: 'came-back'; program: string }
  | { kind: 'rejected'; program: string }
  /** The program finished it, and yet it was given to one once more. */
  | { kind: 'finished'; program: string }
  /** It went on as a dead letter. */
  | { kind: 'buried'; station: string; reason: NonNullable<Leg['reason']> | undefined }
  /** The program had finished it, but its ack never reached the broker. */
  | { kind: 'ack-lost'; program: string };

/** How it stands with a message: under way, or at its end; times in ms since it was sent. */
export type Outcome =
  | { kind: 'waits'; station: string }
  | { kind: 'held'; program: string }
  | { kind: 'done'; program: string; ms: number }
  | { kind: 'lost'; reason: NonNullable<Leg['reason']>; ms: number }
  /** The broker does not have it any more, and nobody said why. */
  | { kind: 'gone'; ms: number };

/** One message's way to one queue or one reader. */
export interface Chapter {
  message: string;
  /** The station at which it first waited; undefined where it never came to one. */
  place: string | undefined;
  moments: Moment[];
  outcome: Outcome;
}

/** What became of one order, from the log alone. */
export interface Biography {
  /** Seq of the event with which it begins; times in server ms. */
  seq: number;
  from: number;
  /** Of the newest event in it. */
  to: number;
  label: string;
  /** Of those that do not end where they come. */
  chapters: Chapter[];
  /** How many of its messages were at their end when they came, and to whom the newest of them. */
  arrived?: { count: number; program: string };
}

/** It was at its end the moment it came, as a message of a call is: what is made of it nobody says. */
interface Arrival {
  kind: 'arrived';
  program: string;
}

interface Draft extends Omit<Chapter, 'outcome'> {
  outcome: Outcome | Arrival;
  sentAt: number;
  /** Where it was last, and since when: a program while it is `holding`. */
  station: string;
  since: number;
  holding: boolean;
  ended: boolean;
}

/** A connection closes with the death of its program; either may be told first. */
const sameDeathMs = 1_000;

/**
 * The biography that legs of one subject tell, oldest first, and what befell stations meanwhile; undefined before it begins.
 * Whoever shows it at an earlier moment gives it the legs and blows until then.
 */
export const biographyOf = (legs: readonly Leg[], blows: readonly Blow[]): Biography | undefined => {
  const [first] = legs;
  if (!first) return undefined;
  const drafts: Draft[] = [];
  const byTrip = new Map<string, Draft>();
  let next = 0;
  const strike = (until: number): void => {
    for (let blow = blows[next]; blow && blow.at <= until; blow = blows[next]) {
      for (const draft of drafts) befall(draft, blow);
      next += 1;
    }
  };
  while ((blows[next]?.at ?? first.at) < first.at) next += 1;
  for (const leg of legs) {
    strike(leg.at);
    take(leg, draftOf(leg, drafts, byTrip));
  }
  strike(Number.POSITIVE_INFINITY);
  const arrivals = drafts.flatMap(({ outcome, since }) =>
    outcome.kind === 'arrived' ? [{ program: outcome.program, since }] : [],
  );
  const newest = arrivals.toSorted((one, other) => one.since - other.since).at(-1);
  return {
    seq: first.seq,
    from: first.at,
    to: legs.at(-1)?.at ?? first.at,
    label: first.label,
    chapters: drafts.flatMap(({ message, place, moments, outcome }) =>
      outcome.kind === 'arrived' ? [] : [{ message, place, moments, outcome }],
    ),
    ...(newest && { arrived: { count: arrivals.length, program: newest.program } }),
  };
};

/** A reading anew goes on where the one before broke off, and a lost ack belongs to the message that it was for. */
const draftOf = (leg: Leg, drafts: Draft[], byTrip: Map<string, Draft>): Draft => {
  const known = byTrip.get(leg.trip);
  if (known) return known;
  const same = drafts.filter(({ message }) => message === leg.message);
  const before =
    leg.reason === 'ackVanished'
      ? same.findLast(({ moments }) => moments.some((one) => one.kind === 'handed' && one.program === leg.stops[0]))
      : leg.again
        ? (same.findLast((one) => one.ended && one.outcome.kind === 'held') ?? same.findLast(({ ended }) => ended))
        : undefined;
  const draft = before ?? begin(leg);
  if (!before) drafts.push(draft);
  else if (before.outcome.kind === 'done') {
    before.moments.push({ kind: 'finished', program: before.outcome.program });
  }
  if (leg.reason !== 'ackVanished') byTrip.set(leg.trip, draft);
  return draft;
};

const begin = ({ message, stops, at, manner }: Leg): Draft => ({
  message,
  place: manner === 'sent' ? stops.at(-1) : manner === 'handed' || manner === 'stays' ? stops[0] : undefined,
  moments: [],
  outcome: { kind: 'waits', station: stops.at(-1) ?? '' },
  sentAt: at,
  station: stops.at(-1) ?? '',
  since: at,
  holding: false,
  ended: false,
});

const befall = (draft: Draft, { kind, station: program, at }: Blow): void => {
  const { moments } = draft;
  const last = moments.at(-1);
  if (kind === 'died' && last?.kind === 'came-back' && last.program === program && at - draft.since < sameDeathMs) {
    moments[moments.length - 1] = { kind, program };
  } else if (draft.holding && draft.station === program && !draft.ended) moments.push({ kind, program });
};

const take = (leg: Leg, draft: Draft): void => {
  const { manner, at, stops, again, ends } = leg;
  const { moments } = draft;
  const [from] = stops;
  const last = moments.at(-1);
  const station = stops.at(-1) ?? '';
  if (leg.reason === 'ackVanished') {
    moments.push({ kind: 'ack-lost', program: from });
    return;
  }
  switch (manner) {
    case 'handed':
      if (!moments.some(({ kind }) => kind === 'waited')) moments.push({ kind: 'waited', ms: at - draft.sentAt });
      moments.push({ kind: 'handed', program: station, again: again || moments.some(({ kind }) => kind === 'handed') });
      break;
    case 'back':
      if (leg.reason === undefined || leg.reason === 'rejected') {
        if (!again) moments.push({ kind: 'rejected', program: from });
        else if (last?.kind !== 'died') moments.push({ kind: 'came-back', program: from });
      }
      break;
    case 'dead':
      moments.push({ kind: 'buried', station, reason: leg.reason });
      break;
    case 'sent':
    case 'stays':
    case 'fallen':
    case 'lost':
      break;
  }
  const holding = manner === 'handed' || (manner === 'stays' && draft.holding);
  if (station !== draft.station || holding !== draft.holding || manner === 'back') draft.since = at;
  Object.assign(draft, { station, holding, ended: ends });
  draft.outcome = outcomeOf(leg, draft);
};

const outcomeOf = (
  { ends, reason, at, manner }: Leg,
  { sentAt, station, holding, moments }: Draft,
): Outcome | Arrival => {
  const ms = at - sentAt;
  if (ends && reason !== undefined) return { kind: 'lost', reason, ms };
  if (ends && manner === 'handed') return { kind: 'arrived', program: station };
  if (!holding) return ends ? { kind: 'gone', ms } : { kind: 'waits', station };
  // What a dead program held is read anew by another one.
  const last = moments.at(-1);
  return ends && last?.kind !== 'died' ? { kind: 'done', program: station, ms } : { kind: 'held', program: station };
};
