import { expect, test } from 'vitest';
import { emptyPicture, type Picture, type ProgramPicture } from '../../picture.ts';
import { startedParts } from '../../technologies.ts';
import type { MemberPicture } from './picture.ts';
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

const member = (program: string, partition: number): MemberPicture => ({
  memberId: program,
  program,
  partitions: [{ topic: 'orders', partition }],
});
const ghost = (program: string, partition: number): MemberPicture => ({
  ...member(program, partition),
  memberId: `former ${program}`,
  isGhost: true,
});

const picture: Picture = {
  ...emptyPicture,
  programs: {
    shop: program('shop', 'running'),
    reads: program('reads', 'frozen'),
    killed: program('killed', 'dead'),
    left: program('left', 'left'),
    again: program('again', 'running'),
  },
  topics: { orders: { name: 'orders', partitions: [] } },
  groups: {
    email: {
      name: 'email',
      state: 'Stable',
      since: 0,
      members: [
        member('reads', 0),
        ghost('killed', 1),
        ghost('left', 2),
        { ...member('again', 3), partitions: [] },
        ghost('again', 3),
      ],
      committed: {},
      handled: {},
      position: {},
      recent: [],
      owners: {},
      handovers: [],
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

test('what a former process keeps is cut, though its program runs again', () => {
  expect(trackState(picture, partitionStation('orders', 3), 'again')).toBe('cut');
  expect(trackState(picture, partitionStation('orders', 0), 'again')).toBe('gone');
});

test('of what is not its own it says nothing', () => {
  expect(trackState(picture, 'shop', 'queue:orders')).toBeUndefined();
});
