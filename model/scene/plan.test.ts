import { expect, test } from 'vitest';
import { emptyPicture } from '../picture.ts';
import { reduce } from '../reduce.ts';
import { sqlTable } from '../technologies/sqlite/scene.ts';
import { desk, type Plan, withStates } from './plan.ts';
import { programCard } from './stations.ts';
import { chain, straight } from './tracks.ts';

const payment = programCard('payment', { x: 200, y: 100, width: 100, height: 60 });
const charges = sqlTable('charges', { x: 400, y: 100, width: 100, height: 60 });
const other = programCard('other', { x: 600, y: 100, width: 100, height: 60 });
const plan: Plan = {
  ...desk(),
  stations: [payment, charges, other],
  tracks: [...chain(payment, charges, other), straight(other, payment)],
};
const picture = reduce(emptyPicture, {
  type: 'program.started',
  origin: 'platform',
  program: 'payment',
  role: 'payment',
  pid: 1,
  seq: 1,
  at: 1,
});
const states = (...args: Parameters<typeof withStates>) => withStates(...args).tracks.map(({ state }) => state);

test('a track has the state that the technology of an end knows; what none knows is not there', () => {
  expect(states(picture, plan)).toEqual(['open', 'gone', 'gone']);
  expect(states(emptyPicture, plan)).toEqual(['gone', 'gone', 'gone']);
});

test('a rule of the lab goes before', () => {
  expect(states(picture, plan, ({ to }) => (to === 'charges' || to === 'other' ? 'cut' : undefined))).toEqual([
    'open',
    'cut',
    'gone',
  ]);
});
