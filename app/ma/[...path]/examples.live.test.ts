import { expect, inject, onTestFinished, test } from 'vitest';
import { listedLab } from '#app/labs.ts';
import { runOutside } from '#server/programs/outside.ts';
import { serverTechnologies } from '#server/technologies.ts';

// Examples that lie beside a lesson are run here, where the server may be used.
test('direct-reply-to.ts: a question is answered without a queue for the answer', async () => {
  const { lab } = await listedLab('rabbitmq-rpc');
  const corner = await serverTechnologies.rabbitmq.open(
    inject('brokers').rabbitmq,
    { id: 'direct-reply-to', lab },
    () => {},
  );
  onTestFinished(() => corner.close());
  const { RABBITMQ_URL } = corner.env('outside');
  const stock = runOutside('labs/rabbitmq-rpc/programs/stock.ts', '.', RABBITMQ_URL);
  onTestFinished(stock.stop);
  expect(await stock.firstLine).toContain('stock');
  const asking = runOutside('content/04-rabbitmq/05-rpc.examples/direct-reply-to.ts', '.', RABBITMQ_URL);
  onTestFinished(asking.stop);
  expect(JSON.parse(await asking.firstLine)).toMatchObject({ item: 'áo mưa', left: 18 });
});
