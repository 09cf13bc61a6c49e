import { expect, test } from 'vitest';
import type { EventDraft } from '../../events.ts';
import { started } from '../../platform/drafts.ts';
import { createLivingPicture } from '../../reduce.ts';
import { logOf } from '../../replay.ts';
import { draftsOf } from './drafts.ts';

const { created, appended, consumed, handled, committed } = draftsOf('orders', 'email');

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
