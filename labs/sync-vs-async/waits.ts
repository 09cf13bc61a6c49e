import type { Picture } from '#model/picture.ts';
import { type CallPicture, methodOf } from '#model/technologies/grpc/picture.ts';

/** Who has the order from then to then, in ms since it was placed; `to` is the picture's time while that goes on. */
export interface Part {
  who: 'order' | 'payment' | 'inventory' | 'queue';
  from: number;
  to: number;
  goesOn: boolean;
}

/** One way of an order. */
export interface Wait {
  parts: Part[];
  /** How long the customer has waited, and what for. */
  ms: number;
  state: 'waits' | 'answered' | 'failed';
  /** When the last part was done, in ms; undefined before that. */
  doneMs?: number;
}

/** The order that was placed last, on both ways. */
export interface Waits {
  id: string;
  sync?: Wait;
  async?: Wait;
}

const jobs = [
  { queue: 'payments', who: 'payment' },
  { queue: 'inventory', who: 'inventory' },
] as const;

/** Reads from the picture who had the newest order when; undefined before there is one. */
export const waitsOf = (picture: Picture): Waits | undefined => {
  const calls = picture.streams.filter(({ subject }) => subject !== undefined);
  const newest = calls.findLast((call) => ['PlaceOrder', 'SubmitOrder'].includes(methodOf(call)));
  const id = newest?.subject;
  if (id === undefined) return undefined;
  const call = (method: string) => calls.findLast((one) => one.subject === id && methodOf(one) === method);
  const [place, submit] = [call('PlaceOrder'), call('SubmitOrder')];
  return {
    id,
    ...(place && { sync: chain(picture, place, call('Charge'), call('Reserve')) }),
    ...(submit && { async: relay(picture, id, submit) }),
  };
};

const stateOf = ({ ended }: CallPicture): Wait['state'] => {
  if (!ended) return 'waits';
  return ended.how === 'trailers' && ended.status === 0 ? 'answered' : 'failed';
};

/** Each service has the order until it calls the next one, and nobody but the last one is at work. */
const chain = ({ at }: Picture, place: CallPicture, charge?: CallPicture, reserve?: CallPicture): Wait => {
  const began = place.openedAt;
  const end = (call: CallPicture): number => call.ended?.at ?? Math.max(at, call.openedAt);
  const part = (who: Part['who'], call: CallPicture, next?: CallPicture): Part => ({
    who,
    from: call.openedAt - began,
    to: (next?.openedAt ?? end(call)) - began,
    goesOn: !next && !call.ended,
  });
  const ms = end(place) - began;
  const state = stateOf(place);
  return {
    parts: [
      part('order', place, charge),
      ...(charge ? [part('payment', charge, reserve)] : []),
      ...(reserve ? [part('inventory', reserve)] : []),
    ],
    ms,
    state,
    ...(state === 'answered' && { doneMs: ms }),
  };
};

/** The customer has an answer after the first part; the order goes on from queue to queue. */
const relay = (picture: Picture, id: string, submit: CallPicture): Wait => {
  const began = submit.openedAt;
  const ms = (submit.ended?.at ?? Math.max(picture.at, began)) - began;
  const accepted = jobIn(picture, 'payments', id, began)?.arrivedAt;
  const parts: Part[] = [
    { who: 'order', from: 0, to: accepted === undefined ? ms : accepted - began, goesOn: !submit.ended && !accepted },
  ];
  let doneMs: number | undefined;
  for (const { queue, who } of jobs) {
    const job = jobIn(picture, queue, id, began);
    if (!job) continue;
    const { arrivedAt, deliveredAt, ackedAt } = job;
    const now = Math.max(picture.at, arrivedAt);
    const handed = (deliveredAt ?? now) - began;
    parts.push({ who: 'queue', from: arrivedAt - began, to: handed, goesOn: deliveredAt === undefined });
    if (deliveredAt === undefined) continue;
    const done = (ackedAt ?? Math.max(now, deliveredAt)) - began;
    parts.push({ who, from: handed, to: done, goesOn: ackedAt === undefined });
    if (queue === 'inventory' && ackedAt !== undefined) doneMs = done;
  }
  return { parts, ms, state: stateOf(submit), ...(doneMs !== undefined && { doneMs }) };
};

interface Job {
  arrivedAt: number;
  deliveredAt?: number;
  ackedAt?: number;
}

/** The order's message in a queue: waiting, with a program, or done since the order was placed. */
const jobIn = ({ finished, messages, queues }: Picture, queue: string, id: string, since: number): Job | undefined => {
  const done = finished.findLast((one) => one.queue === queue && one.label === id && one.arrivedAt >= since);
  if (done) return done;
  const message = Object.values(messages).find((one) => one.label === id && one.queues.includes(queue));
  if (!message) return undefined;
  const held = queues[queue]?.unacked.find((one) => one.message === message.id);
  return { arrivedAt: message.arrivedAt, ...(held && { deliveredAt: held.since }) };
};
