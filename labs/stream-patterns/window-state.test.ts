import { describe, expect, test } from 'vitest';
import { createState, idOf, type Order } from './programs/window-state.ts';

const opening = 8 * 3_600;
let number = 0;
const order = (at: number, amount = 100, customer = 'An'): Order => {
  number += 1;
  return { order: number, customer, amount, at: opening + at };
};
/** What each of them does, one after the other, and the state after them. */
const run = (orders: readonly Order[], grace = 10) => {
  const state = createState(grace);
  return { state, steps: orders.map((one) => state.add(one)) };
};
const tumbling = (windows: readonly { kind: string; total: number }[]) =>
  windows.filter(({ kind }) => kind === 'tumbling').map(({ total }) => total);

test('an order is in one tumbling window, in two sliding ones and in a session', () => {
  const { steps } = run([order(12)]);
  expect(steps[0]?.changed.map(idOf)).toEqual([
    'tumbling 08:00:10',
    'sliding 08:00:05',
    'sliding 08:00:10',
    'session An 08:00:12',
  ]);
});

describe('a window', () => {
  test('comes out once the watermark is at its end: four seconds after it, by the orders', () => {
    const { steps } = run([order(0), order(8), order(10), order(13), order(14)]);
    expect(steps.map(({ emitted }) => tumbling(emitted))).toEqual([[], [], [], [], [200]]);
  });

  test('comes out again for a late order, until its grace is over', () => {
    const { steps } = run([order(0), order(14), order(1, 50), order(24), order(2, 50)]);
    expect(steps.map(({ emitted }) => tumbling(emitted))).toEqual([[], [100], [150], [100], []]);
    expect(steps[3]?.locked).toContain('tumbling 08:00:00');
    expect(steps[4]?.dropped).toContain('tumbling 08:00:00');
  });

  test('takes no late order where nothing is waited for', () => {
    const { steps } = run([order(0), order(14), order(1)], 0);
    expect(steps[2]?.dropped).toContain('tumbling 08:00:00');
  });
});

describe('a session', () => {
  const sessions = (step: ReturnType<ReturnType<typeof createState>['add']> | undefined) =>
    step?.changed.filter(({ kind }) => kind === 'session').map((one) => [idOf(one), one.count]);

  test('goes on while no pause is longer than six seconds, for each customer alone', () => {
    const { steps } = run([order(0), order(6), order(7, 100, 'Bé'), order(13)]);
    expect(steps.map(sessions)).toEqual([
      [['session An 08:00:00', 1]],
      [['session An 08:00:00', 2]],
      [['session Bé 08:00:07', 1]],
      [['session An 08:00:13', 1]],
    ]);
  });

  test('takes in another one when a late order lies between them', () => {
    const { steps } = run([order(0), order(10), order(5)]);
    expect(sessions(steps[2])).toEqual([['session An 08:00:00', 3]]);
    expect(steps[2]?.merged).toEqual(['session An 08:00:10']);
  });
});

test('what was put back counts on, and with it the watermark', () => {
  const first = run([order(0), order(8)]).state;
  const again = createState(10);
  const window = { kind: 'tumbling' as const, from: opening, to: opening + 10, count: 2, total: 200 };
  again.put(window, first.watermark());
  expect(again.watermark()).toBe(first.watermark());
  expect(tumbling(again.add(order(14)).emitted)).toEqual([200]);
});
