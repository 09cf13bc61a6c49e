import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, inject, test } from 'vitest';
import type { Errand, Place } from '#model/socket.ts';
import { createBrokerBoard } from '#server/brokers/board.ts';
import { fixedBrokers } from '#server/brokers/fixed.ts';
import { claimOwner } from '#server/brokers/owner.ts';
import { auditRabbitmq } from '#server/technologies/rabbitmq/audit.ts';
import { createRateLimits } from './rate-limit.ts';
import { createSandboxes, type OpenSandbox } from './registry.ts';

const slug = 'rabbitmq-work-queue';
const brokers = inject('brokers');
const owner = claimOwner(mkdtempSync(path.join(tmpdir(), 'gate-')));
const board = createBrokerBoard(fixedBrokers(brokers), owner, () => {});
/** Sandboxes in the order in which they were begun. */
const begun: string[] = [];
const turns: { id: string; errand: Errand; place: Place | null }[] = [];
const sandboxes = createSandboxes({
  board: {
    ...board,
    newSandboxId() {
      const id = board.newSandboxId();
      begun.push(id);
      return id;
    },
  },
  idleMs: 60_000,
  max: 20,
  perLearner: 1,
  perAddress: { sandboxes: 14, openings: createRateLimits(1 / 60, { burst: 100 }) },
  abreast: 2,
  onProgress: () => {},
  log: () => {},
});
sandboxes.listen({
  event: () => {},
  restarted: () => {},
  expiry: () => {},
  ended: () => {},
  turn: (id, errand, place) => turns.push({ id, errand, place }),
});
afterAll(() => sandboxes.closeAll());

/** As a page does it: asks for a sandbox and, while it has to wait, again and again. */
const wait = async (learner: string, places: Place[] = [], onPlace = (): void => {}): Promise<OpenSandbox> => {
  const answer = await sandboxes.open(learner, slug, { address: '203.0.113.7', asksAgain: places.length > 0 });
  if (!('position' in answer)) return answer;
  places.push(answer);
  onPlace();
  return wait(learner, places, onPlace);
};
const learners = Array.from({ length: 12 }, (_, index) => `learner-${index}`);

test('many who come at once are let in one after the other, and nobody is refused', async () => {
  const places = learners.map((): Place[] => []);
  // Whose turn is looked into takes a moment: who comes behind them comes once they stand in line.
  const inLine = Promise.withResolvers<void>();
  const onPlace = (): void => {
    if (places.filter(({ length }) => length > 0).length === learners.length - 2) inLine.resolve();
  };
  const coming = learners.map((learner, index) => wait(learner, places[index], onPlace));
  // Two tabs of one learner have one place.
  const again = wait('learner-7');
  await inLine.promise;
  const last = ['before', 'between', 'behind'];
  for (const learner of last) expect(await sandboxes.open(learner, slug)).toMatchObject({ for: 'turn' });
  expect(sandboxes.held('between')).toEqual([{ lab: slug, sandboxId: null }]);
  // What a reload asks.
  const apart = (): number =>
    (sandboxes.place('behind', slug)?.position ?? 0) - (sandboxes.place('before', slug)?.position ?? 0);
  expect(apart()).toBe(2);
  const between = sandboxes.open('between', slug, { asksAgain: true });
  sandboxes.leave('between', slug);
  await expect(between).rejects.toMatchObject({ code: 'place-left' });
  expect(apart()).toBe(1);
  for (const learner of last) sandboxes.leave(learner, slug);

  const all = await Promise.all(coming);
  expect((await again).sandbox).toBe(all[7]?.sandbox);
  expect(sandboxes.held('learner-7')).toEqual([{ lab: slug, sandboxId: all[7]?.sandbox.id }]);
  // Two went in at once; the others in the order of the places that they were given.
  const byPlace = all
    .map(({ sandbox: { id } }, index) => ({ id, position: places[index]?.[0]?.position ?? 0 }))
    .toSorted((a, b) => a.position - b.position);
  expect(byPlace.map(({ position }) => position)).toEqual([0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  expect(byPlace.slice(2).map(({ id }) => id)).toEqual(begun.slice(2));
  for (const own of places) {
    expect(own.map(({ position }) => position)).toEqual(own.map(({ position }) => position).toSorted((a, b) => b - a));
    for (const { waitMs } of own) expect(waitMs).toBeGreaterThan(0);
  }
  expect(sandboxes.place('learner-0', slug)).toBeUndefined();
});

test('resets wait for their turn, one can be taken back, and the lab goes on until then', async () => {
  const all = learners.flatMap((learner) => sandboxes.find(learner, slug) ?? []);
  const [first, second, third, fourth] = all;
  if (!first || !second || !third || !fourth) throw new Error('not open');
  const resets = all.slice(0, 4).map(({ sandbox }) => sandboxes.reset(sandbox.learner, sandbox.id));
  expect(await Promise.all(resets.slice(2))).toMatchObject([{ position: 1 }, { position: 2 }]);
  await fourth.sandbox.act({ action: 'send' });
  sandboxes.cancelReset(fourth.sandbox.learner, fourth.sandbox.id);
  expect(await Promise.all(resets.slice(0, 2))).toEqual([null, null]);
  // Asked again it is the same turn, which may be over by now.
  while (third.sandbox.epoch() === 1) await sandboxes.reset(third.sandbox.learner, third.sandbox.id);
  const told = ({ sandbox }: OpenSandbox) => turns.filter(({ id }) => id === sandbox.id).map(({ place }) => place);
  expect(told(fourth).at(-1)).toBeNull();
  expect(told(third).at(-1)).toBeNull();
  expect(told(third)[0]).toMatchObject({ position: 1 });
  expect([second.sandbox.epoch(), fourth.sandbox.epoch()]).toEqual([2, 1]);
});

test('an address gets no more than its part, and others are served', async () => {
  await Promise.all(['one', 'two'].map((learner) => wait(learner)));
  await expect(sandboxes.open('three', slug, { address: '203.0.113.7' })).rejects.toMatchObject({
    code: 'too-many-sandboxes-here',
    status: 429,
    sentence: expect.stringContaining('14 phòng lab'),
  });
  const other = await sandboxes.open('three', slug, { address: '203.0.113.8' });
  expect(other).toHaveProperty('sandbox');
});

test('who gave the place up while it was being opened gets nothing, and nothing is left', async () => {
  const { rabbitmq } = brokers;
  const opening = sandboxes.open('hasty', slug);
  while (sandboxes.place('hasty', slug)?.position !== 0) await new Promise((resolve) => setImmediate(resolve));
  sandboxes.leave('hasty', slug);
  const answer = await opening;
  if ('position' in answer) throw new Error('queued');
  await sandboxes.closeAll();
  expect(sandboxes.count()).toBe(0);
  expect(await auditRabbitmq(rabbitmq).leftovers(answer.sandbox)).toEqual([]);
});
