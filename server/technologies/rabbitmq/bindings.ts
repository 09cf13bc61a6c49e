import { z } from 'zod';
import type { Told } from './broker-feed.ts';
import { type Binding, bindingKey } from './link.ts';

/** A binding by what it joins. */
export interface Bound extends Binding {
  queue: string;
}

/**
 * Stands between what the broker tells and who hears it, for the broker's word on bindings is not one for one: from 4.0 it
 * tells of a binding again when it is declared again; 4.3 says nothing when one goes while another of the same exchange,
 * queue and key with other arguments is left.
 */
export interface Bindings {
  told(event: Told, origin?: 'platform'): void;
  /** A program has taken back a binding, as its client says. */
  unbound(place: Place): void;
  /** Tells of bindings that the broker no longer has. */
  compare(): Promise<void>;
}

type Place = Pick<Bound, 'exchange' | 'queue' | 'routingKey'>;

/** Whom to ask for the bindings that there are now, and whom to tell what is news. */
export interface BindingsSpec {
  onBroker(): Promise<Bound[]>;
  tell(event: Told, origin?: 'platform'): void;
}

/** Knows only what it is told from now on. */
export const createBindings = ({ onBroker, tell }: BindingsSpec): Bindings => {
  const known = new Map<string, Bound>();
  /** Where a binding was taken back: the broker's word on it, and on its twins, may come later than the client's. */
  const unbound = new Set<string>();

  const forget = (ofOne: (bound: Bound) => boolean): void => {
    for (const [key, bound] of known) if (ofOne(bound)) known.delete(key);
  };

  const isNews = (event: Told): boolean => {
    switch (event.of) {
      case 'binding.created':
        if (known.has(keyOf(event))) return false;
        known.set(keyOf(event), event);
        return true;
      case 'binding.deleted':
        return known.delete(keyOf(event));
      case 'queue.deleted':
        forget(({ queue }) => queue === event.queue);
        return true;
      case 'exchange.deleted':
        forget(({ exchange }) => exchange === event.exchange);
        return true;
      default:
        return true;
    }
  };

  const told = (event: Told, origin?: 'platform'): void => {
    if (!isNews(event)) return;
    tell(event, origin);
    if (event.of === 'binding.created' && unbound.has(placeKey(event))) void compare().catch(ignore);
  };

  const compare = async (): Promise<void> => {
    const asked = [...known.values()];
    const listed = await onBroker();
    for (const bound of missing(asked, listed)) {
      // Neither told of meanwhile nor bound anew.
      if (known.get(keyOf(bound)) !== bound) continue;
      const { exchange, queue, routingKey, arguments: args } = bound;
      told({ of: 'binding.deleted', exchange, queue, routingKey, arguments: args }, 'platform');
    }
  };

  return {
    told,
    unbound(place) {
      unbound.add(placeKey(place));
      void compare().catch(ignore);
    },
    compare,
  };
};

/**
 * Those that are listed no more. An argument that the event exchange prints in a way of its own is found in no list: where
 * the number of bindings of one place says that all are there, none is missing.
 */
const missing = (asked: readonly Bound[], listed: readonly Bound[]): Bound[] => {
  const keys = new Set(listed.map(keyOf));
  const places = Map.groupBy(asked, placeKey);
  const there = Map.groupBy(listed, placeKey);
  return [...places].flatMap(([place, here]) => {
    const gone = here.filter((bound) => !keys.has(keyOf(bound)));
    return gone.length > here.length - (there.get(place)?.length ?? 0) ? [] : gone;
  });
};

const placeKey = ({ exchange, queue, routingKey }: Place): string => JSON.stringify([exchange, queue, routingKey]);
const keyOf = (bound: Bound): string => `${bound.queue}\0${bindingKey(bound)}`;
const ignore = (): void => {};

/** Reads the management API's list of bindings; those between exchanges, and of queues to the default one, are left out. */
export const readBindings = (list: unknown): Bound[] =>
  listedBindings
    .parse(list)
    .filter(({ source, destination_type }) => source !== '' && destination_type === 'queue')
    .map(({ source, destination, routing_key, arguments: args }) => ({
      exchange: source,
      queue: destination,
      routingKey: routing_key,
      arguments: args,
    }));

const listedBindings = z.array(
  z.object({
    source: z.string(),
    destination: z.string(),
    destination_type: z.string(),
    routing_key: z.string(),
    arguments: z.record(z.string(), z.unknown()).catch({}),
  }),
);
