import { createRequire } from 'node:module';
import { Socket } from 'node:net';
import type { Channel, ChannelModel, ConfirmChannel, Message } from 'amqplib';
import { callSite } from '#server/programs/preload/call-site.ts';
import type { Tell } from '#server/programs/report.ts';
import { baseOf } from './message-base.ts';

/** A delivery that the program has not acked yet. */
interface Delivery {
  queue: string;
  base: string;
}

/**
 * Makes `connect` of amqplib tell what only a client knows: its end of the connection, what it sends and what the broker
 * answers to that, acks and nacks, and when a consume callback is done. Must run before the program imports amqplib. The
 * program's calls do what they did before; only a connection without a name gets the program's with its own.
 */
export const patch = (tell: Tell): void => {
  const amqplib: { connect: Connect } = createRequire(import.meta.url)('amqplib');
  const original = amqplib.connect;
  let opened = 0;
  /** The next process of the same program may be there before the end of this one is heard of. */
  const next = (): string => {
    opened += 1;
    return `${process.pid}.${opened}`;
  };
  const watch = (connection: ChannelModel, own: string): void =>
    watchConnection(connection, (kind, fields) => tell(kind, { ...fields, connection: own }));
  amqplib.connect = async (url, options) => {
    const { recovery } = options ?? {};
    let own = next();
    if (!recovery) {
      const connection = await original(url, withName(options, { connection_name: nameOf(own) }));
      watch(connection, own);
      return connection;
    }
    // Dials again by itself: what it returns stands for one connection after the other, each of which `setup` is given.
    const given: RecoveryOptions = recovery === true ? {} : recovery;
    const setup: RecoveryOptions['setup'] = async (connection) => {
      watch(connection, own);
      await given.setup?.(connection);
    };
    const fresh = {
      // Read anew for each of them.
      get connection_name() {
        own = next();
        return nameOf(own);
      },
    };
    return original(url, withName({ ...options, recovery: { ...given, setup } }, fresh));
  };
};

type Connect = (url: unknown, options?: SocketOptions) => Promise<ChannelModel>;

interface RecoveryOptions {
  setup?: (connection: ChannelModel) => unknown;
  [option: string]: unknown;
}

interface SocketOptions {
  clientProperties?: Record<string, unknown>;
  recovery?: boolean | RecoveryOptions;
  [option: string]: unknown;
}

const nameOf = (own: string): string => `${process.env.PROGRAM_ID}#${own}`;

/** The program's own properties win; the name is put in as it is, getter and all. */
const withName = (options: SocketOptions | undefined, name: { connection_name: string }): SocketOptions => ({
  ...options,
  clientProperties: Object.defineProperties(
    {},
    { ...Object.getOwnPropertyDescriptors(name), ...Object.getOwnPropertyDescriptors(options?.clientProperties ?? {}) },
  ),
});

const watchConnection = (connection: ChannelModel, tell: Tell): void => {
  const stream = 'stream' in connection.connection ? connection.connection.stream : undefined;
  const socket = stream instanceof Socket ? stream : undefined;
  tell('connected', { localPort: socket?.localPort ?? 0 });
  socket?.once('close', () => tell('disconnected', {}));
  const onceWritten = socket ? afterWriting(socket) : (then: () => void) => then();
  const { createChannel, createConfirmChannel } = connection;
  connection.createChannel = async (...args) =>
    watchChannel(await createChannel.apply(connection, args), tell, onceWritten);
  connection.createConfirmChannel = async (...args) =>
    watchConfirms(watchChannel(await createConfirmChannel.apply(connection, args), tell, onceWritten), tell);
};

// amqplib gathers frames and writes them a turn later: an ack counts from then on, not from the call.
const afterWriting = (socket: Socket): ((then: () => void) => void) => {
  let waiting: (() => void)[] = [];
  const { write } = socket;
  socket.write = (...args: unknown[]) => {
    const accepted: boolean = Reflect.apply(write, socket, args);
    const due = waiting;
    waiting = [];
    for (const then of due) then();
    return accepted;
  };
  return (then) => waiting.push(then);
};

