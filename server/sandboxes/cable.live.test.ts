import { connect } from 'amqplib';
import { expect, inject, onTestFinished, test } from 'vitest';
import type { Lab, Role } from '#model/lab.ts';
import { type Door, doorKey } from '#server/processes/ports.ts';
import { serverTechnologies } from '#server/technologies.ts';
import { createCable } from './cable.ts';
import { loadCopy, loadLab } from './labs.ts';
import { createLog } from './log.ts';
import { createTroupe } from './troupe.ts';

const { rabbitmq, kafka } = inject('brokers');
const { host, amqpPort, username, password } = rabbitmq;

test('a publisher whose cable is cut gets no confirm and a reset; what it wrote meanwhile never came to the broker', async () => {
  const cable = createCable();
  onTestFinished(cable.close);
  const urlAt = (door: Door): string =>
    `amqp://${encodeURIComponent(username)}:${encodeURIComponent(password)}@${doorKey(door)}`;
  const door = { host, port: amqpPort };
  const direct = urlAt(door);
  const led = urlAt(await cable.leads(door));
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

test('a consumer whose cable is cut falls out of its group, and comes back once it is mended', async () => {
  const slug = 'kafka-consumer-groups';
  const known = await loadLab(slug);
  const { invoice, producer } = known?.roles ?? {};
  if (!known || !invoice || !producer) throw new Error(`${slug} has no consumers or no producer`);
  const near: Role = { ...invoice, ids: ['near'], max: 1 };
  const far: Role = { ...near, ids: ['far'], cable: true };
  const lab: Lab = { ...known, roles: { near, far, producer } };
  const log = createLog();
  const corner = await serverTechnologies.kafka.open(kafka, { id: `cable${process.pid}`, lab }, log.append);
  const troupe = createTroupe(lab, await loadCopy(slug), log, new Map([['kafka', corner]]));
  onTestFinished(async () => {
    await troupe.close();
    await corner.close();
  });
  const until = (isSo: () => boolean): Promise<void> =>
    new Promise((resolve) => {
      const look = (): void => {
        if (!isSo()) return;
        leave();
        resolve();
      };
      const leave = log.onAppend(look);
      look();
    });
  const members = () => log.picture().groups.invoice?.members ?? [];
  const isShared = (...programs: string[]): boolean =>
    log.picture().groups.invoice?.state === 'Stable' &&
    members()
      .map(({ program }) => program)
      .sort()
      .join() === programs.join() &&
    members().every(({ partitions }) => partitions.length > 0);
  const farMember = () => members().find(({ program }) => program === 'far')?.memberId;

  await troupe.carryOut({ do: 'start', roles: ['near', 'far', 'producer'] });
  await until(() => isShared('far', 'near'));
  // kafkajs fetches over a connection of its own, made after it has joined; one that is cut while it authenticates ends the
  // consumer for good, as a wrong password would. Who has read a record has it.
  await troupe.carryOut({ do: 'tell', roles: ['producer'], line: 'send 9', isSetting: false });
  await until(() =>
    ['near', 'far'].every((one) =>
      log.events().some((event) => event.type === 'record.consumed' && event.program === one),
    ),
  );
  const before = farMember();
  // Much longer than its session: a busy machine takes its time to see that it has run out.
  await troupe.carryOut({ do: 'cut', whose: 'far', forMs: 12_000 });
  await until(() => isShared('near'));
  expect(log.events().some(({ type }) => type === 'cable.mended')).toBe(false);
  await until(() => isShared('far', 'near'));
  expect(log.events().some(({ type }) => type === 'cable.mended')).toBe(true);
  expect(farMember()).not.toBe(before);
  expect(log.events().filter(({ type }) => type === 'program.exited')).toEqual([]);
  // A request of kafkajs that went into the cut is given up after 30 s.
}, 90_000);
