import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { argumentsKey } from '#model/technologies/rabbitmq/binding-arguments.ts';
import type { Aspect, Audit, AuditedSandbox } from '../audit.ts';
import type { RabbitmqAddress } from './address.ts';
import { isOwn } from './link.ts';
import { createManagement, type Management, namesIn } from './management.ts';
import { nameTenant } from './provision.ts';

/**
 * The management API's word on the exchanges, queues, bindings, messages and consumers of a sandbox, without the platform's
 * own and those that every vhost is born with; and on what a sandbox left there.
 */
export const auditRabbitmq = (address: RabbitmqAddress): Audit => {
  const management = createManagement(address);
  let counting: Promise<number> | undefined;
  /** How old a count may be, in ms. */
  const ageOfCounts = (): Promise<number> => {
    counting ??= countingInterval(management).catch((error: unknown) => {
      // Away just now: whoever asks next asks the broker.
      counting = undefined;
      throw error;
    });
    return counting;
  };
  const countedWithin = async (): Promise<number> => late * (await ageOfCounts());
  return {
    aspects: [
      topology(management),
      messages(management, (type) => type !== 'quorum', countedWithin),
      messages(
        management,
        (type) => type === 'quorum',
        async () => quorumTickMs + (await countedWithin()),
      ),
      consumers(management, countedWithin),
    ],
    async leftovers(sandbox) {
      const [vhosts, users] = await Promise.all([management.get('/vhosts'), management.get('/users')]);
      const { vhost, username } = nameTenant(sandbox.id);
      const has = (list: unknown, wanted: string): boolean => namesIn(list).includes(wanted);
      return [...(has(vhosts, vhost) ? [`vhost ${vhost}`] : []), ...(has(users, username) ? [`user ${username}`] : [])];
    },
  };
};

/** An effect may wait for its cause, and the machine may be busy; but each change is an event. */
const inPicture = { pictureLagMs: 1_000, fleetingMs: 0 };

const vhostOf = ({ id }: AuditedSandbox): string => encodeURIComponent(nameTenant(id).vhost);

const args = z.record(z.string(), z.unknown()).catch({});
const exchangeList = z.array(z.object({ name: z.string(), type: z.string(), arguments: args }));
const queueList = z.array(z.object({ name: z.string(), durable: z.boolean(), arguments: args }));
const bindingList = z.array(
  z.object({
    source: z.string(),
    destination: z.string(),
    destination_type: z.string(),
    routing_key: z.string(),
    arguments: args,
  }),
);

/** Told as it is at that moment: declarations are in the broker's own tables. */
const topology = (management: Management): Aspect => ({
  ...inPicture,
  async ask(sandbox) {
    const from = Date.now();
    const vhost = vhostOf(sandbox);
    const [exchanges, queues, bindings] = await Promise.all([
      management.get(`/exchanges/${vhost}?columns=name,type,arguments`).then(exchangeList.parse),
      management.get(`/queues/${vhost}?disable_stats=true`).then(queueList.parse),
      management.get(`/bindings/${vhost}`).then(bindingList.parse),
    ]);
    const figures = new Map<string, string | number>();
    for (const one of exchanges.filter(({ name }) => isDeclared(name))) {
      figures.set(`exchange ${one.name}`, `${one.type} ${argumentsKey(one.arguments)}`);
    }
    for (const one of queues.filter(({ name }) => !isOwn(name))) {
      figures.set(`queue ${one.name}`, queueText(one));
    }
    for (const one of bindings.filter(({ source, destination }) => source !== '' && !isOwn(destination))) {
      const { source: exchange, destination, destination_type, routing_key: routingKey, arguments: args } = one;
      const queue = destination_type === 'queue' ? destination : `${destination_type} ${destination}`;
      count(figures, bindingText({ exchange, queue, routingKey, arguments: args }));
    }
    return { figures, from, until: Date.now() };
  },
  read(picture) {
    const figures = new Map<string, string | number>();
    for (const { name, kind, arguments: args } of Object.values(picture.exchanges)) {
      if (isDeclared(name)) figures.set(`exchange ${name}`, `${kind} ${argumentsKey(args)}`);
    }
    for (const queue of Object.values(picture.queues)) figures.set(`queue ${queue.name}`, queueText(queue));
    for (const binding of picture.bindings) count(figures, bindingText(binding));
    return figures;
  },
});

/** The others are there in every vhost, or are the platform's. */
const isDeclared = (exchange: string): boolean => exchange !== '' && !exchange.startsWith('amq.') && !isOwn(exchange);

