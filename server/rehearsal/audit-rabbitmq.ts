import { z } from 'zod';
import type { Picture } from '#model/picture.ts';
import type { Audit } from '#server/technologies/audit.ts';
import type { RabbitmqAddress } from '#server/technologies/rabbitmq/address.ts';
import { isOwn } from '#server/technologies/rabbitmq/link.ts';
import { createManagement, namesIn } from '#server/technologies/rabbitmq/management.ts';
import { nameTenant } from '#server/technologies/rabbitmq/provision.ts';

const queues = z.array(
  z.object({
    name: z.string(),
    messages_ready: z.number().catch(0),
    messages_unacknowledged: z.number().catch(0),
    consumers: z.number().catch(0),
  }),
);

/** Compares a picture's queues with what the management API counts, and looks for what a sandbox left there. */
export const auditRabbitmq = (address: RabbitmqAddress): Audit => {
  const management = createManagement(address);
  return {
    async differences(sandbox, picture) {
      const told = queues.parse(await management.get(`/queues/${nameTenant(sandbox).vhost}`));
      const onBroker = new Map(
        told.filter(({ name }) => !isOwn(name)).map((queue) => [queue.name, brokerCounts(queue)]),
      );
      return [...new Set([...onBroker.keys(), ...Object.keys(picture.queues)])].flatMap((name) =>
        differencesOf(name, pictureCounts(picture.queues[name]), onBroker.get(name)),
      );
    },
    async leftovers(sandbox) {
      const [vhosts, users] = await Promise.all([management.get('/vhosts'), management.get('/users')]);
      const { vhost, username } = nameTenant(sandbox);
      const has = (list: unknown, wanted: string): boolean => namesIn(list).includes(wanted);
      return [...(has(vhosts, vhost) ? [`vhost ${vhost}`] : []), ...(has(users, username) ? [`user ${username}`] : [])];
    },
  };
};

const figures = ['ready', 'unacked', 'consumers'] as const;
type Counts = Record<(typeof figures)[number], number>;

const brokerCounts = (queue: z.infer<typeof queues>[number]): Counts => ({
  ready: queue.messages_ready,
  unacked: queue.messages_unacknowledged,
  consumers: queue.consumers,
});

const pictureCounts = (queue: Picture['queues'][string] | undefined): Counts | undefined =>
  queue && { ready: queue.ready.length, unacked: queue.unacked.length, consumers: queue.consumers.length };

/** `undefined` is a queue that is not there. */
const differencesOf = (queue: string, picture: Counts | undefined, broker: Counts | undefined): string[] =>
  figures
    .filter((what) => picture?.[what] !== broker?.[what])
    .map((what) => `queue ${queue}: ${what} is ${picture?.[what]} in the picture, ${broker?.[what]} on the broker`);
