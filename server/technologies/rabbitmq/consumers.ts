import type { Traced } from './firehose.ts';

/** A subscription of a program's to a queue. */
export interface Consumer {
  program: string;
  /** The broker's name of its connection. */
  connection: string;
  /** Number of the channel on that connection, and the broker's own name of it. */
  channel: number;
  channelPid: string;
  consumerTag: string;
  queue: string;
  manual: boolean;
}

/** The broker's name of a consumer: two programs may choose the same tag. */
export type ConsumerName = Pick<Consumer, 'channelPid' | 'consumerTag'>;

/** Who reads which queue, and who did a moment ago: the firehose may still tell of deliveries to them. */
export interface Consumers {
  started(consumer: Consumer): void;
  /** The consumer that ended; undefined where it had ended before. */
  stopped(name: ConsumerName): Consumer | undefined;
  /** Ends those of a channel, or all of a connection. */
  stoppedWith(whole: { channelPid: string } | { connection: string }): Consumer[];
  /** To whom the delivery went. */
  of(delivery: Pick<Traced, 'connection' | 'channel'>, queue: string): Consumer | undefined;
}

const keptDeparted = 20;

/** Keeps the last twenty that ended. */
export const createConsumers = (): Consumers => {
  const there = new Map<string, Consumer>();
  let departed: Consumer[] = [];

  const stopped = (name: ConsumerName): Consumer | undefined => {
    const consumer = there.get(keyOf(name));
    if (!consumer) return undefined;
    there.delete(keyOf(name));
    departed = [...departed, consumer].slice(-keptDeparted);
    return consumer;
  };

  return {
    started: (consumer) => void there.set(keyOf(consumer), consumer),
    stopped,
    stoppedWith(whole) {
      const isOf = (one: Consumer): boolean =>
        'connection' in whole ? one.connection === whole.connection : one.channelPid === whole.channelPid;
      const ending = [...there.values()].filter(isOf);
      for (const one of ending) stopped(one);
      return ending;
    },
    of: ({ connection, channel }, queue) =>
      [...departed, ...there.values()].findLast(
        (one) => one.connection === connection && one.channel === channel && one.queue === queue,
      ),
  };
};

const keyOf = ({ channelPid, consumerTag }: ConsumerName): string => `${channelPid} ${consumerTag}`;