const queueText = (queue: { durable: boolean; arguments: Record<string, unknown> }): string =>
  `${queue.durable ? 'durable' : 'transient'} ${argumentsKey(queue.arguments)}`;

const bindingText = (one: {
  exchange: string;
  queue: string;
  routingKey: string;
  arguments: Record<string, unknown>;
}): string => `binding ${one.exchange} → ${one.queue} by "${one.routingKey}" ${argumentsKey(one.arguments)}`;

const count = (figures: Map<string, string | number>, what: string): void => {
  figures.set(what, Number(figures.get(what) ?? 0) + 1);
};

/** On a busy machine a queue, and who collects from it, may each be a turn behind. */
const late = 3;

/** A quorum queue counts by a clock of its own, `quorum_tick_interval`, whatever the collection interval is. */
const quorumTickMs = 5_000;

const totalsList = z.array(
  z.object({
    name: z.string(),
    arguments: args,
    messages_ready: z.number().catch(0),
    messages_unacknowledged: z.number().catch(0),
  }),
);

/** Up to 3.x nothing is said of a classic queue. */
const kindOf = (args: Record<string, unknown>): string => String(args['x-queue-type'] ?? 'classic');

/** Counted by the queues themselves from time to time; those of one kind, which count as often as each other. */
const messages = (
  management: Management,
  isOf: (type: string) => boolean,
  countedWithin: () => Promise<number>,
): Aspect => ({
  ...inPicture,
  async ask(sandbox) {
    const asked = Date.now();
    const path = `/queues/${vhostOf(sandbox)}?disable_stats=true&enable_queue_totals=true`;
    const totals = totalsList.parse(await management.get(path));
    const until = Date.now();
    const figures = new Map<string, number>();
    for (const one of totals.filter(({ name, arguments: args }) => !isOwn(name) && isOf(kindOf(args)))) {
      figures.set(`queue ${one.name}: ready`, one.messages_ready);
      figures.set(`queue ${one.name}: unacked`, one.messages_unacknowledged);
    }
    return { figures, from: asked - (await countedWithin()), until };
  },
  read(picture) {
    const figures = new Map<string, number>();
    for (const { name, ready, unacked, arguments: args } of Object.values(picture.queues)) {
      if (!isOf(kindOf(args))) continue;
      figures.set(`queue ${name}: ready`, ready.length);
      figures.set(`queue ${name}: unacked`, unacked.length);
    }
    return figures;
  },
});

const consumerList = z.array(
  z.object({
    consumer_tag: z.string(),
    ack_required: z.boolean(),
    prefetch_count: z.number(),
    queue: z.object({ name: z.string() }),
  }),
);

/** Told by the channels from time to time, and collected from time to time. */
const consumers = (management: Management, countedWithin: () => Promise<number>): Aspect => ({
  ...inPicture,
  async ask(sandbox) {
    const asked = Date.now();
    const list = consumerList.parse(await management.get(`/consumers/${vhostOf(sandbox)}`));
    const until = Date.now();
    const figures = new Map<string, number>();
    for (const { queue, consumer_tag: consumerTag, ack_required, prefetch_count: prefetch } of list) {
      const ackMode = ack_required ? 'manual' : 'automatic';
      if (!isOwn(queue.name)) count(figures, consumerText(queue.name, { consumerTag, ackMode, prefetch }));
    }
    return { figures, from: asked - (await countedWithin()), until };
  },
  read(picture) {
    const figures = new Map<string, number>();
    for (const { name, consumers } of Object.values(picture.queues)) {
      for (const consumer of consumers) count(figures, consumerText(name, consumer));
    }
    return figures;
  },
});

const consumerText = (queue: string, one: { consumerTag: string; ackMode: string; prefetch: number }): string =>
  `queue ${queue}: consumer ${one.consumerTag}, ${one.ackMode} ack, prefetch ${one.prefetch}`;

/** Before its first statistics a node that has just started tells of nothing. */
const nodes = z.tuple([z.object({ uptime: z.number() }).catch({ uptime: 0 })], z.unknown());
const lookEveryMs = 50;

/** How often the broker counts, in ms. No answer says so, but a node's uptime is told as often as everything else. */
const countingInterval = async (management: Management): Promise<number> => {
  const uptime = async (): Promise<number> => nodes.parse(await management.get('/nodes?columns=uptime'))[0].uptime;
  const next = async (before: number): Promise<number> => {
    for (;;) {
      const now = await uptime();
      if (now !== before) return now;
      await wait(lookEveryMs);
    }
  };
  const first = await next(await uptime());
  return (await next(first)) - first;
};
