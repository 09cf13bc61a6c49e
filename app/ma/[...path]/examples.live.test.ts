import { connect } from 'amqplib';
import { expect, inject, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { listedLab } from '#app/labs.ts';
import { runOutside } from '#server/programs/outside.ts';
import { serverTechnologies } from '#server/technologies.ts';

// Examples that lie beside a lesson are run here, where the server may be used.
const folder = 'content/04-rabbitmq';

/** The address of a sandbox's place on the broker, which lasts as long as the test. */
const placeOf = async (slug: string, id: string): Promise<string> => {
  const { lab } = await listedLab(slug);
  const corner = await serverTechnologies.rabbitmq.open(inject('brokers').rabbitmq, { id, lab }, () => {});
  onTestFinished(() => corner.close());
  return corner.env('outside').RABBITMQ_URL ?? '';
};

/** What an example says, which is one line of JSON. */
const told = async (example: string, url: string): Promise<unknown> => {
  const running = runOutside(`${folder}/${example}`, '.', url);
  onTestFinished(running.stop);
  return JSON.parse(await running.firstLine);
};

test('direct-reply-to.ts: a question is answered without a queue for the answer', async () => {
  const url = await placeOf('rabbitmq-rpc', 'direct-reply-to');
  const stock = runOutside('labs/rabbitmq-rpc/programs/stock.ts', '.', url);
  onTestFinished(stock.stop);
  expect(await stock.firstLine).toContain('stock');
  expect(await told('05-rpc.examples/direct-reply-to.ts', url)).toMatchObject({ item: 'áo mưa', left: 18 });
});

test('silent-cycle.ts: what comes back by dead-lettering is dropped, unless it was rejected on the way', async () => {
  const url = await placeOf('rabbitmq-dlq-retry', 'silent-cycle');
  // Who comes back a second time and is taken in comes a third time too.
  const more = expect.toSatisfy((passes: number) => passes > 2);
  expect(await told('07-retry-replay.examples/silent-cycle.ts', url)).toEqual([
    { reason: 'expired', first: 2, second: 2, left: 0 },
    { reason: 'rejected', first: more, second: 2, left: expect.any(Number) },
    { reason: 'delivery_limit', first: 2, second: 2, left: 0 },
  ]);
});

const retries = z.array(
  z.object({
    type: z.string(),
    method: z.string(),
    waits: z.array(z.number()),
    behindAfter: z.number(),
    deliveryCount: z.number(),
    ended: z.string(),
  }),
);

test('delayed-retry.ts: rejects wait longer each time and reach the limit, nacks wait the least and never do', async ({
  skip,
}) => {
  const url = await placeOf('rabbitmq-dlq-retry', 'delayed-retry');
  const connection = await connect(url);
  const [major = 0, minor = 0] = String(connection.connection.serverProperties.version).split('.').map(Number);
  await connection.close();
  skip(major < 4 || (major === 4 && minor < 3), 'delayed retry came with 4.3');
  const rows = retries.parse(await told('07-retry-replay.examples/delayed-retry.ts', url));
  expect(rows).toHaveLength(6);
  for (const { type, method, waits, behindAfter, deliveryCount, ended } of rows) {
    const isDelayed = type === 'all' || (type === 'failed') === (method === 'reject');
    const least = (i: number): number => (method === 'nack' ? 200 : Math.min(500, 200 * (i + 1)));
    // A machine may be late, never early but for what rounding does.
    if (isDelayed) expect(waits.filter((ms, i) => ms < least(i) - 2)).toEqual([]);
    else expect(Math.min(...waits)).toBeLessThan(200);
    // Who waits blocks nobody; who does not is back at the head each time.
    expect(behindAfter).toBe(isDelayed ? 1 : waits.length + 1);
    expect({ tries: waits.length + 1, deliveryCount, ended }).toEqual(
      method === 'nack'
        ? { tries: 6, deliveryCount: 0, ended: 'acked' }
        : { tries: 5, deliveryCount: 4, ended: 'delivery_limit' },
    );
  }
});