const watchChannel = <Watched extends Channel>(
  channel: Watched,
  tell: Tell,
  onceWritten: (then: () => void) => void,
) => {
  const unacked = new Map<number, Delivery>();
  const { publish, consume, ack, ackAll, nack, nackAll, reject, unbindQueue } = channel;

  // Both sides of the write are told: a death between them leaves open whether the broker got it.
  const settle = (kind: 'acked' | 'nacked', tag: number | undefined, allUpTo: boolean, fields: object): void => {
    const tags = allUpTo ? [...unacked.keys()].filter((one) => tag === undefined || one <= tag) : [tag ?? 0];
    const site = callSite();
    for (const one of tags) {
      const delivery = unacked.get(one);
      if (!delivery) continue;
      unacked.delete(one);
      if (kind === 'acked') tell('acking', delivery);
      onceWritten(() => tell(kind, { ...delivery, ...fields, ...site }));
    }
  };

  const confirm = 'waitForConfirms' in channel;
  // Its own `sendToQueue` goes through `publish` too; a confirm channel hands its callback on as a fifth argument.
  channel.publish = (exchange, routingKey, content, options, ...callback: unknown[]) => {
    const base = baseOf(options?.messageId, { exchange, routingKey, content });
    tell('sent', { base, exchange, routingKey, confirm, mandatory: options?.mandatory === true, ...callSite() });
    return Reflect.apply(publish, channel, [exchange, routingKey, content, options, ...callback]);
  };
  channel.unbindQueue = async (queue, exchange, routingKey, args) => {
    const answer = await unbindQueue.call(channel, queue, exchange, routingKey, args);
    tell('unbound', { queue, exchange, routingKey });
    return answer;
  };
  channel.on('return', (message: Message) => {
    const { exchange, routingKey } = message.fields;
    const { replyCode, replyText } = returned(message.fields);
    tell('returned', { base: baseOfMessage(message), exchange, routingKey, replyCode, replyText });
  });
  channel.consume = (queue, onMessage, options) =>
    consume.call(
      channel,
      queue,
      (message) => {
        const delivery = message && { queue, base: baseOfMessage(message) };
        if (delivery && !options?.noAck) unacked.set(message.fields.deliveryTag, delivery);
        // Callbacks may be async, whatever the type says; what they reject with stays unhandled, as it was.
        const result: unknown = onMessage(message);
        if (!delivery) return;
        const done = (): void => tell('handled', delivery);
        if (result instanceof Promise) void result.then(done);
        else done();
      },
      options,
    );
  channel.ack = (message, allUpTo = false) => {
    ack.call(channel, message, allUpTo);
    settle('acked', message.fields.deliveryTag, allUpTo, {});
  };
  channel.ackAll = () => {
    ackAll.call(channel);
    settle('acked', undefined, true, {});
  };
  channel.nack = (message, allUpTo = false, requeue = true) => {
    nack.call(channel, message, allUpTo, requeue);
    settle('nacked', message.fields.deliveryTag, allUpTo, { requeue, method: 'nack' });
  };
  channel.nackAll = (requeue = true) => {
    nackAll.call(channel, requeue);
    settle('nacked', undefined, true, { requeue, method: 'nack' });
  };
  channel.reject = (message, requeue = true) => {
    reject.call(channel, message, requeue);
    settle('nacked', message.fields.deliveryTag, false, { requeue, method: 'reject' });
  };
  return channel;
};

/** Tells the broker's answer to each publish; a channel that closes answers for nothing. */
const watchConfirms = (channel: ConfirmChannel, tell: Tell): ConfirmChannel => {
  const { publish } = channel;
  channel.publish = (exchange, routingKey, content, options, callback) =>
    publish.call(channel, exchange, routingKey, content, options, (error, ok) => {
      const base = baseOf(options?.messageId, { exchange, routingKey, content });
      const isNack = error instanceof Error && error.message === 'message nacked';
      if (!error) tell('confirmed', { base });
      else if (isNack) tell('refused', { base });
      callback?.(error, ok);
    });
  return channel;
};

const returned = (fields: object): { replyCode: number; replyText: string } => ({
  replyCode: 'replyCode' in fields && typeof fields.replyCode === 'number' ? fields.replyCode : 0,
  replyText: 'replyText' in fields && typeof fields.replyText === 'string' ? fields.replyText : '',
});

const baseOfMessage = ({ fields: { exchange, routingKey }, properties, content }: Message): string =>
  baseOf(properties.messageId, { exchange, routingKey, content });
