import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { type ChannelModel, connect } from 'amqplib';
import type { RabbitmqAddress } from './address.ts';
import { createManagement } from './management.ts';
import { deprovision, nameTenant, provision } from './provision.ts';

const probe = 'probe';
const limitMs = 5_000;

/**
 * Whether a broker of our own takes AMQP clients and its management API lets the administrator in; false for any failure.
 * Not by `/overview`: asked before the first statistics are there, it crashes in the broker's log (4.3).
 */
export async function takesClients(address: RabbitmqAddress): Promise<boolean> {
  try {
    await createManagement(address).get(`/health/checks/port-listener/${address.amqpPort}`);
    return true;
  } catch {
    return false;
  }
}

/**
 * Walks once through what a sandbox needs (a tenancy, a channel, a message there and back), so that the broker has loaded
 * the code for it before a learner comes; then removes it all. Throws when a step fails.
 */
export async function warmRabbitmq(address: RabbitmqAddress): Promise<void> {
  const management = createManagement(address);
  // Two servers may warm the same broker at the same moment.
  const tenant = nameTenant(probe + randomBytes(6).toString('hex'));
  await provision(management, tenant, address.username);
  try {
    const { host: hostname, amqpPort: port, username, password } = address;
    const connection = await connect(
      { hostname, port, username, password, vhost: tenant.vhost },
      { timeout: limitMs, clientProperties: { connection_name: 'tramtin-probe' } },
    );
    // Without listeners what breaks would be uncaught exceptions; the steps below fail by themselves.
    connection.on('error', () => {});
    try {
      await within(limitMs, passOn(connection));
    } finally {
      // Not waited for: a broker that dies meanwhile answers no more.
      connection.close().catch(() => {});
    }
  } finally {
    await deprovision(management, tenant);
  }
}

/** A message there and back, and the firehose's word of it. */
async function passOn(connection: ChannelModel): Promise<void> {
  const channel = await connection.createConfirmChannel();
  channel.on('error', () => {});
  const { queue } = await channel.assertQueue('', { exclusive: true });
  const { queue: trace } = await channel.assertQueue('', { exclusive: true });
  await channel.bindQueue(trace, 'amq.rabbitmq.trace', 'publish.#');
  const back = Promise.withResolvers<void>();
  const traced = Promise.withResolvers<void>();
  await channel.consume(queue, (message) => {
    if (!message) return;
    channel.ack(message);
    back.resolve();
  });
  await channel.consume(trace, (message) => message && traced.resolve(), { noAck: true });
  channel.sendToQueue(queue, Buffer.from(probe));
  await Promise.all([channel.waitForConfirms(), back.promise, traced.promise]);
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  const limit = AbortSignal.timeout(ms);
  const expired = once(limit, 'abort').then(() => {
    throw new Error(`no answer within ${ms} ms`);
  });
  return Promise.race([work, expired]);
}
