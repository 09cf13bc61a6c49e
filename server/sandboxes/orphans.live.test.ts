import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, expect, inject, test } from 'vitest';
import { z } from 'zod';
import { createBrokerBoard } from '#server/brokers/board.ts';
import { fixedBrokers } from '#server/brokers/fixed.ts';
import { claimOwner } from '#server/brokers/owner.ts';
import { isAlive } from '#server/processes/identity.mjs';
import { auditKafka } from '#server/technologies/kafka/audit.ts';
import { auditRabbitmq } from '#server/technologies/rabbitmq/audit.ts';
import { createSandboxes } from './registry.ts';

const brokers = inject('brokers');
const dataDir = mkdtempSync(path.join(tmpdir(), 'orphans-data-'));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));
const limits = { idleMs: 60_000, max: 9, perLearner: 9, onProgress: () => {}, log: () => {} };

/** A server with three labs open: one worker frozen, one cable cut with orders under way, one group reading. */
const server = `
  import { once } from 'node:events';
  import { createBrokerBoard } from '#server/brokers/board.ts';
  import { fixedBrokers } from '#server/brokers/fixed.ts';
  import { claimOwner } from '#server/brokers/owner.ts';
  import { createSandboxes } from '#server/sandboxes/registry.ts';
  const board = createBrokerBoard(fixedBrokers(JSON.parse(process.env.BROKERS)), claimOwner('${dataDir}'), () => {});
  const sandboxes = createSandboxes({
    board, idleMs: 60_000, max: 9, perLearner: 9, abreast: 3, onProgress() {}, log() {},
  });
  const slugs = ['rabbitmq-work-queue', 'delivery-guarantees', 'kafka-consumer-groups'];
  const [queue, guarantees, groups] = await Promise.all(
    slugs.map(async (slug) => (await sandboxes.open('an', slug)).sandbox),
  );
  const sees = (sandbox, isSo) => new Promise((resolve) => {
    const look = () => sandbox.log().events().some(isSo) && resolve();
    sandbox.log().onAppend(look);
    look();
  });
  await queue.act({ action: 'freeze', program: 'worker-1' });
  await sees(guarantees, ({ type, program }) => type === 'connection.opened' && program === 'shop');
  await guarantees.act({ action: 'send' });
  await sees(guarantees, ({ type }) => type === 'statement.ran');
  await guarantees.act({ action: 'cut' });
  await guarantees.act({ action: 'send' });
  await sees(groups, ({ type }) => type === 'group.joined');
  const all = [queue, guarantees, groups];
  console.log(JSON.stringify({
    ids: all.map(({ id }) => id), pids: all.flatMap((one) => one.pids()), files: all.flatMap((one) => one.files()),
  }));
`;
const opened = z.object({ ids: z.array(z.string()), pids: z.array(z.number()), files: z.array(z.string()) });

test('programs do not outlive a server that was killed, and the next one sweeps what it left', async () => {
  const killed = spawn(process.execPath, ['--input-type=module', '--eval', server], {
    env: { ...process.env, BROKERS: JSON.stringify(brokers) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(createInterface({ input: killed.stdout }), 'line');
  const { ids, pids, files } = opened.parse(JSON.parse(String(line)));
  expect(pids.filter(isAlive)).toEqual(pids);
  killed.kill('SIGKILL');
  await once(killed, 'exit');
  // An orphan that died counts as there until the init process has reaped it, which may take seconds.
  await expect.poll(() => pids.filter(isAlive), { timeout: 10_000 }).toEqual([]);

  const leftovers = async (): Promise<string[]> => {
    const sandboxes = ids.map((id) => ({ id, files: () => [] }));
    const [onRabbitmq, onKafka] = [auditRabbitmq(brokers.rabbitmq), auditKafka(brokers.kafka)];
    const found = await Promise.all(sandboxes.flatMap((one) => [onRabbitmq.leftovers(one), onKafka.leftovers(one)]));
    return found.flat();
  };
  // Two vhosts and their users, a topic and its group.
  expect((await leftovers()).length).toBeGreaterThanOrEqual(6);
  expect(files.map((file) => path.basename(file)).sort()).toEqual(['payment.db', 'shop.db']);
  expect(files.filter((file) => !existsSync(file))).toEqual([]);

  const board = createBrokerBoard(fixedBrokers(brokers), claimOwner(dataDir), () => {});
  createSandboxes({ board, ...limits });
  expect(files.filter((file) => existsSync(path.dirname(file)))).toEqual([]);
  await expect.poll(leftovers, { timeout: 20_000, interval: 500 }).toEqual([]);
});
