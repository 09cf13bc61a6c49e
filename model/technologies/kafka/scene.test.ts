import { expect, test } from 'vitest';
import { right } from '../../scene/ports.ts';
import { producerPoint } from '../../scene/stations.ts';
import { track } from '../../scene/tracks.ts';
import { partitionTape, tapeEnd, tapeStart } from './scene.ts';

test('a tape is as long as its cells, and tracks keep clear of them', () => {
  const tape = partitionTape('orders', 1, { left: 100, y: 50, cells: 10, groups: [] }, 'landscape');
  expect(tape).toMatchObject({ id: 'partition:orders/1', x: 285, y: 50, cells: 10 });
  const shop = producerPoint('shop', { labelAt: 'above', x: 20, y: 50 });
  expect(track(right(shop), tapeStart(tape, 'landscape'))).toEqual({
    from: 'shop',
    to: tape.id,
    points: [
      [31, 50],
      [88, 50],
    ],
  });
  expect(tapeEnd(tape, 'landscape', 60).point).toEqual([472, 60]);
});
