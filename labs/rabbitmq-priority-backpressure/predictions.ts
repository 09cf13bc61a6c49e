import type { EventOf, LabEvent } from '#model/events.ts';
import type { Prediction } from '#model/lab.ts';
import { between, eventsOf } from '#model/log-index.ts';

type Published = EventOf<'message.published'>;
type Dropped = EventOf<'message.dropped'>;

const publishedTo = (events: readonly LabEvent[], queue: string): Published[] =>
  eventsOf(events, 'message.published').filter(({ routingKey }) => routingKey === queue);
const confirmOf = (events: readonly LabEvent[], letter: Published): LabEvent | undefined =>
  events.find((event) => event.type === 'message.confirmed' && event.message === letter.message);

/** A full queue with drop-head gets one more: which one is lost. */
export const fullDrop: Prediction = {
  id: 'full-drop',
  options: ['newest', 'oldest', 'refused'],
  settle: (events) => {
    const queue = 'letters.drop-head';
    const dropped = events.find(
      (event): event is Dropped =>
        event.type === 'message.dropped' && event.queue === queue && event.reason === 'maxlen',
    );
    const sent = publishedTo(events, queue);
    const ids = new Set(sent.map(({ message }) => message));
    const refused = events.find((event) => event.type === 'message.refused' && ids.has(event.message));
    if (refused && !dropped) return { actual: 'refused', facts: {}, evidence: [refused.seq] };
    const newest = sent.findLast(({ seq }) => seq < (dropped?.seq ?? 0));
    if (!dropped || !newest) return undefined;
    if (newest.message === dropped.message) {
      return { actual: 'newest', facts: { lost: dropped.message }, evidence: [newest.seq, dropped.seq] };
    }
    // One that was there before the prediction was made is older than what came since.
    const lost = sent.find(({ message }) => message === dropped.message);
    const confirms = [...(lost ? [lost] : []), newest].map((letter) => confirmOf(events, letter)?.seq);
    const confirmed = confirms.filter((seq) => seq !== undefined);
    if (confirmed.length < confirms.length) return undefined;
    return {
      actual: 'oldest',
      facts: { lost: dropped.message, newest: newest.message },
      evidence: [...(lost ? [lost.seq] : []), newest.seq, dropped.seq, ...confirmed],
    };
  },
};

/** A full queue with reject-publish: what its publisher hears. */
export const fullReject: Prediction = {
  id: 'full-reject',
  options: ['nothing', 'nack', 'connection'],
  settle: (events) => {
    const sent = publishedTo(events, 'letters.reject');
    const [first] = sent;
    if (!first) return undefined;
    const ids = new Set(sent.map(({ message }) => message));
    const heard = events.find(
      (event) =>
        (event.type === 'message.refused' && ids.has(event.message)) ||
        (event.type === 'connection.closed' && event.program === 'newsletter' && first.seq < event.seq),
    );
    if (heard?.type === 'connection.closed') return { actual: 'connection', facts: {}, evidence: [heard.seq] };
    const published = sent.find((one) => heard?.type === 'message.refused' && one.message === heard.message);
    if (!heard || !published) return undefined;
    return {
      actual: 'nack',
      facts: { message: published.message, ms: heard.at - published.at },
      evidence: [published.seq, heard.seq],
    };
  },
};

const shortMs = 1_000;
// The broker drops what stands at the head within some ms of its time; whoever was longer about it stood behind another.
const soonMs = 300;

/** A letter that may live one second stands behind one that may live for ever, and nobody reads. */
export const shortBehind: Prediction = {
  id: 'short-behind',
  options: ['in-time', 'at-head', 'delivered'],
  settle: (events) => {
    const ends = Map.groupBy(events.filter(isEnd), ({ message }) => message);
    for (const letter of publishedTo(events, 'letters.open')) {
      if (letter.properties.expiration === undefined) continue;
      const end = ends.get(letter.message)?.[0];
      if (!end) continue;
      const ms = end.at - letter.at;
      const settled = { facts: { message: letter.message, ms }, evidence: [letter.seq, end.seq] };
      if (end.type === 'message.delivered') return { actual: 'delivered', ...settled };
      return { actual: ms > shortMs + soonMs ? 'at-head' : 'in-time', ...settled };
    }
    return undefined;
  },
};

const isEnd = (event: LabEvent): event is Dropped | EventOf<'message.delivered'> =>
  event.type === 'message.dropped' || event.type === 'message.delivered';

const many = 3;

/** A VIP letter comes when the sender has fifty others in its hands. */
export const vipPrefetched: Prediction = {
  id: 'vip-prefetched',
  options: ['at-once', 'after-hands'],
  settle: (events) => {
    const known = new Set(eventsOf(events, 'message.published').map(({ message }) => message));
    const acks = eventsOf(events, 'message.acked');
    const acksOf = Map.groupBy(acks, ({ message }) => message);
    // What was sent before the prediction was made was in those hands before the VIP letter came.
    const older = acks.filter(({ message }) => !known.has(message));
    // What the sender holds; a connection that closes gives everything back.
    const hands = new Set<string>();
    for (const event of events) {
      if (event.type === 'message.delivered' && event.queue === 'letters.priority') hands.add(event.message);
      else if (event.type === 'message.acked') hands.delete(event.message);
      else if (event.type === 'connection.closed' && event.program === 'sender') hands.clear();
      const done = isVip(event) && acksOf.get(event.message)?.[0];
      if (!done) continue;
      const few = hands.size < many && between(older, event.seq, done.seq).length + hands.size < many;
      if (few) continue;
      const first = between(acks, event.seq, done.seq).filter(
        ({ message }) => hands.has(message) || !known.has(message),
      );
      if (Math.max(hands.size, first.length) < many) continue;
      return {
        actual: first.length >= hands.size - 1 ? 'after-hands' : 'at-once',
        facts: { message: event.message, count: first.length, ms: done.at - event.at },
        evidence: [event.seq, ...first.slice(0, many).map(({ seq }) => seq), done.seq],
      };
    }
    return undefined;
  },
};

const isVip = (event: LabEvent): event is Published =>
  event.type === 'message.published' && event.routingKey === 'letters.priority' && Boolean(event.properties.priority);
