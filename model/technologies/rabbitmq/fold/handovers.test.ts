import { expect, test } from 'vitest';
import type { EventDraft } from '../../../events.ts';
import { emptyPicture } from '../../../picture.ts';
import { started } from '../../../platform/drafts.ts';
import { fold } from '../../../reduce.ts';
import { logOf } from '../../../replay.ts';
import { draftsOf } from '../drafts.ts';

const { declared, published, delivered } = draftsOf('orders');
const again = { redelivered: true };
const handoversAfter = (...drafts: EventDraft[]) => {
  const begin = [started('a'), started('b'), declared(), published('1')];
  return fold(emptyPicture, logOf([...begin, ...drafts])).queues.orders?.handovers;
};

test('a queue hands over what it gives again to another program, and not what the same one gets back', () => {
  expect(handoversAfter(delivered('1', 'a'), delivered('1', 'a', again))).toEqual([]);
  const toAndFro = [
    delivered('1', 'a'),
    delivered('1', 'b', again),
    delivered('1', 'b', again),
    delivered('1', 'a', again),
  ];
  expect(handoversAfter(...toAndFro)).toMatchObject([
    { message: '1', from: 'a', to: 'b', at: 1_005 },
    { message: '1', from: 'b', to: 'a', at: 1_007 },
  ]);
});

test('what comes to a queue anew, as from another one, is handed out and not over', () => {
  expect(handoversAfter(delivered('1', 'a'), delivered('1', 'b'))).toEqual([]);
  const copy = published('1', { queues: ['orders', 'audit'] });
  const beside = [declared('audit'), copy, delivered('1', 'a'), delivered('1', 'b', { from: 'audit' })];
  expect(handoversAfter(...beside, delivered('1', 'a', again))).toEqual([]);
});

test('the newest are kept', () => {
  const rounds = Array.from({ length: 200 }, (_, round) => delivered('1', round % 2 ? 'a' : 'b', again));
  expect(handoversAfter(delivered('1', 'a'), ...rounds)).toHaveLength(60);
});
