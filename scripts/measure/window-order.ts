import { setTimeout as wait } from 'node:timers/promises';
import type { ConfirmChannel } from 'amqplib';
import type { Measurement } from './measurement.ts';

const letters = 400;
const window = 5;
const workMs = 100;
const holdMs = 250;

/** A full queue refuses letters, which are sent again: how many arrive, and how many right after one that was written later. */
export const windowOrder: Measurement = {
  lesson: '04-rabbitmq/08-priority-backpressure.mdx',
  measure: async ({ connect }) => {
    const consumer = await (await connect()).createChannel();
    const { queue } = await consumer.assertQueue('', {
      durable: true,
      arguments: { 'x-max-length': 20, 'x-overflow': 'reject-publish' },
    });
    await consumer.prefetch(1);
    const arrived: number[] = [];
    const { promise: all, resolve } = Promise.withResolvers<void>();
    await consumer.consume(queue, async (message) => {
      if (!message) return;
      arrived.push(Number(message.content.toString()));
      await wait(workMs);
      consumer.ack(message);
      if (new Set(arrived).size === letters) resolve();
    });
    const refused = publish(await (await connect()).createConfirmChannel(), queue);
    await all;
    await consumer.deleteQueue(queue);
    const afterLater = arrived.filter((letter, index) => letter < (arrived[index - 1] ?? 0)).length;
    return [{ letters, arrived: arrived.length, refused: refused(), afterLater }];
  },
};

/** Sends all letters, so many at a time; gives how often one was refused so far. */
const publish = (channel: ConfirmChannel, queue: string): (() => number) => {
  const outbox = Array.from({ length: letters }, (_, letter) => letter);
  const again: number[] = [];
  let unanswered = 0;
  let held = false;
  let refusals = 0;
  const pump = (): void => {
    while (!held && unanswered < window) {
      const letter = again.shift() ?? outbox.shift();
      if (letter === undefined) return;
      unanswered += 1;
      channel.sendToQueue(queue, Buffer.from(`${letter}`), { persistent: true }, (error) => {
        unanswered -= 1;
        if (error) {
          refusals += 1;
          again.push(letter);
          held = true;
          setTimeout(() => {
            held = false;
            pump();
          }, holdMs);
        }
        pump();
      });
    }
  };
  pump();
  return () => refusals;
};
