import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { type Channel, type ChannelModel, type ConsumeMessage, connect } from 'amqplib';
import type { RabbitmqAddress } from '../handle.ts';

/** A connection of the platform's that listens to one of the broker's own exchanges, and comes back by itself. */
export interface Link {
  /** A channel of its own on the same connection; rejects while there is none. */
  channel(): Promise<Channel>;
  /** Resolves while it is there, and else once it is back or closed. */
  there(): Promise<void>;
  /** Binds the queue that it listens on to one more exchange, or takes that back; what fails is left as it is. */
  bind(binding: Binding): void;
  unbind(binding: Binding): void;
  close(): Promise<void>;
}

/** An exchange and how a queue is bound to it. */
export interface Binding {
  exchange: string;
  routingKey: string;
  arguments: Record<string, unknown>;
}

/** Whose messages to listen to, and what to do when the connection goes and comes. */
export interface LinkSpec {
  address: RabbitmqAddress;
  vhost: string;
  exchange: string;
  /** Binding keys. */
  keys: readonly string[];
  /** Further bindings that it should have when it comes back. */
  bindings?(): readonly Binding[];
  onMessage(message: ConsumeMessage): void;
  onLost(): void;
  /** Called before a lost connection is tried again; what it rejects with counts as another failure. */
  beforeReturn?(): Promise<void>;
  onReturned(): void;
}

const retryMs = 400;

/** What the names of the platform's own queues and exchanges begin with, in the vhost of a sandbox too. */
export const ownPrefix = 'tramtin-';

/** Whether queue or exchange is the platform's. Known by its name: its creation may be told before its answer comes. */
export const isOwn = (name: string): boolean => name.startsWith(ownPrefix);

/** Resolves once the broker delivers to it; rejects when the first connection cannot be made. */
export const openLink = async (spec: LinkSpec): Promise<Link> => {
  let closed = false;
  let there = Promise.withResolvers<void>();
  let current = await listen(spec, lost);
  there.resolve();

  // A channel each: binding to an exchange that has just gone closes it. One is always open: until it is bound, nothing
  // that goes through the exchange is heard of.
  const change = async (did: 'bindQueue' | 'unbindQueue', { exchange, routingKey, arguments: args }: Binding) => {
    const { connection, queue, spare } = current;
    try {
      const channel = spare.pop() ?? (await openSilently(connection));
      await channel[did](queue, exchange, routingKey, args);
      spare.push(channel);
    } catch {
      // Exchange or connection had gone; what comes back binds anew.
    }
  };

  function lost(): void {
    if (closed) return;
    there = Promise.withResolvers();
    spec.onLost();
    void comeBack();
  }

  async function comeBack(): Promise<void> {
    while (!closed) {
      try {
        await wait(retryMs);
        if (closed) return;
        await spec.beforeReturn?.();
        const next = await listen(spec, lost);
        if (closed) return await hangUp(next.connection);
        current = next;
        there.resolve();
        return spec.onReturned();
      } catch {
        // The broker is still away; the next round asks again.
      }
    }
  }

  return {
    channel: () => current.connection.createChannel(),
    there: () => there.promise,
    bind: (binding) => void change('bindQueue', binding),
    unbind: (binding) => void change('unbindQueue', binding),
    async close() {
      closed = true;
      there.resolve();
      await hangUp(current.connection);
    },
  };
};

interface Listening {
  connection: ChannelModel;
  queue: string;
  /** Open channels that nobody uses now. */
  spare: Channel[];
}

/** A channel whose errors are heard by whoever waits for an answer on it. */
const openSilently = async (connection: ChannelModel): Promise<Channel> => {
  const channel = await connection.createChannel();
  channel.on('error', () => {});
  return channel;
};

const listen = async (spec: LinkSpec, onLost: () => void): Promise<Listening> => {
  const { host, amqpPort, username, password } = spec.address;
  const connection = await connect(
    { hostname: host, port: amqpPort, username, password, vhost: spec.vhost },
    // Without it the handshake waits 40 ms for a delayed TCP acknowledgement.
    { noDelay: true, timeout: 5_000, clientProperties: { connection_name: 'tramtin' } },
  );
  // An error is followed by close; unheard it would end the process.
  connection.on('error', () => {});
  const [channel, ...spare] = await Promise.all([openSilently(connection), openSilently(connection)]);
  const { queue } = await channel.assertQueue(`${ownPrefix}${randomUUID()}`, { exclusive: true });
  for (const key of spec.keys) await channel.bindQueue(queue, spec.exchange, key);
  for (const { exchange, routingKey, arguments: args } of spec.bindings?.() ?? []) {
    await channel.bindQueue(queue, exchange, routingKey, args);
  }
  await channel.consume(queue, (message) => message && spec.onMessage(message), { noAck: true });
  connection.once('close', onLost);
  return { connection, queue, spare };
};

const hangUp = async (connection: ChannelModel): Promise<void> => {
  connection.removeAllListeners('close');
  try {
    await connection.close();
  } catch {
    // It had been closed from the other side.
  }
};
