import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Place } from '#model/socket.ts';
import { createGate, type Turn, Withdrawn } from './gate.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A gate before works that take a while by the fake clock, and what happened at it. */
const gateOf = ({ abreast = 1, places = Number.POSITIVE_INFINITY, endsInMs = 60_000 } = {}) => {
  const seen: string[] = [];
  const moves: Record<string, (Place | null)[]> = {};
  let taken = 0;
  const gate = createGate({
    abreast,
    hasRoom: (entering) => taken + entering < places,
    roomInMs: (nth) => nth * endsInMs,
  });
  const enter = (name: string, { ms = 1_000, needsRoom = true, fails = false } = {}): Turn<string> =>
    gate.enter({
      needsRoom,
      onMove(place) {
        moves[name] = [...(moves[name] ?? []), place];
      },
      work: () =>
        new Promise((resolve, reject) => {
          seen.push(`${name} in`);
          setTimeout(() => {
            seen.push(`${name} out`);
            if (needsRoom && !fails) taken += 1;
            if (fails) reject(new Error(name));
            else resolve(name);
          }, ms);
        }),
    });
  const free = (): void => {
    taken -= 1;
    gate.look();
  };
  return { gate, enter, free, seen, moves };
};
const positions = (turns: Turn<string>[]): (number | undefined)[] => turns.map((turn) => turn.place()?.position);

test('first come, first served, so many at a time', async () => {
  const { enter, seen } = gateOf({ abreast: 2 });
  const turns = ['a', 'b', 'c', 'd'].map((name) => enter(name));
  expect(seen).toEqual(['a in', 'b in']);
  expect(positions(turns)).toEqual([undefined, undefined, 1, 2]);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(seen.slice(2)).toEqual(['a out', 'c in', 'b out', 'd in']);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(await Promise.all(turns.map(({ done }) => done))).toEqual(['a', 'b', 'c', 'd']);
});

test('an estimate goes by what the last ones took, and by how many go in at a time', async () => {
  const { enter } = gateOf({ abreast: 2 });
  enter('first', { ms: 4_000 });
  await vi.advanceTimersByTimeAsync(4_000);
  enter('a', { ms: 4_000 });
  enter('b', { ms: 4_000 });
  await vi.advanceTimersByTimeAsync(1_000);
  const turns = ['c', 'd', 'e'].map((name) => enter(name));
  expect(turns.map((turn) => turn.place()?.waitMs)).toEqual([3_000 + 4_000, 3_000 + 4_000, 3_000 + 8_000]);
});

test('who gives up leaves the place to those behind, and his work is never begun', async () => {
  const { enter, seen, moves } = gateOf();
  enter('a');
  const b = enter('b');
  const c = enter('c');
  b.withdraw();
  await expect(b.done).rejects.toBeInstanceOf(Withdrawn);
  await b.over;
  expect(c.place()?.position).toBe(1);
  expect(moves.b?.at(-1)).toBeNull();
  expect(moves.c?.map((place) => place?.position)).toEqual([2, 1]);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(seen).not.toContain('b in');
  // Too late for one whose work has been done.
  c.withdraw();
  expect(await c.done).toBe('c');
});

test('who waits for room lets those pass who need none, and nobody who needs it too', async () => {
  const { enter, free, seen } = gateOf({ places: 1 });
  enter('a');
  await vi.advanceTimersByTimeAsync(1_000);
  const b = enter('b');
  const c = enter('c');
  const reset = enter('reset', { needsRoom: false });
  expect(reset.place()).toBeNull();
  expect(b.place()).toEqual({ position: 1, waitMs: 60_000 + 1_000, for: 'room' });
  expect(c.place()).toEqual({ position: 2, waitMs: 120_000 + 1_000, for: 'room' });
  await vi.advanceTimersByTimeAsync(1_000);
  free();
  expect(seen.at(-1)).toBe('b in');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(seen).not.toContain('c in');
});

test('room that nobody tells of is found by looking', async () => {
  let roomy = false;
  const gate = createGate({ abreast: 1, hasRoom: () => roomy, roomInMs: () => 0 });
  const turn = gate.enter({ needsRoom: true, work: async () => 'in' });
  await vi.advanceTimersByTimeAsync(5_000);
  expect(turn.place()?.for).toBe('room');
  roomy = true;
  await vi.advanceTimersByTimeAsync(1_000);
  expect(await turn.done).toBe('in');
});

test('a work that fails, however soon, makes way for the next one and teaches nothing of how long they take', async () => {
  const { enter } = gateOf();
  const a = enter('a', { ms: 2_000 });
  await vi.advanceTimersByTimeAsync(2_000);
  expect(await a.done).toBe('a');
  const b = enter('b', { ms: 1, fails: true });
  const c = enter('c', { ms: 2_000 });
  const d = enter('d');
  await vi.advanceTimersByTimeAsync(1);
  await expect(b.done).rejects.toThrow('b');
  expect(c.place()).toBeNull();
  expect(d.place()).toEqual({ position: 1, waitMs: 4_000, for: 'turn' });
});

test('a gate that closes sends away who waits', async () => {
  const { gate, enter } = gateOf();
  const a = enter('a');
  const b = enter('b');
  gate.close();
  await expect(b.done).rejects.toBeInstanceOf(Withdrawn);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(await a.done).toBe('a');
});

test('what only one may have at a time is waited for in a line of its own, and holds nobody else up', async () => {
  const { gate, enter, seen } = gateOf();
  let freeInMs: number | undefined = 30_000;
  const alone = (name: string): Turn<string> =>
    gate.enter({
      aloneInMs: () => freeInMs,
      work: async () => {
        freeInMs = 30_000;
        seen.push(`${name} in`);
        return name;
      },
    });
  const [first, second] = [alone('first'), alone('second')];
  const other = enter('other');
  expect(seen).toEqual(['other in']);
  expect(first.place()).toMatchObject({ position: 1, for: 'alone', waitMs: 31_500 });
  expect(second.place()).toMatchObject({ position: 2, for: 'alone', waitMs: 61_500 });
  await vi.advanceTimersByTimeAsync(1_000);
  expect(await other.done).toBe('other');
  expect(seen).toEqual(['other in', 'other out']);
  freeInMs = undefined;
  gate.look();
  expect(await first.done).toBe('first');
  expect(second.place()).toMatchObject({ position: 1, for: 'alone' });
  gate.close();
});
