import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, inject, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { listedLab } from '#app/labs.ts';
import { runOutside } from '#server/programs/outside.ts';
import { amqpUrl } from '#server/technologies/rabbitmq/address.ts';
import { rabbitmqPrograms, startRabbitmqNode } from '#server/technologies/rabbitmq/node.ts';
import { serverTechnologies } from '#server/technologies.ts';

// Examples that lie beside a lesson are run here, where the server may be used.

/** A vhost of its own for one example, as a lab's sandbox would have it. */
const openVhost = async (id: string, slug: string): Promise<string | undefined> => {
  const { lab } = await listedLab(slug);
  const corner = await serverTechnologies.rabbitmq.open(inject('brokers').rabbitmq, { id, lab }, () => {});
  onTestFinished(() => corner.close());
  return corner.env('outside').RABBITMQ_URL;
};

const run = (file: string, url: string | undefined) => {
  const running = runOutside(file, '.', url);
  onTestFinished(running.stop);
  return running.firstLine;
};

test('direct-reply-to.ts: a question is answered without a queue for the answer', async () => {
  const url = await openVhost('direct-reply-to', 'rabbitmq-rpc');
  expect(await run('labs/rabbitmq-rpc/programs/stock.ts', url)).toContain('stock');
  const answer = await run('content/04-rabbitmq/05-rpc.examples/direct-reply-to.ts', url);
  expect(JSON.parse(answer)).toMatchObject({ item: 'áo mưa', left: 18 });
});

test('single-active.ts: the second worker gets nothing until the first is gone, and the order stays', async () => {
  const url = await openVhost('single-active', 'rabbitmq-work-queue');
  expect(await run('content/04-rabbitmq/02-work-queue.examples/single-active.ts', url)).toBe(
    'worker-1 #1, worker-1 #2, worker-2 #3↻, worker-2 #4, worker-2 #5, worker-2 #6',
  );
});

test('by-customer.ts: the orders of one customer stand in one queue, in their order', async ({ skip }) => {
  // The site's own brokers go without the plugin: no lab needs it.
  const setup = z
    .object({ rabbitmq: rabbitmqPrograms })
    .safeParse(JSON.parse(readFileSync(process.env.TRAMTIN_SETUP ?? '.data/setup.json', 'utf8')));
  if (!setup.success) return skip('needs a RabbitMQ of this machine, to start it with a plugin');
  const dataDir = mkdtempSync(path.join(tmpdir(), 'tramtin-by-customer-'));
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
  const options = { dataDir, log: () => {}, signal: AbortSignal.timeout(60_000) };
  const node = await startRabbitmqNode(setup.data.rabbitmq, options, ['rabbitmq_consistent_hash_exchange']);
  onTestFinished(() => node.stop());
  const said = await run(
    'content/04-rabbitmq/02-work-queue.examples/by-customer.ts',
    amqpUrl(node.address, { ...node.address, vhost: '/' }),
  );
  const received = Object.values(z.record(z.string(), z.array(z.string())).parse(JSON.parse(said)));
  expect(received).toHaveLength(3);
  for (const customer of ['An', 'Bé', 'Chi', 'Hà', 'Lê', 'Sơn', 'Tú', 'Mai', 'Vy']) {
    const ofThem = received.map((orders) => orders.filter((order) => order.endsWith(` ${customer}`)));
    expect(ofThem.filter((orders) => orders.length > 0)).toEqual([
      ['tạo', 'sửa', 'huỷ'].map((step) => `${step} ${customer}`),
    ]);
  }
});
