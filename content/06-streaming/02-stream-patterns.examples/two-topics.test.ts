import { expect, test } from 'vitest';
import { joined, oldestFirst, oneAfterTheOther, type Timed } from './two-topics.ts';

// An order every two seconds, each paid three seconds later.
const numbers = Array.from({ length: 20 }, (_, i) => i + 1);
const orders = numbers.map((order): Timed => ({ topic: 'orders', order, at: 2 * order }));
const payments = numbers.map((order): Timed => ({ topic: 'payments', order, at: 2 * order + 3 }));

test('read by their time, every order finds its payment', () => {
  expect(joined(oldestFirst(orders, payments))).toEqual(numbers);
});

test('read one topic after the other, only the newest orders are still there when the payments come', () => {
  expect(joined(oneAfterTheOther(orders, payments))).toEqual([15, 16, 17, 18, 19, 20]);
});

test('one topic after the other is enough while nothing has piled up', () => {
  expect(joined(oneAfterTheOther(orders.slice(0, 4), payments.slice(0, 4)))).toEqual([1, 2, 3, 4]);
});
