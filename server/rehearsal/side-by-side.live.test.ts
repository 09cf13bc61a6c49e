import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, inject, onTestFinished, test } from 'vitest';
import { createBrokerBoard } from '#server/brokers/board.ts';
import { fixedBrokers } from '#server/brokers/fixed.ts';
import { claimOwner } from '#server/brokers/owner.ts';
import { loadLab } from '#server/sandboxes/labs.ts';
import { type BrokerTechnology, brokered, brokerTechnologies } from '#server/technologies.ts';
import { type Headless, startHeadless } from './headless/start.ts';
import { createStudio } from './studio.ts';

const brokers = inject('brokers');
const slugs = ['rabbitmq-work-queue', 'kafka-consumer-groups'];
const limit = { timeout: 30_000, interval: 200 };

test('servers and rehearsals share brokers: a start sweeps what its own folder left, and nothing else', async () => {
  const [ours, theirs, labs] = ['ours', 'theirs', 'labs'].map((name) => {
    const folder = mkdtempSync(path.join(tmpdir(), `side-by-side-${name}-`));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    return folder;
  });
  const start = async (dataDir = ''): Promise<Headless> => {
    const server = await startHeadless({ TRAMTIN_DATA: dataDir, HEADLESS_BROKERS: JSON.stringify(brokers) });
    onTestFinished(server.stop);
    return server;
  };
  const open = async (server: Headless): Promise<string[]> =>
    (await Promise.all(slugs.map((slug) => server.ask('open', 'an', slug)))).map(String);
  const ask = <Of extends BrokerTechnology>(technology: Of, note: (id: string) => boolean): Promise<number> =>
    brokered(technology).sweep(brokers[technology], note);
  /** Ids of all sandboxes that have anything on a broker. */
  const there = async (): Promise<Set<string>> => {
    const ids = new Set<string>();
    const note = (id: string): boolean => {
      ids.add(id);
      return false;
    };
    await Promise.all(brokerTechnologies.map((technology) => ask(technology, note)));
    return ids;
  };

  const neighbour = await start(theirs);
  const neighbours = await open(neighbour);
  const killed = await start(ours);
  const left = await open(killed);
  const owner = claimOwner(labs ?? '');
  onTestFinished(owner.leave);
  const studio = createStudio(createBrokerBoard(fixedBrokers(brokers), owner, () => {}));
  const lab = await loadLab('rabbitmq-work-queue');
  if (!lab) throw new Error('the lab has gone');
  const rehearsed = await studio.open(lab);
  onTestFinished(rehearsed.close);
  expect([...(await there())]).toEqual(expect.arrayContaining([...neighbours, ...left, rehearsed.id]));

  await killed.kill('SIGKILL');
  const next = await start(ours);
  const mine = await open(next);
  // A second server on the folder of one that is alive takes nothing of it.
  const second = await start(ours);
  const seconds = await open(second);
  await expect.poll(async () => [...(await there())].filter((id) => left.includes(id)), limit).toEqual([]);
  expect([...(await there())]).toEqual(expect.arrayContaining([...neighbours, ...mine, ...seconds, rehearsed.id]));

  // And they all go on.
  for (const server of [neighbour, next, second]) {
    await server.ask('act', 'an', 'rabbitmq-work-queue', 'send');
    const handled = async () =>
      Object(await server.ask('log', 'an', 'rabbitmq-work-queue')).some(
        ({ type }: { type: string }) => type === 'message.handled',
      );
    await expect.poll(handled, limit).toBe(true);
    expect(server.faults).toEqual([]);
  }
}, 180_000);
