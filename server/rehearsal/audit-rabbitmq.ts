import { z } from 'zod';
import type { Picture } from '#model/picture.ts';
import type { RabbitmqAddress } from '#server/brokers/handle.ts';
import { createManagement } from '#server/brokers/rabbitmq/management.ts';
import type { Audit } from './audit.ts';

const queues = z.array(
  z.object({
    name: z.string(),
    messages_ready: z.number().catch(0),
    messages_unacknowledged: z.number().catch(0),
    consumers: z.number().catch(0),
  }),
);
const names = z.array(z.object({ name: z.string() }));

/** Compares a picture's queues with what the management API counts, and looks for what a sandbox left there. */
export const auditRabbitmq = (address: RabbitmqAddress): Audit => {
  const management = createManagement(address);
  return {
    async differences(sandbox, picture) {
      const told = queues.parse(await management.get(`/queues/tt-${sandbox}`));
      const byName = new Map(told.map((queue) => [queue.name, queue]));
      return Object.values(picture.queues).flatMap((queue) => {
        const broker = byName.get(queue.name);
        return differencesOf(queue.name, counts(queue), {
          ready: broker?.messages_ready,
          unacked: broker?.messages_unacknowledged,
          consumers: broker?.consumers,
        });
      });
    },
    async leftovers(sandbox) {
      const [vhosts, users] = await Promise.all([management.get('/vhosts'), management.get('/users')]);
      const left = (list: unknown, what: string): string[] =>
        names
          .parse(list)
          .filter(({ name }) => name === `tt-${sandbox}`)
          .map(({ name }) => `${what} ${name}`);
      return [...left(vhosts, 'vhost'), ...left(users, 'user')];
    },
  };
};

const counts = (queue: Picture['queues'][string]): Record<string, number> => ({
  ready: queue.ready.length,
  unacked: queue.unacked.length,
  consumers: queue.consumers.length,
});

const differencesOf = (
  queue: string,
  picture: Record<string, number>,
  broker: Record<string, number | undefined>,
): string[] =>
  Object.entries(picture)
    .filter(([what, count]) => broker[what] !== count)
    .map(([what, count]) => `queue ${queue}: ${what} is ${count} in the picture, ${broker[what]} on the broker`);
