import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { LabEvent, LabEventType } from '#model/events.ts';
import { createBrokerBoard } from '#server/brokers/board.ts';
import { openBrokers } from '#server/brokers/open.ts';
import { claimOwner } from '#server/brokers/owner.ts';
import { readSetup } from '#server/brokers/setup-file.ts';
import { untilReady } from '#server/brokers/until-ready.ts';
import { createSandboxes } from './registry.ts';

const source = readSetup('rabbitmq', '.data')?.source ?? '';

const killable = source === 'installed' || source === 'extracted';

/** A lab on a broker of its own, which may be killed. */
const openLab = async (slug: string) => {
  // A broker that the environment names is not ours to kill.
  vi.stubEnv('TRAMTIN_BROKERS', source);
  onTestFinished(() => void vi.unstubAllEnvs());
  let pid = 0;
  const dataDir = mkdtempSync(path.join(tmpdir(), 'broker-death-'));
  const brokers = openBrokers({
    dataDir,
    log: (line) => {
      pid = Number(/^RabbitMQ .*\(pid (\d+)\)/.exec(line)?.[1] ?? pid);
    },
  });
  onTestFinished(brokers.stop);
  await untilReady(brokers.rabbitmq);
  const sandboxes = createSandboxes({
    board: createBrokerBoard(brokers, claimOwner(dataDir), () => {}),
    idleMs: 60_000,
    max: 1,
    perLearner: 1,
    onProgress: () => {},
    log: () => {},
  });
  onTestFinished(sandboxes.closeAll);
  const seen: LabEvent[] = [];
  const looks = new Set<() => void>();
  sandboxes.listen({
    event(_, event) {
      seen.push(event);
      for (const look of looks) look();
    },
    restarted: () => {},
    expiry: () => {},
    ended: () => {},
  });
  const until = (isSo: () => boolean) =>
    new Promise<void>((resolve) => {
      const look = (): void => {
        if (!isSo()) return;
        looks.delete(look);
        resolve();
      };
      looks.add(look);
      look();
    });
  const count = (type: LabEventType): number => seen.filter((event) => event.type === type).length;
  const known = await sandboxes.open('an', slug);
  if ('position' in known) throw new Error('queued');
  const kill = (): void => {
    expect(pid).toBeGreaterThan(0);
    process.kill(pid, 'SIGKILL');
  };
  return { sandbox: known.sandbox, dataDir, seen, until, count, kill };
};

test.skipIf(!killable)(
  'a lab whose broker dies says so within a second, keeps its log and goes on by itself',
  async () => {
    const { sandbox, seen, until, count, kill } = await openLab('rabbitmq-work-queue');
    await until(() => count('consumer.started') === 2 && sandbox.log().picture().programs.producer?.connected === true);
    await sandbox.act({ action: 'send-many', value: 3 });
    await until(() => count('message.acked') === 3);
    await sandbox.act({ action: 'kill', program: 'worker-2' });
    await until(() => count('program.exited') === 1);

    const killedAt = Date.now();
    kill();
    await until(() => count('broker.lost') === 1);
    expect(Date.now() - killedAt).toBeLessThan(1_000);
    // Nobody is there who could send them: not accepted, and then forgotten.
    await expect(sandbox.act({ action: 'send-many', value: 3 })).rejects.toMatchObject({ code: 'broker-away' });
    await until(() => count('broker.returned') === 1 && count('consumer.started') === 3);

    // Each said in one line what had happened to it.
    const errors = seen.flatMap((event) =>
      event.type === 'program.printed' && event.stream === 'stderr' ? [[event.program, event.line]] : [],
    );
    expect(errors.sort()).toEqual([
      ['producer', expect.stringMatching(/^Mất kết nối tới RabbitMQ: /)],
      ['worker-1', expect.stringMatching(/^Mất kết nối tới RabbitMQ: /)],
    ]);
    // The worker that the learner killed stays dead; the others are back and what they do is seen.
    const { programs } = sandbox.log().picture();
    expect(programs['worker-2']?.state).toBe('dead');
    expect(programs['worker-1']?.state).toBe('running');
    await until(() => sandbox.log().picture().programs.producer?.connected === true);
    await sandbox.act({ action: 'send-many', value: 3 });
    await until(() => count('message.acked') === 6);
    // The shop counts from 1 again, and uses no id a second time.
    const published = seen.filter((event) => event.type === 'message.published');
    expect(published.map(({ message, label }) => [message, label])).toEqual(
      ['1', '2', '3', 'B1', 'B2', 'B3'].map((id) => [id, id]),
    );
    expect(seen.map(({ seq }) => seq)).toEqual(seen.map((_, i) => i + 1));
  },
);

/** Queues of the dead-letter lab that its worker reads. */
const readQueues = 2;

test.skipIf(!killable)('a broker that comes back has each binding once, as before', async () => {
  const { sandbox, until, count, kill } = await openLab('rabbitmq-dlq-retry');
  await until(
    () => count('consumer.started') === readQueues && sandbox.log().picture().programs.shop?.connected === true,
  );
  await sandbox.act({ action: 'mode', value: 'dlx' });
  await sandbox.act({ action: 'poison' });
  await until(() => count('message.dead-lettered') === 1);
  const { bindings } = sandbox.log().picture();
  expect(bindings).not.toEqual([]);

  kill();
  await until(
    () => count('consumer.started') === 2 * readQueues && sandbox.log().picture().programs.shop?.connected === true,
  );
  // A message that went all the way: the programs have declared everything anew.
  await sandbox.act({ action: 'poison' });
  await until(() => count('message.dead-lettered') === 2);
  expect(sandbox.log().picture().bindings).toEqual(bindings);
});

test.skipIf(!killable)(
  'a broker that comes back with an empty disk gets its lab back, dead letters and all',
  async () => {
    const { sandbox, dataDir, seen, until, count, kill } = await openLab('rabbitmq-dlq-retry');
    await until(
      () => count('consumer.started') === readQueues && sandbox.log().picture().programs.shop?.connected === true,
    );
    await sandbox.act({ action: 'mode', value: 'dlx' });
    await sandbox.act({ action: 'poison' });
    await until(() => count('message.dead-lettered') === 1);
    const { bindings, exchanges } = sandbox.log().picture();

    kill();
    await until(() => count('broker.lost') === 1);
    // The next start comes half a second later, or at least in another turn of the event loop.
    for (const name of readdirSync(dataDir))
      rmSync(path.join(dataDir, name, 'mnesia'), { recursive: true, force: true });
    await until(
      () => count('consumer.started') === 2 * readQueues && sandbox.log().picture().programs.shop?.connected === true,
    );
    // All of them durable: only an empty disk takes them.
    expect([count('queue.deleted'), count('exchange.deleted')]).toEqual([6, 3]);
    // Nobody deleted them: the platform found them gone.
    const deleted = seen.filter(({ type }) => type === 'queue.deleted' || type === 'exchange.deleted');
    expect(deleted.map(({ origin }) => origin)).toEqual(deleted.map(() => 'platform'));
    const { queues, ...back } = sandbox.log().picture();
    expect(Object.values(queues).flatMap(({ ready, unacked }) => [...ready, ...unacked])).toEqual([]);
    expect(back.bindings).toEqual(bindings);
    expect(back.exchanges).toEqual(exchanges);
    await sandbox.act({ action: 'poison' });
    await until(() => count('message.dead-lettered') === 2);
    expect(seen.findLast(({ type }) => type === 'message.dead-lettered')).toMatchObject({
      message: 'B1',
      queue: 'orders',
      exchange: 'orders.dlx',
      queues: ['orders.dead'],
    });
  },
);
