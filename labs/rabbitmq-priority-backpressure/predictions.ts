import type { EventOf, LabEvent } from '#model/events.ts';
import type { Prediction } from '#model/lab.ts';

type Published = EventOf<'message.published'>;

const isPublished = (event: LabEvent): event is Published => event.type === 'message.published';
const publishOf = (events: readonly LabEvent[], message: string): Published | undefined =>
  events.filter(isPublished).find((event) => event.message === message);

/** A full queue with drop-head gets one more: which one is lost. */
export const fullDrop: Prediction = {
  id: 'full-drop',
  options: ['newest', 'oldest', 'refused'],
  settle: (events) => {
    const dropped = events.find((event) => event.type === 'message.dropped' && event.reason === 'maxlen');
    if (dropped?.type !== 'message.dropped') return undefined;
    const lost = publishOf(events, dropped.message);
    // Published before the prediction was made: older than whatever came after it.
    const newest = events.filter(isPublished).findLast((event) => event.seq < dropped.seq);
    if (!newest) return undefined;
    const gone = new Set(
      events.flatMap((event) =>
        (event.type === 'message.delivered' || event.type === 'message.dropped') && event.seq < dropped.seq
          ? [event.message]
          : [],
      ),
    );
    const waiting = events.filter(isPublished).filter(({ message, seq }) => seq < dropped.seq && !gone.has(message));
    const isOldest = !lost || waiting[0]?.message === dropped.message;
    return {
      actual: isOldest ? 'oldest' : 'newest',
      facts: { lost: dropped.message, newest: newest.message },
      evidence: [...(lost ? [lost.seq] : []), newest.seq, dropped.seq],
    };
  },
};

/** A full queue with reject-publish: what its publisher hears. */
export const fullReject: Prediction = {
  id: 'full-reject',
  options: ['nothing', 'nack', 'connection'],
  settle: (events) => {
    const closed = events.find((event) => event.type === 'connection.closed' && event.program === 'newsletter');
    if (closed) return { actual: 'connection', facts: {}, evidence: [closed.seq] };
    const refused = events.find((event) => event.type === 'message.refused');
    if (refused?.type !== 'message.refused') return undefined;
    const published = publishOf(events, refused.message);
    return {
      actual: 'nack',
      facts: { message: refused.message, ms: published ? refused.at - published.at : 0 },
      evidence: [...(published ? [published.seq] : []), refused.seq],
    };
  },
};

const shortMs = 1_000;

/** A letter that may live one second stands behind one that may live for ever, and nobody reads. */
export const shortBehind: Prediction = {
  id: 'short-behind',
  options: ['in-time', 'at-head', 'delivered'],
  settle: (events) => {
    for (const letter of events.filter(isPublished)) {
      if (letter.properties.expiration === undefined) continue;
      const end = events.find(
        (event) =>
          (event.type === 'message.dropped' || event.type === 'message.delivered') && event.message === letter.message,
      );
      if (!end) continue;
      const facts = { message: letter.message, ms: end.at - letter.at };
      const evidence = [letter.seq, end.seq];
      if (end.type === 'message.delivered') return { actual: 'delivered', facts, evidence };
      return { actual: end.at - letter.at > 2 * shortMs ? 'at-head' : 'in-time', facts, evidence };
    }
    return undefined;
  },
};

/** A VIP letter comes when the sender has fifty others in its hands. */
export const vipPrefetched: Prediction = {
  id: 'vip-prefetched',
  options: ['at-once', 'after-hands'],
  settle: (events) => {
    const acks = events.filter((event): event is EventOf<'message.acked'> => event.type === 'message.acked');
    const deliveries = events.filter(
      (event): event is EventOf<'message.delivered'> => event.type === 'message.delivered',
    );
    for (const vip of events.filter(isPublished)) {
      if (!vip.properties.priority || vip.routingKey !== 'letters.priority') continue;
      const done = acks.find(({ message }) => message === vip.message);
      const inHand = deliveries.filter(
        ({ message, seq }) => seq < vip.seq && !acks.some((ack) => ack.message === message && ack.seq < vip.seq),
      );
      if (!done || inHand.length < 3) continue;
      const first = inHand.filter(({ message }) => acks.some((ack) => ack.message === message && ack.seq < done.seq));
      return {
        actual: first.length >= inHand.length - 1 ? 'after-hands' : 'at-once',
        facts: { message: vip.message, count: first.length, ms: done.at - vip.at },
        evidence: [vip.seq, ...first.slice(0, 3).map(({ seq }) => seq), done.seq],
      };
    }
    return undefined;
  },
};
