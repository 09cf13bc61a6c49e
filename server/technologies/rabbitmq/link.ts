import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { type Channel, type ChannelModel, type ConsumeMessage, connect } from 'amqplib';
import { argumentsKey } from '#model/technologies/rabbitmq/binding-arguments.ts';
import type { RabbitmqAddress } from './address.ts';

/** A connection of the platform's that listens to one of the broker's own exchanges, and comes back by itself. */
export interface Link {
  /** A channel of its own on the same connection; rejects while there is none. */
  channel(): Promise<Channel>;
  /** Resolves while it is there, and else once it is back or closed. */
  there(): Promise<void>;
  /** Binds the queue that it listens on to one more exchange, or takes that back; what fails is left as it is. */
  bind(binding: Binding): void;
  unbind(binding: Binding): void;
  /** Publishes an empty message that no queue takes; false while the broker is away. */
  sound(routingKey: string): boolean;
  close(): Promise<void>;
}

/** An exchange and how a queue is bound to it. */
export interface Binding {
  exchange: string;
  routingKey: string;
  arguments: Record<string, unknown>;
}

/** The same for two bindings of one queue if the broker takes them for one. */
export const bindingKey = ({ exchange, routingKey, arguments: args }: Binding): string =>
  JSON.stringify([exchange, routingKey, argumentsKey(args)]);

/** Whose messages to listen to, and what to do when the connection goes and comes. */
export interface LinkSpec {
  address: RabbitmqAddress;
  vhost: string;
  exchange: string;
  /** Binding keys. */
  keys: readonly string[];
  /** Further bindings that it should have when it comes back; one whose exchange is not there is left out. */
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

  /** The last change of each binding: on two channels, what came first may be carried out last. */
  const changes = new Map<string, Promise<void>>();
  const inTurn = (did: Change, binding: Binding): void => {
    const key = bindingKey(binding);
    const before = changes.get(key);
    const done = before ? before.then(() => change(current, did, binding)) : change(current, did, binding);
    changes.set(key, done);
    void done.then(() => {
      if (changes.get(key) === done) changes.delete(key);
    });
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
    bind: (binding) => inTurn('bindQueue', binding),
    unbind: (binding) => inTurn('unbindQueue', binding),
    sound(routingKey) {
      try {
        current.channel.publish('', routingKey, Buffer.alloc(0));
        return true;
      } catch {
        return false;
      }
    },
    async close() {
      closed = true;
      there.resolve();
      await hangUp(current.connection);
    },
  };
};

interface Listening {
  connection: ChannelModel;
  /** The one that it listens on. */
  channel: Channel;
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
  try {
    const [channel, ...spare] = await Promise.all([openSilently(connection), openSilently(connection)]);
    const { queue } = await channel.assertQueue(`${ownPrefix}${randomUUID()}`, { exclusive: true });
    for (const key of spec.keys) await channel.bindQueue(queue, spec.exchange, key);
    const listening = { connection, channel, queue, spare };
    // A broker that comes back with an empty disk has not got the exchanges of the lab until its programs run again.
    for (const binding of spec.bindings?.() ?? []) await change(listening, 'bindQueue', binding);
    await channel.consume(queue, (message) => message && spec.onMessage(message), { noAck: true });
    connection.once('close', onLost);
    return listening;
  } catch (error) {
    await hangUp(connection);
    throw error;
  }
};

type Change = 'bindQueue' | 'unbindQueue';

/**
 * On a channel of its own: binding to an exchange that has just gone closes it. One is always open: until it is bound,
 * nothing that goes through the exchange is heard of.
 */
const change = async ({ connection, queue, spare }: Listening, did: Change, binding: Binding): Promise<void> => {
  const { exchange, routingKey, arguments: args } = binding;
  try {
    const channel = spare.pop() ?? (await openSilently(connection));
    await channel[did](queue, exchange, routingKey, args);
    spare.push(channel);
  } catch {
    // Exchange or connection had gone; what comes back binds anew.
  }
};

const hangUp = async (connection: ChannelModel): Promise<void> => {
  connection.removeAllListeners('close');
  // A broker that dies meanwhile answers no more, and amqplib waits for its answer.
  const gone = new Promise<unknown>((resolve) => connection.once('close', resolve));
  try {
    await Promise.race([connection.close(), gone]);
  } catch {
    // It had been closed from the other side.
  }
};
