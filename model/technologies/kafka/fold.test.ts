import { expect, test } from 'vitest';
import type { EventDraft } from '../../events.ts';
import { started } from '../../platform/drafts.ts';
import { createLivingPicture } from '../../reduce.ts';
import { logOf } from '../../replay.ts';
import { draftsOf } from './drafts.ts';

const { created, appended, consumed, handled, committed, joined, found } = draftsOf('orders', 'email');

test('what a member has done stays done, though whoever goes on begins again at the last commit', () => {
  const offsetsAfter = (...more: EventDraft[]) => {
    const picture = createLivingPicture();
    const records = [0, 1, 2].map((offset) => appended(0, offset));
    const done = [0, 1, 2].flatMap((offset) => [consumed('a', offset), handled('a', offset)]);
    const drafts = [created(1), started('a'), started('b'), ...records, ...done, committed('a', 1), ...more];
    for (const event of logOf(drafts)) picture.take(event);
    return { ...picture.now.groups.email };
  };
  expect(offsetsAfter()).toMatchObject({ handled: { 'orders/0': 3 }, committed: { 'orders/0': 1 } });
  const again = [consumed('b', 1), handled('b', 1)];
  expect(offsetsAfter(...again)).toMatchObject({ handled: { 'orders/0': 3 }, position: { 'orders/0': 2 } });
});

const pictureOf = (drafts: readonly EventDraft[], stepMs = 1) => {
  const picture = createLivingPicture();
  for (const event of logOf(drafts, stepMs)) picture.take(event);
  return picture.now;
};

test('whoever went back reads again all that had been done, not only the first record', () => {
  const done = [0, 1].flatMap((offset) => [consumed('a', offset), handled('a', offset)]);
  const again = [consumed('a', 0), consumed('a', 1), consumed('a', 2)];
  const { programs } = pictureOf([created(1), started('a'), ...done, ...again]);
  expect(programs.a?.hands.map(({ redelivered }) => redelivered)).toEqual([true, true, false]);
});

test('a group has no lag before its first commit, and one below 0 where it stands behind the end', () => {
  const records = [0, 1, 2].map((offset) => appended(0, offset));
  const drafts = [created(1), started('a'), joined('a', [0]), ...records, committed('a', 1), committed(null, 9)];
  expect(pictureOf(drafts, 250).groups.email?.lags.map(({ lag }) => lag)).toEqual([null, 2, -6]);
});

test('of the broker’s answers to a program the newest is kept, also that there is no such offset', () => {
  const drafts = [created(1), started('a'), found('a', 'latest', 3), found('a', 1_000, null)];
  expect(pictureOf(drafts).programs.a?.asked).toMatchObject({ asked: 1_000, found: null });
});
