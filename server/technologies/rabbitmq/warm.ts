import { once } from 'node:events';
import { connect } from 'amqplib';
import type { RabbitmqAddress } from './address.ts';
import { createManagement } from './management.ts';
import { deprovision, nameTenant, provision } from './provision.ts';

const probe = 'probe';

/** Whether the management API lets the administrator in; false for any failure. */
export async function managementAnswers(address: RabbitmqAddress): Promise<boolean> {
  try {
    await createManagement(address).get('/overview');
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
  const tenant = nameTenant(probe);
  await provision(management, tenant, address.username);
  try {
    const connection = await connect({
      hostname: address.host,
      port: address.amqpPort,
      username: address.username,
      password: address.password,
      vhost: tenant.vhost,
    });
    // Without a listener a broken connection would be an uncaught exception; the steps below fail by themselves.
    connection.on('error', () => {});
    const channel = await connection.createConfirmChannel();
    const { queue } = await channel.assertQueue('', { exclusive: true });
    const { queue: trace } = await channel.assertQueue('', { exclusive: true });
    await channel.bindQueue(trace, 'amq.rabbitmq.trace', 'publish.#');
    const back = new Promise<void>((resolve) => {
      channel.consume(queue, (message) => {
        if (!message) return;
        channel.ack(message);
        resolve();
      });
    });
    const traced = new Promise<void>((resolve) => {
      channel.consume(trace, (message) => message && resolve(), { noAck: true });
    });
    channel.sendToQueue(queue, Buffer.from(probe));
    await within(5_000, Promise.all([channel.waitForConfirms(), back, traced]));
    await connection.close();
  } finally {
    await deprovision(management, tenant);
  }
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  const limit = AbortSignal.timeout(ms);
  const expired = once(limit, 'abort').then(() => {
    throw new Error(`no answer within ${ms} ms`);
  });
  return Promise.race([work, expired]);
}
