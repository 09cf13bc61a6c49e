import type { ConsumeMessage } from 'amqplib';
import { z } from 'zod';
import type { RabbitmqAddress } from './address.ts';
import { type Link, openLink } from './link.ts';

/** What `amq.rabbitmq.event` tells of one vhost, as far as a sandbox cares. */
export type Told =
  | { of: 'connection.created'; connection: string; user: string; providedName: string | undefined }
  | { of: 'connection.closed'; connection: string }
  | { of: 'channel.created'; channel: string; connection: string; number: number }
  | { of: 'channel.closed'; channel: string }
  | { of: 'exchange.created'; exchange: string; kind: string; arguments: Record<string, unknown> }
  | { of: 'exchange.deleted'; exchange: string }
  | { of: 'queue.created'; queue: string; durable: boolean; arguments: Record<string, unknown> }
  | { of: 'queue.deleted'; queue: string }
  | {
      of: 'binding.created' | 'binding.deleted';
      exchange: string;
      queue: string;
      routingKey: string;
      arguments: Record<string, unknown>;
    }
  | { of: 'consumer.created'; channel: string; consumerTag: string; queue: string; manual: boolean; prefetch: number }
  | { of: 'consumer.deleted'; channel: string; consumerTag: string; queue: string };

/** Somebody who listens to one vhost. */
export interface FeedListener {
  told(event: Told): void;
}

interface Feed {
  listeners: Map<string, FeedListener>;
  /** By connection and by channel: both are created with their vhost and closed without. */
  vhosts: Map<string, string>;
  link: Promise<Link>;
}

/** One connection per broker serves all sandboxes of this server: the event exchange lives in the default vhost only. */
const feeds = new Map<string, Feed>();

/** Listens to what the broker tells of a vhost; resolves with the way to stop once nothing more can be missed. */
export const listenToBroker = async (
  address: RabbitmqAddress,
  vhost: string,
  listener: FeedListener,
): Promise<() => Promise<void>> => {
  const key = `${address.host}:${address.amqpPort}`;
  const feed = feeds.get(key) ?? openFeed(address);
  feeds.set(key, feed);
  feed.listeners.set(vhost, listener);

  const stop = async (): Promise<void> => {
    if (feed.listeners.get(vhost) !== listener) return;
    feed.listeners.delete(vhost);
    if (feed.listeners.size > 0) return;
    if (feeds.get(key) === feed) feeds.delete(key);
    const link = await feed.link.catch(() => undefined);
    await link?.close();
  };
  try {
    await feed.link;
  } catch (error) {
    await stop();
    throw error;
  }
  return stop;
};

/** Resolves once the feed of that broker is there, also after the broker was away. */
export const feedThere = async ({ host, amqpPort }: RabbitmqAddress): Promise<void> => {
  const link = await feeds.get(`${host}:${amqpPort}`)?.link;
  await link?.there();
};

const openFeed = (address: RabbitmqAddress): Feed => {
  const listeners: Feed['listeners'] = new Map();
  const vhosts: Feed['vhosts'] = new Map();
  const link = openLink({
    address,
    vhost: '/',
    exchange: 'amq.rabbitmq.event',
    keys: ['connection.*', 'channel.*', 'exchange.*', 'queue.*', 'binding.*', 'consumer.*'],
    onMessage(message) {
      const heard = readBrokerEvent(message);
      if (!heard) return;
      const { told } = heard;
      const vhost = heard.vhost ?? vhosts.get(placeOf(told) ?? '');
      if (told.of === 'connection.created' && vhost) vhosts.set(told.connection, vhost);
      if (told.of === 'channel.created' && vhost) vhosts.set(told.channel, vhost);
      if (told.of === 'connection.closed') vhosts.delete(told.connection);
      if (told.of === 'channel.closed') vhosts.delete(told.channel);
      if (vhost) listeners.get(vhost)?.told(told);
    },
    onLost: () => vhosts.clear(),
    onReturned: () => {},
  });
  return { listeners, vhosts, link };
};

const placeOf = (told: Told): string | undefined => {
  if ('connection' in told) return told.connection;
  return 'channel' in told ? told.channel : undefined;
};

