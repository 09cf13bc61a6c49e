import { connect } from 'amqplib';
import { expect, inject, onTestFinished, test } from 'vitest';
import { createCable } from './cable.ts';

const { host, amqpPort, username, password } = inject('brokers').rabbitmq;

test('a publisher whose cable is cut gets no confirm and a reset; what it wrote meanwhile never came to the broker', async () => {
  const cable = createCable();
  onTestFinished(cable.close);
  const direct = `amqp://${encodeURIComponent(username)}:${encodeURIComponent(password)}@${host}:${amqpPort}`;
  const led = await cable.leads(direct);
  const platform = await connect(direct);
  onTestFinished(() => platform.close());
  const reader = await platform.createChannel();
  const { queue } = await reader.assertQueue('', { exclusive: true });

  const publisher = await connect(led);
  publisher.on('error', () => {});
  const channel = await publisher.createConfirmChannel();
  channel.on('error', () => {});
  const confirmed: string[] = [];
  const publish = (id: string): void => {
    channel.sendToQueue(queue, Buffer.from(id), {}, (error: unknown) => {
      if (!error) confirmed.push(id);
    });
  };
  publish('before');
  await channel.waitForConfirms();

  const closed = new Promise((resolve) => publisher.once('close', resolve));
  const mended = Promise.withResolvers<void>();
  cable.cut(300, 'both-ways', mended.resolve);
  publish('lost');
  const reconnecting = connect(led);
  await mended.promise;
  await closed;
  expect(confirmed).toEqual(['before']);
  expect(await reader.checkQueue(queue)).toMatchObject({ messageCount: 1 });

  // Who knocked while it was cut is let in.
  const again = await reconnecting;
  onTestFinished(() => again.close());
  const next = await again.createConfirmChannel();
  next.sendToQueue(queue, Buffer.from('after'));
  await next.waitForConfirms();
  expect(await reader.checkQueue(queue)).toMatchObject({ messageCount: 2 });
});
