import { once } from 'node:events';
import { connect } from 'amqplib';
import type { RabbitmqAddress } from '../handle.ts';

const probe = 'tramtin-probe';

/** Whether the management API lets the administrator in; false for any failure. */
export async function managementAnswers(address: RabbitmqAddress): Promise<boolean> {
  try {
    const answer = await manage(address, 'GET', '/api/overview');
    await answer.body?.cancel();
    return answer.ok;
  } catch {
    return false;
  }
}

/**
 * Walks once through what a sandbox needs (a traced vhost, a channel, a message there and back), so that the broker has
 * loaded the code for it before a learner comes; then removes it all. Throws when a step fails.
 */
export async function warmRabbitmq(address: RabbitmqAddress): Promise<void> {
  const vhost = `/api/vhosts/${probe}`;
  const grant = { configure: '.*', write: '.*', read: '.*' };
  await mustManage(address, 'PUT', vhost, { tracing: true });
  await mustManage(address, 'PUT', `/api/permissions/${probe}/${encodeURIComponent(address.username)}`, grant);
  try {
    const connection = await connect({
      hostname: address.host,
      port: address.amqpPort,
      username: address.username,
      password: address.password,
      vhost: probe,
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
    await mustManage(address, 'DELETE', vhost);
  }
}

/** One request to the management API as the administrator. */
function manage(address: RabbitmqAddress, method: string, path: string, body?: unknown): Promise<Response> {
  return fetch(`${address.managementUrl}${path}`, {
    method,
    headers: {
      authorization: `Basic ${Buffer.from(`${address.username}:${address.password}`).toString('base64')}`,
      'content-type': 'application/json',
    },
    signal: AbortSignal.timeout(5_000),
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

async function mustManage(address: RabbitmqAddress, method: string, path: string, body?: unknown): Promise<void> {
  const answer = await manage(address, method, path, body);
  const said = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${said}`);
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  const limit = AbortSignal.timeout(ms);
  const expired = once(limit, 'abort').then(() => {
    throw new Error(`no answer within ${ms} ms`);
  });
  return Promise.race([work, expired]);
}
