import { expect, test } from 'vitest';
import type { SceneLayout } from '#model/scene.ts';
import { withoutMargins } from './without-margins.ts';

const layout: SceneLayout = {
  width: 996,
  height: 490,
  rows: [],
  stations: [
    { kind: 'program', id: 'a', program: 'a', x: 800, y: 180, width: 236, height: 100 },
    { kind: 'program', id: 'b', program: 'b', x: 800, y: 320, width: 236, height: 100 },
  ],
  tracks: [
    {
      from: 'a',
      to: 'b',
      state: 'open',
      points: [
        [800, 230],
        [800, 270],
      ],
    },
  ],
};

test('what stands on the drawing moves up by the ground that was empty', () => {
  const { height, stations, tracks } = withoutMargins(layout);
  expect(height).toBe(284);
  expect(stations.map(({ y }) => y)).toEqual([78, 218]);
  expect(tracks[0]?.points).toEqual([
    [800, 128],
    [800, 168],
  ]);
});

test('a drawing that is full stays as it is', () => {
  const full = {
    ...layout,
    height: 400,
    stations: layout.stations.map((one, i) => ({ ...one, y: i === 0 ? 60 : 340 })),
  };
  expect(withoutMargins(full)).toEqual(full);
});
