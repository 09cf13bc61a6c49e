import { mkdtempSync } from 'node:fs';
import { getPriority, tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, inject, test } from 'vitest';
import { createBrokerBoard } from '#server/brokers/board.ts';
import { fixedBrokers } from '#server/brokers/fixed.ts';
import { claimOwner } from '#server/brokers/owner.ts';
import { createSandboxes, type OpenSandbox } from './registry.ts';

const brokers = inject('brokers');
const owner = claimOwner(mkdtempSync(path.join(tmpdir(), 'alone-')));
const sandboxes = createSandboxes({
  board: createBrokerBoard(fixedBrokers(brokers), owner, () => {}),
  idleMs: 60_000,
  max: 20,
  perLearner: 2,
  abreast: 2,
  share: { wholeMs: 1_500, noticeMs: 0 },
  onProgress: () => {},
  log: () => {},
});
afterAll(() => sandboxes.closeAll());

const isOpen = (answer: Awaited<ReturnType<typeof sandboxes.open>>): answer is OpenSandbox => 'sandbox' in answer;

/** As a page does it: asks again and again. */
const wait = async (learner: string, slug: string, asksAgain = false): Promise<OpenSandbox> => {
  const answer = await sandboxes.open(learner, slug, { asksAgain });
  return isOpen(answer) ? answer : wait(learner, slug, true);
};

test('a lab that runs alone is had by one learner at a time, another one is told the place, and other labs go on', async () => {
  const first = await wait('first', 'arena');
  expect(await sandboxes.open('second', 'arena')).toMatchObject({ position: 1, for: 'alone' });
  expect(await sandboxes.open('third', 'arena')).toMatchObject({ position: 2, for: 'alone' });
  const other = await wait('second', 'rabbitmq-work-queue');
  for (const pid of first.sandbox.pids()) expect(getPriority(pid)).toBe(10);
  for (const pid of other.sandbox.pids()) expect(getPriority(pid)).toBe(0);
  // Nothing that its programs do is seen by a broker's report.
  expect(
    first.sandbox
      .log()
      .events()
      .some(({ origin }) => origin === 'broker' || origin === 'wire'),
  ).toBe(false);
  await sandboxes.close(first.sandbox.id, 'closed');
  const second = await wait('second', 'arena', true);
  expect(second.sandbox.learner).toBe('second');
  expect(sandboxes.place('third', 'arena')).toMatchObject({ position: 1, for: 'alone' });
});

test('who keeps using a lab that runs alone gives it back in a while to who waits, and is told why', async () => {
  const { sandbox, expiry } = await wait('second', 'arena', true);
  const ended = new Promise((resolve) => {
    sandboxes.listen({
      event: () => {},
      restarted: () => {},
      expiry: () => {},
      ended: (id, why) => id === sandbox.id && resolve(why),
    });
  });
  expiry.touch();
  expect(await ended).toBe('shared');
  expect((await wait('third', 'arena', true)).expiry.leftMs()).toBeGreaterThan(30_000);
});
