import type { EventOf, LabEvent } from '#model/events.ts';
import type { Picture } from '#model/picture.ts';
import { prediction } from '#model/prediction.ts';
import { covers } from '#model/technologies/rabbitmq/topic-pattern.ts';
import { type Binding, isTenant, ownerOf, tenants } from './keys.ts';

type Published = EventOf<'message.published'>;

const isPublishedTo = (event: LabEvent, exchange: string): event is Published =>
  event.type === 'message.published' && event.exchange === exchange;

/** One error, and a queue with a binding for each severity. */
export const severalBindings = prediction(
  'several-bindings',
  ['oncall-only', 'one-each', 'three'],
  () => ({ errors: new Map<string, { published: Published; got: { queue: string; seq: number }[] }>() }),
  ({ errors }, event) => {
    if (isPublishedTo(event, 'logs') && event.routingKey === 'error') {
      errors.set(event.message, { published: event, got: [] });
    }
    // A second try is no second copy.
    const error = event.type === 'message.delivered' && !event.redelivered && errors.get(event.message);
    if (!error) return undefined;
    const { published, got } = error;
    got.push({ queue: event.queue, seq: event.seq });
    const archived = got.filter(({ queue }) => queue === 'archive').length;
    const called = got.filter(({ queue }) => queue === 'oncall').length;
    // Without its binding for errors whoever is on call answers nothing.
    if (got.length < published.queues.length || called === 0) return undefined;
    return {
      actual: archived === 0 ? 'oncall-only' : archived === 1 ? 'one-each' : 'three',
      facts: { message: published.message, archived, called },
      evidence: [published.seq, ...got.map(({ seq }) => seq)],
    };
  },
);

interface Matches {
  /** Seq of the newest binding of the queue, if one was made since the learner committed. */
  bound: number[];
  /** By message that two bindings match. */
  matched: Map<string, { key: string; copies: number; evidence: number[] }>;
}

/** Two bindings of one queue that both match a key. */
export const twoMatches = prediction(
  'two-matches',
  ['one', 'two', 'refused'],
  (): Matches => ({ bound: [], matched: new Map() }),
  (state, event, { bindings }) => {
    const { matched } = state;
    if (event.type === 'binding.created' && event.queue === 'acme') state.bound = [event.seq];
    else if (isPublishedTo(event, 'events')) {
      const { message, routingKey: key, seq } = event;
      const matching = bindings.filter(
        ({ exchange, queue, routingKey }) => exchange === 'events' && queue === 'acme' && covers(routingKey, key),
      );
      if (matching.length > 1) matched.set(message, { key, copies: 0, evidence: [...state.bound, seq] });
    } else if (event.type === 'message.delivered' && event.queue === 'acme' && !event.redelivered) {
      const copy = matched.get(event.message);
      if (!copy) return undefined;
      copy.copies += 1;
      copy.evidence.push(event.seq);
    } else if (event.type === 'message.acked' && event.queue === 'acme') {
      // A second copy would have come right behind; the queue hands out the next only after the first is acked.
      const { key = '', copies = 0, evidence = [] } = matched.get(event.message) ?? {};
      if (copies === 0) return undefined;
      return { actual: copies === 1 ? 'one' : 'two', facts: { message: event.message, key, copies }, evidence };
    }
    return undefined;
  },
);

const isCatchAll = ({ exchange, queue, routingKey }: Binding, reader: string): boolean =>
  exchange === 'events' && queue === reader && routingKey === '#';
const hasCatchAll = ({ bindings }: Picture, reader: string): boolean =>
  bindings.some((binding) => isCatchAll(binding, reader));

/** The tenants that an event of another one is none of the business of. */
const othersThanOwner = ({ routingKey }: Published): string[] => {
  const owner = ownerOf(routingKey);
  return isTenant(owner) ? tenants.filter((tenant) => tenant !== owner) : [];
};

/** An event of another tenant, and a queue bound with `#`, as the broker says or as what comes through shows. */
export const catchAll = prediction(
  'catch-all',
  ['owner', 'both', 'other'],
  () => ({ bound: new Map<string, number>() }),
  ({ bound }, event, before) => {
    if (event.type === 'binding.created' && isCatchAll(event, event.queue)) bound.set(event.queue, event.seq);
    if (!isPublishedTo(event, 'events')) return undefined;
    const { message, routingKey: key, queues, seq } = event;
    const reader = othersThanOwner(event).find((one) => queues.includes(one) || hasCatchAll(before, one));
    if (!reader) return undefined;
    const owner = ownerOf(key);
    const boundSeq = bound.get(reader);
    return {
      actual: !queues.includes(reader) ? 'owner' : queues.includes(owner) ? 'both' : 'other',
      facts: { message, key, owner, reader, queues: queues.join(', ') },
      evidence: boundSeq === undefined ? [seq] : [boundSeq, seq],
    };
  },
);

/** The reader with `#`, as above, starts anew, and its code does not bind `#`. */
export const afterRestart = prediction(
  'after-restart',
  ['clean', 'leaks'],
  () => ({ ends: new Map<string, { exited: number; back?: number; caughtAll: boolean }>() }),
  ({ ends }, event, before) => {
    if (event.type === 'program.exited') {
      ends.set(event.program, { exited: event.seq, caughtAll: hasCatchAll(before, event.program) });
    } else if (event.type === 'consumer.started') {
      const end = ends.get(event.program);
      if (end) end.back ??= event.seq;
    } else if (event.type === 'binding.removed') {
      const end = ends.get(event.queue);
      if (end && isCatchAll(event, event.queue)) end.caughtAll = false;
    } else if (isPublishedTo(event, 'events')) {
      for (const program of othersThanOwner(event)) {
        const end = ends.get(program);
        const leaks = event.queues.includes(program);
        if (end?.back === undefined || !(leaks || end.caughtAll)) continue;
        return {
          actual: leaks ? 'leaks' : 'clean',
          facts: { program, key: event.routingKey, message: event.message },
          evidence: [end.exited, end.back, event.seq],
        };
      }
    }
    return undefined;
  },
);
