import { expect, test } from 'vitest';
import type { EventDraft, LabEvent } from '#model/events.ts';
import type { Aspect } from '#server/technologies/audit.ts';
import { createWitness } from './witness.ts';

/** A sandbox whose settings are the figures, and somebody else who says that `speed` is what it is in truth. */
const createScene = () => {
  const log: LabEvent[] = [];
  let speed = 1;
  const aspect: Aspect = {
    pictureLagMs: 100,
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
  return { witness, tell, set };
};

test('a picture that agrees, then and later, has nothing against it', async () => {
  const { witness, tell, set } = createScene();
  witness.look('the start');
  set(2);
  tell(2);
  witness.look('a change');
  expect(await witness.verdict()).toEqual([]);
  expect(witness.looks()).toBe(2);
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

test('who leaves waits for no second answer', async () => {
  const { witness, set } = createScene();
  set(3);
  witness.look('a change that nobody told of');
  await witness.leave();
  expect(await witness.verdict()).toEqual([]);
  expect(witness.looks()).toBe(0);
});

test('who does not answer is told of', async () => {
  const aspect: Aspect = {
    pictureLagMs: 100,
    ask: () => Promise.reject(new Error('no such vhost')),
    read: () => new Map(),
  };
  const audit = { aspects: [aspect], leftovers: async () => [] };
  const witness = createWitness([audit], { id: 'a', files: () => [], events: () => [] });
  witness.look('the start');
  expect(await witness.verdict()).toEqual(['asked after the start: Error: no such vhost']);
});
