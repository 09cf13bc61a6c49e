import { expect, test } from 'vitest';
import { emptyPicture, type Picture, type ProgramPicture } from '../../picture.ts';
import { startedParts } from '../../technologies.ts';
import { partitionStation } from './stations.ts';
import { trackState } from './track-state.ts';

const program = (id: string, state: ProgramPicture['state']): ProgramPicture => ({
  id,
  role: id,
  pid: 1,
  state,
  startedAt: 0,
  hands: [],
  handled: 0,
  ...startedParts(),
});

const member = (program: string, partition: number) => ({
  memberId: program,
  program,
  partitions: [{ topic: 'orders', partition }],
});

const picture: Picture = {
  ...emptyPicture,
  programs: {
    shop: program('shop', 'running'),
    reads: program('reads', 'frozen'),
    killed: program('killed', 'dead'),
    left: program('left', 'left'),
  },
  topics: { orders: { name: 'orders', partitions: [] } },
  groups: {
    email: {
      name: 'email',
      state: 'Stable',
      since: 0,
      members: [member('reads', 0), member('killed', 1), member('left', 2)],
      committed: {},
      handled: {},
      position: {},
      recent: [],
      lags: [],
    },
  },
};

test('a partition is written to while its topic and the program are there', () => {
  expect(trackState(picture, 'shop', partitionStation('orders', 0))).toBe('open');
  expect(trackState(picture, 'reads', partitionStation('orders', 0))).toBe('gone');
  expect(trackState(picture, 'shop', partitionStation('payments', 0))).toBe('gone');
});

test('it is read by whom the group gave it to: cut where that one died, gone where it left', () => {
  expect(trackState(picture, partitionStation('orders', 0), 'reads')).toBe('open');
  expect(trackState(picture, partitionStation('orders', 1), 'reads')).toBe('gone');
  expect(trackState(picture, partitionStation('orders', 1), 'killed')).toBe('cut');
  expect(trackState(picture, partitionStation('orders', 2), 'left')).toBe('gone');
});

test('of what is not its own it says nothing', () => {
  expect(trackState(picture, 'shop', 'queue:orders')).toBeUndefined();
});
