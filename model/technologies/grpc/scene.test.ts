import { expect, test } from 'vitest';
import { emptyPicture } from '../../picture.ts';
import { exited, started } from '../../platform/drafts.ts';
import { fold } from '../../reduce.ts';
import { logOf } from '../../replay.ts';
import { withStates } from '../../scene/plan.ts';
import { programCard } from '../../scene/stations.ts';
import { draftsOf } from './drafts.ts';
import { rails } from './scene.ts';
import { laneStation } from './stations.ts';

const shop = programCard('shop', { x: 50, y: 100, width: 100, height: 80 });
const stock = programCard('stock', { x: 250, y: 100, width: 100, height: 80 });
const { call, connected, opened, disconnected } = draftsOf('shop', 'stock', 1);
const base = [
  started('shop'),
  started('stock'),
  connected(),
  opened('client', { method: '/shop.v1.StockService/GetStock' }),
  draftsOf('shop', 'stock', 3).opened('client', { method: '/shop.v1.StockService/WatchStock' }),
];
const laid = (drafts = base) => {
  const picture = fold(emptyPicture, logOf(drafts));
  const { station, tracks } = rails(picture, 'GetStock', shop, stock, { y: 90, height: 60 });
  const plan = withStates(picture, { width: 300, height: 200, stations: [shop, stock, station], tracks });
  return { station, states: plan.tracks.map(({ from, to, state }) => [from, to, state]) };
};

test('plain rails stand for every call of their method, and of no other', () => {
  const { station } = laid();
  expect(station).toMatchObject({ id: 'rails:shop>stock/GetStock', x: 150, width: 100, upright: false });
  expect(station.standsFor).toEqual(['tunnel:shop>stock', laneStation(call)]);
});

test('they are there as long as the connection is, and a death leaves one cross', () => {
  const id = 'rails:shop>stock/GetStock';
  const ways = [
    ['shop', id],
    [id, 'stock'],
    ['stock', id],
    [id, 'shop'],
  ];
  const all = (...states: string[]) => ways.map((way, i) => [...way, states[i]]);
  expect(laid().states).toEqual(all('open', 'open', 'open', 'open'));
  expect(laid([...base, disconnected('client')]).states).toEqual(all('gone', 'gone', 'gone', 'gone'));
  const died = [...base, exited('stock'), disconnected('client', 'ECONNRESET')];
  expect(laid(died).states).toEqual(all('gone', 'cut', 'gone', 'gone'));
});
