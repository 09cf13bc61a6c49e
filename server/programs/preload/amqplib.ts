import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { Socket } from 'node:net';
import type { Channel, ChannelModel, ConsumeMessage } from 'amqplib';

/** Tells the platform one fact; written before the call returns, so that a death right after it loses nothing. */
type Tell = (kind: string, fields: object) => void;

/** A delivery that the program has not acked yet. */
interface Delivery {
  queue: string;
  base: string;
}

/**
 * Makes `connect` of amqplib tell what only a client knows: its end of the connection, acks and nacks, and when a
 * consume callback is done. Must run before the program imports amqplib. The program's calls do what they did before;
 * only a connection without a name gets the program's.
 */
export const patch = (tell: Tell): void => {
  const amqplib: { connect: Connect } = createRequire(import.meta.url)('amqplib');
  const original = amqplib.connect;
  amqplib.connect = async (url, options) => {
    const connection = await original(url, withName(options));
    watchConnection(connection, tell);
    return connection;
  };
};

type Connect = (url: unknown, options?: SocketOptions) => Promise<ChannelModel>;

interface SocketOptions {
  clientProperties?: Record<string, unknown>;
  [option: string]: unknown;
}

const withName = (options: SocketOptions | undefined): SocketOptions => ({
  ...options,
  clientProperties: { connection_name: process.env.PROGRAM_ID, ...options?.clientProperties },
});

const watchConnection = (connection: ChannelModel, tell: Tell): void => {
  const stream = 'stream' in connection.connection ? connection.connection.stream : undefined;
  const socket = stream instanceof Socket ? stream : undefined;
  tell('connected', { localPort: socket?.localPort ?? 0 });
  const onceWritten = socket ? afterWriting(socket) : (then: () => void) => then();
  const { createChannel, createConfirmChannel } = connection;
  connection.createChannel = async (...args) =>
    watchChannel(await createChannel.apply(connection, args), tell, onceWritten);
  connection.createConfirmChannel = async (...args) =>
    watchChannel(await createConfirmChannel.apply(connection, args), tell, onceWritten);
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
  const { consume, ack, ackAll, nack, nackAll, reject } = channel;

  // Both sides of the write are told: a death between them leaves open whether the broker got it.
  const settle = (kind: 'acked' | 'nacked', tag: number | undefined, allUpTo: boolean, fields: object): void => {
    const tags = allUpTo ? [...unacked.keys()].filter((one) => tag === undefined || one <= tag) : [tag ?? 0];
    for (const one of tags) {
      const delivery = unacked.get(one);
      if (!delivery) continue;
      unacked.delete(one);
      if (kind === 'acked') tell('acking', delivery);
      onceWritten(() => tell(kind, { ...delivery, ...fields }));
    }
  };

  channel.consume = (queue, onMessage, options) =>
    consume.call(
      channel,
      queue,
      (message) => {
        const delivery = message && { queue, base: baseOf(message) };
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
    settle('nacked', message.fields.deliveryTag, allUpTo, { requeue });
  };
  channel.nackAll = (requeue = true) => {
    nackAll.call(channel, requeue);
    settle('nacked', undefined, true, { requeue });
  };
  channel.reject = (message, requeue = true) => {
    reject.call(channel, message, requeue);
    settle('nacked', message.fields.deliveryTag, false, { requeue });
  };
  return channel;
};

/** The message's id, or its fingerprint: the same that the observer makes of what the firehose shows. */
const baseOf = ({ fields, properties, content }: ConsumeMessage): string =>
  properties.messageId ||
  createHash('sha256').update(`${fields.exchange}\0${fields.routingKey}\0`).update(content).digest('hex').slice(0, 10);
