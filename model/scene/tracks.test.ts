import { expect, test } from 'vitest';
import { exchangePoint, queuePlatform } from '../technologies/rabbitmq/scene.ts';
import { bottom, left, right, top } from './ports.ts';
import { producerPoint, programCard } from './stations.ts';
import { chain, straight, track } from './tracks.ts';

const shop = producerPoint('shop', { labelAt: 'above', x: 50, y: 100 });
const exchange = exchangePoint('', { x: 150, y: 100 });
const orders = queuePlatform('orders', { x: 300, y: 100, width: 100, height: 80 });
const worker = programCard('worker', { x: 600, y: 200, width: 200, height: 60 });

test('a track begins and ends at the edges that are drawn', () => {
  expect(chain(shop, exchange, orders)).toEqual([
    {
      from: 'shop',
      to: 'exchange:',
      points: [
        [61, 100],
        [141, 100],
      ],
    },
    {
      from: 'exchange:',
      to: 'queue:orders',
      points: [
        [159, 100],
        [250, 100],
      ],
    },
  ]);
});

test('straight goes between the edges that face each other, through the middle of the smaller station', () => {
  const below = queuePlatform('below', { x: 180, y: 200, width: 100, height: 40 });
  expect(straight(exchange, below).points).toEqual([
    [150, 109],
    [150, 180],
  ]);
  expect(straight(below, exchange).points).toEqual([
    [150, 180],
    [150, 109],
  ]);
  expect(straight(orders, exchange).points).toEqual([
    [250, 100],
    [159, 100],
  ]);
  expect(straight(exchange, below, { at: 145 }).points).toEqual([
    [145, 109],
    [145, 180],
  ]);
});

test('ports at different heights are joined by one upright leg: where it is said, otherwise halfway', () => {
  const corners = (x: number) => [
    [350, 110],
    [x, 110],
    [x, 200],
    [500, 200],
  ];
  expect(track(right(orders, 110), left(worker), { via: [380] }).points).toEqual(corners(380));
  expect(track(right(orders, 110), left(worker)).points).toEqual(corners(425));
});

test('the last corner needs no saying', () => {
  expect(track(bottom(orders, 280), left(worker)).points).toEqual([
    [280, 140],
    [280, 200],
    [500, 200],
  ]);
  expect(track(right(worker), top(orders), { via: [720, 20] }).points).toEqual([
    [700, 200],
    [720, 200],
    [720, 20],
    [300, 20],
    [300, 60],
  ]);
});

test('turns of both sides, and of one: around a station and back', () => {
  expect(track(right(orders), right(worker, 210), { via: [720] }).points).toEqual([
    [350, 100],
    [720, 100],
    [720, 210],
    [700, 210],
  ]);
  expect(track(top(orders), bottom(worker), { via: [20, 450, 300] }).points).toEqual([
    [300, 60],
    [300, 20],
    [450, 20],
    [450, 300],
    [600, 300],
    [600, 230],
  ]);
});

test('level ports need no turn, but a label stands behind one', () => {
  const level = left(worker, 100);
  expect(track(right(orders), level, { via: [380] }).points).toEqual([
    [350, 100],
    [500, 100],
  ]);
  expect(track(right(orders), level, { via: [380], label: 'key', kind: 'dead-letter' })).toEqual({
    from: 'queue:orders',
    to: 'worker',
    points: [
      [350, 100],
      [380, 100],
      [500, 100],
    ],
    label: 'key',
    kind: 'dead-letter',
  });
});
