import { setTimeout as wait } from 'node:timers/promises';
import type { ConsumeMessage, Options } from 'amqplib';
import type { MeasuredBroker, Measurement } from './measurement.ts';

const spanMs = 15_000;
const spans = 3;
const everyMs = 100;
const workMs = 125;
const patienceMs = 3_000;

interface Variant {
  variant: string;
  expiration?: number;
  arguments?: Options.AssertQueue['arguments'];
}

const variants: Variant[] = [
  { variant: 'no expiration' },
  { variant: 'expiration 3.000 ms', expiration: 3_000 },
  { variant: 'expiration 2.500 ms', expiration: 2_500 },
  { variant: 'max-length 16, reject-publish', arguments: { 'x-max-length': 16, 'x-overflow': 'reject-publish' } },
];

/** Ten questions a second to a server that answers eight: how many of 150 in each 15 s are answered within three seconds. */
export const overload: Measurement = {
  lesson: '04-rabbitmq/05-rpc.mdx',
  // They need next to no CPU, and so may go side by side.
  measure: (broker) => Promise.all(variants.map((variant) => ask(broker, variant))),
};

const ask = async ({ connect }: MeasuredBroker, { variant, ...options }: Variant) => {
  const server = await (await connect()).createChannel();
  const { queue: requests } = await server.assertQueue('', { durable: true, arguments: options.arguments });
  await server.prefetch(1);
  let inHand: Promise<void> = Promise.resolve();
  const answer = async ({ properties: { replyTo, correlationId } }: ConsumeMessage): Promise<void> => {
    await wait(workMs);
    server.sendToQueue(replyTo, Buffer.alloc(0), { correlationId });
  };
  const { consumerTag } = await server.consume(requests, (message) => {
    if (message) inHand = answer(message).then(() => server.ack(message));
  });

  const client = await (await connect()).createConfirmChannel();
  const { queue: replyTo } = await client.assertQueue('', { exclusive: true });
  const asked = new Map<string, number>();
  const inTime: number[] = Array(spans).fill(0);
  let longestMs = 0;
  await client.consume(
    replyTo,
    (message) => {
      const id = message?.properties.correlationId;
      const began = asked.get(id);
      const tookMs = performance.now() - (began ?? Number.NEGATIVE_INFINITY);
      if (tookMs > patienceMs) return;
      const span = Math.floor((Number(id) * everyMs) / spanMs);
      inTime[span] = (inTime[span] ?? 0) + 1;
      longestMs = Math.max(longestMs, tookMs);
    },
    { noAck: true },
  );
  const start = performance.now();
  for (let id = 0; id < (spans * spanMs) / everyMs; id += 1) {
    await wait(Math.max(0, start + id * everyMs - performance.now()));
    asked.set(`${id}`, performance.now());
    const { expiration } = options;
    client.sendToQueue(
      requests,
      Buffer.alloc(0),
      { correlationId: `${id}`, replyTo, ...(expiration && { expiration }) },
      () => {},
    );
  }
  await wait(patienceMs);
  await server.cancel(consumerTag);
  await inHand;
  await server.deleteQueue(requests);
  return {
    variant,
    '0–15 s': inTime[0] ?? 0,
    '15–30 s': inTime[1] ?? 0,
    '30–45 s': inTime[2] ?? 0,
    longestMs: Math.round(longestMs),
  };
};
