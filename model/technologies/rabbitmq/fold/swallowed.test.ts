import { expect, test } from 'vitest';
import type { EventDraft } from '../../../events.ts';
import { emptyPicture } from '../../../picture.ts';
import { started } from '../../../platform/drafts.ts';
import { fold } from '../../../reduce.ts';
import { logOf } from '../../../replay.ts';
import { closed, draftsOf } from '../drafts.ts';

const { declared, consuming, published, delivered, acked } = draftsOf('orders');
const cut: EventDraft = { type: 'cable.cut', origin: 'platform', program: 'worker', lost: 'both-ways' };
const mended: EventDraft = { type: 'cable.mended', origin: 'platform', program: 'worker' };
const held = [started('worker'), declared(), consuming('worker'), published('1'), delivered('1', 'worker')];

test('an ack that a cut cable swallows leaves the message with the broker, which gives it out again', () => {
  const during = fold(emptyPicture, logOf([...held, cut, acked('1', 'worker')]));
  expect(during.queues.orders?.unacked).toMatchObject([{ message: '1', program: 'worker' }]);
  expect(during.programs.worker?.hands).toEqual([]);
  expect(during.ended.acked).toBe(0);
  const after = fold(emptyPicture, logOf([...held, cut, acked('1', 'worker'), mended, closed('worker')]));
  expect(after.queues.orders).toMatchObject({ ready: ['1'], unacked: [] });
});
