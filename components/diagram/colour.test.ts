import { expect, test } from 'vitest';
import { colourOf } from '#components/technology-colour.ts';
import type { SceneLayout, Track } from '#model/scene.ts';
import { partitionStation } from '#model/technologies/kafka/stations.ts';
import { exchangeStation, queueStation } from '#model/technologies/rabbitmq/stations.ts';
import { tableStation } from '#model/technologies/sqlite/stations.ts';
import { technologiesOfTracks } from './colour.ts';

const at = { x: 0, y: 0 };
const size = { width: 100, height: 50 };
const queue = queueStation('orders');
const exchange = exchangeStation('');
const tape = partitionStation('events', 0);
const table = tableStation('outbox');

const stations: SceneLayout['stations'] = [
  { id: 'shop', kind: 'program', program: 'shop', ...at, ...size },
  { id: 'stock', kind: 'program', program: 'stock', ...at, ...size },
  { id: exchange, kind: 'exchange', exchange: '', ...at },
  { id: queue, kind: 'queue', queue: 'orders', ...at, ...size },
  { id: tape, kind: 'partition', topic: 'events', partition: 0, cells: 5, groups: [], ...at },
  { id: table, kind: 'table', table: 'outbox', ...at, ...size },
];

const coloursOf = (ways: readonly Pick<Track, 'from' | 'to' | 'technology'>[]): string[] => {
  const tracks = ways.map((way): Track => ({ ...way, points: [], state: 'open' }));
  const found = technologiesOfTracks({ width: 1, height: 1, stations, tracks, rows: [] });
  return tracks.map((track) => colourOf(found.get(track)));
};

test('a lab with three technologies has tracks in three colours that meet in one program', () => {
  expect(
    coloursOf([
      { from: 'shop', to: exchange },
      { from: exchange, to: queue },
      { from: queue, to: 'stock' },
      { from: 'shop', to: tape },
      { from: tape, to: 'stock' },
      { from: 'shop', to: table },
    ]),
  ).toEqual(['var(--rabbitmq)', 'var(--rabbitmq)', 'var(--rabbitmq)', 'var(--kafka)', 'var(--kafka)', 'var(--sqlite)']);
});

test('between two programs it is what the scene says, and neutral where it says nothing', () => {
  expect(
    coloursOf([
      { from: 'shop', to: 'stock', technology: 'kafka' },
      { from: 'shop', to: 'stock' },
    ]),
  ).toEqual(['var(--kafka)', 'var(--ink-2)']);
});
