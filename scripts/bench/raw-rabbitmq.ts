import { setTimeout as wait } from 'node:timers/promises';
import { connect } from 'amqplib';
import type { RabbitmqAddress } from '#server/technologies/rabbitmq/address.ts';

/**
 * Times in ms of `count` publish → deliver round trips through a queue, one after the other, by amqplib alone, with so many ms
 * between them.
 */
export const rawRabbitmq = async (address: RabbitmqAddress, count: number, pauseMs = 0): Promise<number[]> => {
  const { host: hostname, amqpPort: port, username, password } = address;
  const connection = await connect({ hostname, port, username, password });
  const channel = await connection.createChannel();
  const { queue } = await channel.assertQueue('', { exclusive: true });
  let arrived: () => void = () => {};
  await channel.consume(queue, () => arrived(), { noAck: true });
  const times: number[] = [];
  for (let i = 0; i < count; i += 1) {
    if (pauseMs > 0) await wait(pauseMs);
    const delivered = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    const start = performance.now();
    channel.sendToQueue(queue, Buffer.from(`{"order":${i}}`));
    await delivered;
    times.push(performance.now() - start);
  }
  await connection.close();
  return times;
};
