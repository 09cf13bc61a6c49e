import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readSetup } from '#server/brokers/setup-file.ts';
import { brokerTechnologies } from '#server/technologies.ts';
import { startHeadless } from './headless/start.ts';

const native = brokerTechnologies.every((technology) =>
  ['installed', 'extracted'].includes(readSetup(technology, '.data')?.source ?? ''),
);
const limit = { timeout: 60_000, interval: 100 };

test.skipIf(!native)(
  'brokers killed while labs stand idle end nothing in the server that holds connections to them',
  async () => {
    const dataDir = mkdtempSync(path.join(tmpdir(), 'brokers-away-'));
    onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
    // Brokers that the environment names are not ours to kill.
    const server = await startHeadless({ TRAMTIN_DATA: dataDir, TRAMTIN_BROKERS: readSetup('kafka', '.data')?.source });
    onTestFinished(() => server.stop());
    const states = async (): Promise<string[]> => {
      const notices: { state: string }[] = Object(await server.ask('brokers'));
      return notices.map(({ state }) => state);
    };
    const all = (state: string) => brokerTechnologies.map(() => state);
    const pidOf = (name: string): number =>
      Number(
        server.lines
          .findLast((line) => line.toLowerCase().startsWith(`${name} `) && line.includes('(pid '))
          ?.match(/\(pid (\d+)\)/)?.[1],
      );
    const events = async (slug: string): Promise<{ type: string }[]> => Object(await server.ask('log', 'an', slug));
    const count = async (slug: string, type: string) =>
      (await events(slug)).filter((event) => event.type === type).length;

    await expect.poll(states, limit).toEqual(all('ready'));
    // A cable, a file and a group among them: every kind of connection that a server holds.
    const labs = {
      'rabbitmq-work-queue': { up: 'consumer.started', alive: 'message.acked' },
      'delivery-guarantees': { up: 'consumer.started', alive: 'message.acked' },
      'kafka-consumer-groups': { up: 'group.joined', alive: 'record.consumed' },
    };
    for (const [slug, { up }] of Object.entries(labs)) {
      await server.ask('open', 'an', slug);
      await expect.poll(() => count(slug, up), limit).toBeGreaterThan(0);
    }
    for (const technology of brokerTechnologies) {
      const pid = pidOf(technology);
      expect(pid).toBeGreaterThan(0);
      process.kill(pid, 'SIGKILL');
      await expect.poll(async () => (await states()).includes('lost'), limit).toBe(true);
      await expect.poll(states, limit).toEqual(all('ready'));
    }
    for (const [slug, { alive }] of Object.entries(labs)) {
      const returned = async () => (await events(slug)).findLastIndex(({ type }) => type === 'broker.returned');
      await expect.poll(returned, limit).toBeGreaterThan(0);
      // A program that the broker took along has to be back before it can be told anything.
      const send = async () =>
        await server.ask('act', 'an', slug, 'send').then(
          () => true,
          () => false,
        );
      await expect.poll(send, limit).toBe(true);
      // Not a new consumer: members of a group that find their broker again within their session have never left it.
      const works = async () => (await events(slug)).slice(await returned()).some(({ type }) => type === alive);
      await expect.poll(works, limit).toBe(true);
    }
    expect(server.faults).toEqual([]);
  },
  180_000,
);
