import { expect, test } from 'vitest';
import type { Flight } from '#model/flights.ts';
import { trainsOf } from './trains.ts';

const flight = (id: string, departs: number, to = 'queue:orders'): Flight => ({
  id,
  seq: 1,
  at: departs,
  subject: id,
  message: id,
  label: id,
  technology: 'rabbitmq',
  manner: 'sent',
  stops: ['shop', to],
  again: false,
  departs,
  arrives: departs + 170,
});
const told = (active: Flight[], around = active, crowd = 200) =>
  trainsOf(active, around, crowd).map((train) => [train.flight.id, train.count]);

test('up to three at once stand for themselves; more of the same way are one train with their number', () => {
  const three = ['a', 'b', 'c'].map((id) => flight(id, 1_600));
  expect(told(three)).toEqual([
    ['a', 1],
    ['b', 1],
    ['c', 1],
  ]);
  const others = [flight('d', 1_620), flight('e', 1_620, 'queue:emails'), flight('f', 1_800)];
  expect(told([...three, ...others])).toEqual([
    ['a', 4],
    ['e', 1],
    ['f', 1],
  ]);
});

test('a train keeps its number while its first carriages have landed and its last have not left', () => {
  const all = ['a', 'b', 'c', 'd', 'e'].map((id, i) => flight(id, 1_600 + i * 20));
  expect(told(all.slice(0, 1), all)).toEqual([['a', 5]]);
  expect(told(all.slice(4), all)).toEqual([['e', 5]]);
});

test('where a crowd is under way each way has one train', () => {
  expect(told([flight('a', 0), flight('b', 400), flight('c', 800, 'queue:emails')], [], 2)).toEqual([
    ['a', 2],
    ['c', 1],
  ]);
});

test('frames that are no message are drawn one by one, and are the first to go where there are too many', () => {
  const headers: Flight = { ...flight('headers', 1_600), sign: 'headers' };
  const messages = [flight('a', 1_600), flight('b', 1_600)];
  expect(told([headers, ...messages])).toEqual([
    ['headers', 1],
    ['a', 1],
    ['b', 1],
  ]);
  expect(told([headers, ...messages], [headers, ...messages], 2)).toEqual([
    ['a', 1],
    ['b', 1],
  ]);
});
