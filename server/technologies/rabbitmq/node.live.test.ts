import { connect } from 'amqplib';
import { expect, inject, test } from 'vitest';
import { namesIn } from './management.ts';

const { rabbitmq: address } = inject('brokers');
const authorization = `Basic ${Buffer.from(`${address.username}:${address.password}`).toString('base64')}`;

const ask = async (path: string): Promise<unknown> => {
  const answer = await fetch(`${address.managementUrl}${path}`, { headers: { authorization } });
  expect(answer.status).toBe(200);
  return answer.json();
};

test('the probe left no vhost behind', async () => {
  // Others may have theirs on a broker that the environment names.
  expect(namesIn(await ask('/api/vhosts'))).not.toContain('tt-probe');
});

test('firehose and event exchange are there to be listened to', async () => {
  const exchanges = await ask('/api/exchanges/%2f?columns=name');
  expect(exchanges).toEqual(expect.arrayContaining([{ name: 'amq.rabbitmq.trace' }, { name: 'amq.rabbitmq.event' }]));
});

test('a stranger is refused', async () => {
  const stranger = connect({ hostname: address.host, port: address.amqpPort, username: 'guest', password: 'guest' });
  await expect(stranger).rejects.toThrow(/ACCESS.REFUSED|403/);
});
