import type { EventOf, LabEvent } from '#model/events.ts';
import { prediction } from '#model/prediction.ts';
import { follow, noVips } from './vips.ts';

const isPublishedTo = (event: LabEvent, queue: string): event is EventOf<'message.published'> =>
  event.type === 'message.published' && event.routingKey === queue;

interface Sent {
  message: string;
  seq: number;
  confirmedSeq?: number;
}

interface Drop {
  /** Letters to the queue, and the newest of them. */
  sent: Map<string, Sent>;
  newest?: Sent;
  /** What was lost first, and what had come just before. */
  lost?: { message: string; seq: number; newest: Sent };
}

/** A full queue with drop-head gets one more: which one is lost. */
export const fullDrop = prediction(
  'full-drop',
  ['newest', 'oldest', 'refused'],
  (): Drop => ({ sent: new Map() }),
  (state, event) => {
    const { sent } = state;
    if (isPublishedTo(event, 'letters.drop-head')) {
      state.newest = { message: event.message, seq: event.seq };
      sent.set(event.message, state.newest);
    } else if (event.type === 'message.confirmed') {
      const letter = sent.get(event.message);
      if (letter) letter.confirmedSeq ??= event.seq;
    } else if (event.type === 'message.refused') {
      if (sent.has(event.message) && !state.lost) return { actual: 'refused', facts: {}, evidence: [event.seq] };
    } else if (event.type === 'message.dropped' && event.queue === 'letters.drop-head' && event.reason === 'maxlen') {
      if (state.newest) state.lost ??= { message: event.message, seq: event.seq, newest: state.newest };
    } else return undefined;
    if (!state.lost) return undefined;
    const { message, seq, newest } = state.lost;
    if (newest.message === message) {
      return { actual: 'newest', facts: { lost: message }, evidence: [newest.seq, seq] };
    }
    // One that was there before the prediction was made is older than what came since.
    const known = [sent.get(message) ?? [], newest].flat();
    const confirms = known.flatMap(({ confirmedSeq }) => confirmedSeq ?? []);
    if (confirms.length < known.length) return undefined;
    return {
      actual: 'oldest',
      facts: { lost: message, newest: newest.message },
      evidence: [...known.map((letter) => letter.seq), seq, ...confirms],
    };
  },
);

/** A full queue with reject-publish: what its publisher hears. */
export const fullReject = prediction(
  'full-reject',
  ['nothing', 'nack', 'connection'],
  () => ({ sent: new Map<string, { seq: number; at: number }>() }),
  ({ sent }, event) => {
    if (isPublishedTo(event, 'letters.reject')) sent.set(event.message, { seq: event.seq, at: event.at });
    else if (event.type === 'connection.closed' && event.program === 'newsletter' && sent.size > 0) {
      return { actual: 'connection', facts: {}, evidence: [event.seq] };
    } else if (event.type === 'message.refused') {
      const { message, seq, at } = event;
      const letter = sent.get(message);
      if (letter) return { actual: 'nack', facts: { message, ms: at - letter.at }, evidence: [letter.seq, seq] };
    }
    return undefined;
  },
);

const shortMs = 1_000;
// The broker drops what stands at the head within some ms of its time; whoever was longer about it stood behind another.
const soonMs = 300;

/** A letter that may live one second stands behind one that may live for ever, and nobody reads. */
export const shortBehind = prediction(
  'short-behind',
  ['in-time', 'at-head', 'delivered'],
  () => ({ limited: new Map<string, { seq: number; at: number }>() }),
  ({ limited }, event) => {
    if (isPublishedTo(event, 'letters.open') && event.properties.expiration !== undefined) {
      limited.set(event.message, { seq: event.seq, at: event.at });
    }
    if (event.type !== 'message.delivered' && event.type !== 'message.dropped') return undefined;
    const letter = limited.get(event.message);
    if (!letter) return undefined;
    const ms = event.at - letter.at;
    const dropped = ms > shortMs + soonMs ? 'at-head' : 'in-time';
    return {
      actual: event.type === 'message.delivered' ? 'delivered' : dropped,
      facts: { message: event.message, ms },
      evidence: [letter.seq, event.seq],
    };
  },
);

const many = 3;

/** A VIP letter comes when the sender has many others in its hands: whether it passes them, and where it waits meanwhile. */
export const vipPrefetched = prediction(
  'vip-prefetched',
  ['at-once', 'next-batch', 'after-hands'],
  noVips,
  (vips, event, before) => {
    const vip = follow(vips, event, before);
    if (event.type !== 'message.acked' || !vip || vip.ahead.size < many) return undefined;
    const { seq, at, ahead, first, firstInQueue } = vip;
    const waitsFor = ahead.size - 1;
    return {
      actual: first.length < waitsFor ? 'at-once' : firstInQueue < waitsFor ? 'after-hands' : 'next-batch',
      facts: { message: event.message, count: first.length, ms: event.at - at },
      evidence: [seq, ...first.slice(0, many), event.seq],
    };
  },
);
