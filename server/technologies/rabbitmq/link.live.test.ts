import { type ChannelModel, connect } from 'amqplib';
import { afterEach, beforeEach, expect, inject, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { type Binding, isOwn, type LinkSpec, openLink } from './link.ts';
import { createManagement } from './management.ts';

const { rabbitmq: address } = inject('brokers');
const management = createManagement(address);

let vhost: string;
let lab: ChannelModel;
let count = 0;
beforeEach(async () => {
  vhost = `tt-link${process.pid}${++count}`;
  await management.put(`/vhosts/${vhost}`, {});
  await management.put(`/permissions/${vhost}/${address.username}`, { configure: '.*', write: '.*', read: '.*' });
  const { host: hostname, amqpPort: port, username, password } = address;
  lab = await connect({ hostname, port, username, password, vhost });
});
afterEach(async () => {
  await lab.close();
  await management.delete(`/vhosts/${vhost}`);
});

const mirror: Binding = { exchange: 'orders.dlx', routingKey: 'dead', arguments: {} };

const specOf = (spec: Partial<LinkSpec>): LinkSpec => ({
  address,
  vhost,
  exchange: 'amq.topic',
  keys: ['#'],
  onMessage: () => {},
  onLost: () => {},
  onReturned: () => {},
  ...spec,
});

const listed = z.array(z.object({ source: z.string(), routing_key: z.string(), destination: z.string() }));
const bindingsOf = async (exchange: string): Promise<string[]> =>
  listed
    .parse(await management.get(`/bindings/${vhost}`))
    .filter(({ source, destination }) => source === exchange && isOwn(destination))
    .map(({ routing_key }) => routing_key);

const named = z.array(
  z.object({ name: z.string(), client_properties: z.looseObject({ connection_name: z.unknown().optional() }) }),
);
const own = async (): Promise<string[]> =>
  named
    .parse(await management.get(`/vhosts/${vhost}/connections`))
    .filter(({ client_properties }) => client_properties.connection_name === 'tramtin')
    .map(({ name }) => name);

test('an exchange of the lab that is gone keeps nobody from coming back, nor from hearing of it once it is there', async () => {
  const channel = await lab.createChannel();
  await channel.assertExchange(mirror.exchange, 'direct');
  const heard: string[] = [];
  const woken = new Set<() => void>();
  const returned = Promise.withResolvers<void>();
  const link = await openLink(
    specOf({
      bindings: () => [mirror, { ...mirror, exchange: 'amq.fanout' }],
      onMessage(message) {
        heard.push(message.content.toString());
        for (const wake of woken) wake();
      },
      onReturned: returned.resolve,
    }),
  );
  onTestFinished(() => link.close());
  const hears = (text: string) =>
    new Promise<void>((resolve) => {
      woken.add(() => heard.includes(text) && resolve());
    });

  await channel.deleteExchange(mirror.exchange);
  await expect.poll(own, { timeout: 10_000 }).toHaveLength(1);
  const [first = ''] = await own();
  await management.delete(`/connections/${encodeURIComponent(first)}`);
  await returned.promise;
  await link.there();

  const [still, mirrored] = [hears('still'), hears('mirrored')];
  channel.publish('amq.topic', 'any', Buffer.from('still'));
  await still;
  // What follows the missing one in the list is bound all the same.
  expect(await bindingsOf('amq.fanout')).toEqual(['dead']);
  await channel.assertExchange(mirror.exchange, 'direct');
  link.bind(mirror);
  await expect.poll(() => bindingsOf(mirror.exchange), { timeout: 10_000 }).toEqual(['dead']);
  channel.publish(mirror.exchange, 'dead', Buffer.from('mirrored'));
  await mirrored;
});

test('who cannot listen leaves no connection behind', async () => {
  // The lab's own and one more.
  await management.put(`/vhost-limits/${vhost}/max-connections`, { value: 2 });
  for (let round = 0; round < 3; round += 1) {
    await expect(openLink(specOf({ exchange: 'nowhere' }))).rejects.toThrow(/no exchange 'nowhere'/);
  }
  const link = await openLink(specOf({}));
  await link.close();
});

test('of a binding made and taken back at once nothing is left', async () => {
  const channel = await lab.createChannel();
  await channel.assertExchange(mirror.exchange, 'direct');
  const link = await openLink(specOf({}));
  onTestFinished(() => link.close());
  const keys = Array.from({ length: 40 }, (_, i) => `key-${i}`);
  for (const routingKey of keys) {
    for (let round = 0; round < 5; round += 1) {
      link.bind({ ...mirror, routingKey });
      link.unbind({ ...mirror, routingKey });
    }
  }
  // And the other way round: the last word counts.
  for (const routingKey of keys) {
    link.bind({ ...mirror, routingKey });
    link.unbind({ ...mirror, routingKey });
    link.bind({ ...mirror, routingKey: `${routingKey}-stays` });
    link.unbind({ ...mirror, routingKey: `${routingKey}-stays` });
    link.bind({ ...mirror, routingKey: `${routingKey}-stays` });
  }
  link.bind({ ...mirror, routingKey: 'last' });
  const left = [...keys.map((key) => `${key}-stays`), 'last'].sort();
  await expect.poll(async () => (await bindingsOf(mirror.exchange)).sort(), { timeout: 20_000 }).toEqual(left);
});