/** Reads a message of the event exchange; undefined where no sandbox cares for it. */
const readBrokerEvent = (
  message: Pick<ConsumeMessage, 'fields' | 'properties'>,
): { vhost: string | undefined; told: Told } | undefined => {
  const headers: unknown = message.properties.headers;
  const told = shapes[message.fields.routingKey]?.safeParse(headers).data;
  return told && { vhost: inVhost.safeParse(headers).data?.vhost, told };
};

const text = z.string();
const inVhost = z.object({ vhost: text });

const binding = (of: 'binding.created' | 'binding.deleted'): z.ZodType<Told> =>
  z
    .object({
      source_name: text,
      destination_name: text,
      destination_kind: z.literal('queue'),
      routing_key: text,
      arguments: z.unknown(),
    })
    .transform((it) => ({
      of,
      exchange: it.source_name,
      queue: it.destination_name,
      routingKey: it.routing_key,
      arguments: readArguments(it.arguments),
    }));

const shapes: Record<string, z.ZodType<Told>> = {
  'connection.created': z
    .object({ name: text, user: text, user_provided_name: text.optional().catch(undefined) })
    .transform((it) => ({
      of: 'connection.created',
      connection: it.name,
      user: it.user,
      providedName: it.user_provided_name,
    })),
  'connection.closed': z.object({ name: text }).transform((it) => ({ of: 'connection.closed', connection: it.name })),
  'channel.created': z.object({ pid: text, name: text, number: z.number() }).transform((it) => ({
    of: 'channel.created',
    channel: it.pid,
    connection: it.name.replace(/ \(\d+\)$/, ''),
    number: it.number,
  })),
  'channel.closed': z.object({ pid: text }).transform((it) => ({ of: 'channel.closed', channel: it.pid })),
  'exchange.created': z.object({ name: text, type: text, arguments: z.unknown() }).transform((it) => ({
    of: 'exchange.created',
    exchange: it.name,
    kind: it.type,
    arguments: readArguments(it.arguments),
  })),
  'exchange.deleted': z.object({ name: text }).transform((it) => ({ of: 'exchange.deleted', exchange: it.name })),
  'queue.created': z.object({ name: text, durable: z.boolean(), arguments: z.unknown() }).transform((it) => ({
    of: 'queue.created',
    queue: it.name,
    durable: it.durable,
    arguments: readArguments(it.arguments),
  })),
  'queue.deleted': z.object({ name: text }).transform((it) => ({ of: 'queue.deleted', queue: it.name })),
  'binding.created': binding('binding.created'),
  'binding.deleted': binding('binding.deleted'),
  'consumer.created': z
    .object({ channel: text, consumer_tag: text, queue: text, ack_required: z.boolean(), prefetch_count: z.number() })
    .transform((it) => ({
      of: 'consumer.created',
      channel: it.channel,
      consumerTag: it.consumer_tag,
      queue: it.queue,
      manual: it.ack_required,
      prefetch: it.prefetch_count,
    })),
  'consumer.deleted': z.object({ channel: text, consumer_tag: text, queue: text }).transform((it) => ({
    of: 'consumer.deleted',
    channel: it.channel,
    consumerTag: it.consumer_tag,
    queue: it.queue,
  })),
};

// The event exchange prints tables as Erlang terms: `{<<"x-max-length">>,byte,5}`.
const term = /^\{<<"(.*?)">>,\s*\w+,\s*(?:<<"(.*)">>|(-?\d+(?:\.\d+)?)|(true|false)|(.*))\}$/s;

const readArguments = (terms: unknown): Record<string, unknown> => {
  if (!Array.isArray(terms)) return {};
  const read = terms.map((one): [string, unknown] | undefined => {
    const [, key, string, number, truth, rest] = term.exec(String(one)) ?? [];
    if (key === undefined) return undefined;
    return [key, string ?? (number === undefined ? (truth ? truth === 'true' : rest) : Number(number))];
  });
  return Object.fromEntries(read.filter((entry) => entry !== undefined));
};
