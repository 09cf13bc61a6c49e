import { z } from 'zod';
import type { Corner, Emit, SandboxScope } from '../technology.ts';
import { amqpUrl, type RabbitmqAddress } from './address.ts';
import { createBindings, readBindings } from './bindings.ts';
import { feedThere, listenToBroker } from './broker-feed.ts';
import { readClientReport } from './client-report.ts';
import { createDeadLetters } from './dead-letters.ts';
import { readTrace } from './firehose.ts';
import { isOwn, type Link, openLink } from './link.ts';
import { createManagement, type Management, namesIn } from './management.ts';
import { startMeasuring } from './measure.ts';
import { createObserver } from './observe.ts';
import { deprovision, nameTenant, ownBindings, provision, type Tenant } from './provision.ts';

/**
 * A sandbox's corner of RabbitMQ: a traced vhost and a user of its own. After the broker was away it is made again with the
 * same credentials and observed on, without being opened again.
 */
export const openCorner = async (address: RabbitmqAddress, scope: SandboxScope, emitEvent: Emit): Promise<Corner> => {
  const management = createManagement(address);
  const tenant = nameTenant(scope.id);
  let touch = (): void => {};
  let closed = false;
  const emit: Emit = (draft) => {
    if (closed) return;
    emitEvent(draft);
    if (draft.type !== 'queue.measured') touch();
  };
  const deadLetters = createDeadLetters({
    isOwn,
    bind: (mirror) => void linking.then((link) => link.bind(mirror), ignore),
    unbind: (mirror) => void linking.then((link) => link.unbind(mirror), ignore),
  });
  let linked: Link | undefined;
  const sound = (mark: string): boolean => linked?.sound(mark) ?? false;
  const observer = createObserver({ username: tenant.username, isOwn, deadLetters, emit, sound });
  const bindings = createBindings({
    onBroker: async () => readBindings(await management.get(`/bindings/${encodeURIComponent(tenant.vhost)}`)),
    tell(event, origin) {
      deadLetters.told(event);
      observer.told(event, origin);
    },
  });
  const { told } = bindings;

  const ready = provision(management, tenant, address.username);
  const listening = listenToBroker(address, tenant.vhost, { told });
  const linking = ready.then(() =>
    openLink({
      address,
      vhost: tenant.vhost,
      exchange: 'amq.rabbitmq.trace',
      keys: ['#'],
      bindings: () => [...ownBindings, ...deadLetters.mirrors()],
      onMessage(message) {
        const traced = readTrace(message);
        if (traced) observer.traced(traced);
      },
      onLost: () => observer.lost(),
      // Tracing is forgotten when a broker stops, and a broker with an empty disk has forgotten the rest as well.
      beforeReturn: async () => {
        await provision(management, tenant, address.username);
        const [queues, exchanges] = await Promise.all([
          queuesOnBroker(management, tenant),
          exchangesOnBroker(management, tenant),
        ]);
        // Before the programs are there again: what they declare anew has to be new to whoever is told of it.
        const there = new Set(queues.map(({ queue }) => queue));
        for (const queue of [...observer.queues()])
          if (!there.has(queue)) told({ of: 'queue.deleted', queue }, 'platform');
        for (const exchange of [...observer.exchanges()]) {
          if (!exchanges.has(exchange)) told({ of: 'exchange.deleted', exchange }, 'platform');
        }
        await bindings.compare();
      },
      onReturned: () => touch(),
    }),
  );
  const [isNew, stopListening, link] = await Promise.all([ready, listening, linking]).catch(async (error: unknown) => {
    closed = true;
    await Promise.all([
      listening.then((stop) => stop(), ignore),
      linking.then((one) => one.close(), ignore),
      ready.catch(ignore),
    ]);
    await deprovision(management, tenant).catch(ignore);
    throw error;
  });
  linked = link;
  // The exchange that every vhost is born with, and no event of a program's tells of.
  emit({ type: 'exchange.declared', origin: 'platform', exchange: '', kind: 'direct', arguments: {} });
  // Opened again after the broker came back at another address: what is durable is still there.
  if (!isNew) {
    for (const queue of await queuesOnBroker(management, tenant)) {
      observer.inherited(queue.queue);
      told({ of: 'queue.created', ...queue });
    }
  }
  const measurer = startMeasuring({
    vhost: tenant.vhost,
    management,
    link,
    emit,
    queues: () => observer.queues(),
    counted: observer.counted,
  });
  touch = measurer.touch;

  return {
    env: () => ({ RABBITMQ_URL: amqpUrl(address, tenant) }),
    // Programs choose the names in their vhost themselves.
    resolve: () => undefined,
    doors: [{ host: address.host, port: address.amqpPort }],
    report(program, report) {
      const read = readClientReport(report);
      if (read?.kind === 'unbound') bindings.unbound(read);
      else if (read) observer.reported(program, read);
    },
    programStarted: (program) => observer.programStarted(program),
    programExited: (program) => observer.programExited(program),
    programFrozen: (program) => observer.programFrozen(program),
    programThawed: (program) => observer.programThawed(program),
    async observing() {
      await Promise.all([link.there(), feedThere(address)]);
    },
    async close() {
      observer.close();
      closed = true;
      measurer.stop();
      await Promise.all([stopListening().catch(ignore), link.close().catch(ignore)]);
      await deprovision(management, tenant).catch(ignore);
    },
  };
};

const ignore = (): void => {};

const described = z.array(
  z
    .object({ name: z.string(), durable: z.boolean(), arguments: z.record(z.string(), z.unknown()).catch({}) })
    .transform(({ name, durable, arguments: args }) => ({ queue: name, durable, arguments: args })),
);

const queuesOnBroker = async (management: Management, { vhost }: Tenant): Promise<z.infer<typeof described>> =>
  described.parse(await management.get(`/queues/${encodeURIComponent(vhost)}?columns=name,durable,arguments`));

const exchangesOnBroker = async (management: Management, { vhost }: Tenant): Promise<Set<string>> => {
  return new Set(namesIn(await management.get(`/exchanges/${encodeURIComponent(vhost)}?columns=name`)));
};
