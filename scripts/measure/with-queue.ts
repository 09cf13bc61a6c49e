import type { Channel, Options } from 'amqplib';
import type { MeasuredBroker } from './measurement.ts';

/** Gives a fresh queue and a channel on a connection of its own, and removes the queue afterwards. */
export const withQueue = async <T>(
  { connect }: Pick<MeasuredBroker, 'connect'>,
  options: Options.AssertQueue,
  use: (queue: string, channel: Channel) => Promise<T>,
): Promise<T> => {
  const channel = await (await connect()).createChannel();
  const { queue } = await channel.assertQueue('', options);
  try {
    return await use(queue, channel);
  } finally {
    await channel.deleteQueue(queue);
  }
};
