import { expect, test } from 'vitest';
import type { EventDraft, LabEvent } from '#model/events.ts';
import type { Aspect } from '#server/technologies/audit.ts';
import { createWitness } from './witness.ts';

/** A sandbox whose settings are the figures, and somebody else who says that `speed` is what it is in truth. */
const createScene = (fleetingMs = 0) => {
  const log: LabEvent[] = [];
  let speed = 1;
  const aspect: Aspect = {
    pictureLagMs: 100,
    fleetingMs,
    ask: async () => ({ figures: new Map([['speed', speed]]), from: Date.now(), until: Date.now() }),
    read: ({ settings }) => new Map(Object.entries(settings).map(([name, value]) => [name, Number(value)])),
  };
  const tell = (value: number, at = Date.now()): void => {
    const draft: EventDraft = { type: 'setting.changed', origin: 'platform', setting: 'speed', program: null, value };
    log.push({ ...draft, seq: log.length + 1, at });
  };
  tell(speed, Date.now() - 1_000);
  const audit = { aspects: [aspect], leftovers: async () => [] };
  const witness = createWitness([audit], { id: 'a', files: () => [], events: () => log });
  const set = (value: number): void => {
    speed = value;
  };
  return { witness, log, tell, set };
};

test('a picture that agrees, then and later, has nothing against it', async () => {
  const { witness, tell, set } = createScene();
  set(2);
  tell(2);
  witness.look('a change');
  expect(await witness.verdict()).toEqual([]);
  expect(witness.looks(), 'at the start, and then').toBe(2);
});

test('what the picture did not have at any time is said once, of the first look that showed it', async () => {
  const { witness, set } = createScene();
  set(3);
  witness.look('a change that nobody told of');
  witness.look('another look');
  expect(await witness.verdict()).toEqual([
    'speed is 1 in the picture, 3 in truth, after a change that nobody told of',
  ]);
});

test('what may have passed by is told only if it stays', async () => {
  const { witness, set } = createScene(50);
  set(3);
  witness.look('a moment');
  setTimeout(() => set(1), 20);
  expect(await witness.verdict()).toEqual([]);
  const { witness: another, set: setAnother } = createScene(50);
  setAnother(3);
  another.look('a change that nobody told of');
  expect(await another.verdict()).toHaveLength(1);
});

test('it asks from time to time, whatever the script does', async () => {
  const { witness, set } = createScene();
  setTimeout(() => set(3), 100);
  await expect.poll(() => witness.looks(), { timeout: 3_000 }).toBe(2);
  expect(await witness.verdict()).toEqual(['speed is 1 in the picture, 3 in truth, after the start']);
});

test('who leaves waits for no second answer', async () => {
  const { witness, set } = createScene(500);
  set(3);
  witness.look('a change that nobody told of');
  await witness.leave();
  expect(await witness.verdict()).toEqual([]);
  expect(witness.looks()).toBe(0);
});

test('nothing is held against the picture while a broker is away, nor a moment after', async () => {
  const { witness, log, set } = createScene();
  const brokerWas = (type: 'broker.lost' | 'broker.returned', at: number): void => {
    log.push({ type, origin: 'platform', technology: 'kafka', seq: log.length + 1, at });
  };
  brokerWas('broker.lost', Date.now() - 30_000);
  brokerWas('broker.returned', Date.now() - 20_000);
  brokerWas('broker.lost', Date.now());
  set(3);
  witness.look('its death');
  expect(await witness.verdict()).toEqual([]);
  const { witness: later, log: another, set: setAnother } = createScene();
  another.push(...log.slice(1, 3));
  setAnother(3);
  later.look('a return that is long past');
  expect(await later.verdict()).toHaveLength(1);
});

test('who does not answer is told of', async () => {
  const aspect: Aspect = {
    pictureLagMs: 100,
    fleetingMs: 0,
    ask: () => Promise.reject(new Error('no such vhost')),
    read: () => new Map(),
  };
  const audit = { aspects: [aspect], leftovers: async () => [] };
  const witness = createWitness([audit], { id: 'a', files: () => [], events: () => [] });
  witness.look('the start');
  expect(await witness.verdict()).toEqual(Array(2).fill('asked after the start: Error: no such vhost'));
});
