import { expect, test } from 'vitest';
import { lab } from '#labs/kafka-consumer-groups/lab.ts';
import type { EventDraft, EventOf } from '#model/events.ts';
import { emptyPicture } from '#model/picture.ts';
import { exited, started } from '#model/platform/drafts.ts';
import { fold } from '#model/reduce.ts';
import { logOf } from '#model/replay.ts';
import { draftsOf } from '#model/technologies/kafka/drafts.ts';
import { aftermath } from './aftermath.tsx';
import { card } from './card.ts';
import { sentences } from './sentences.vi.ts';

const { joined, silenced, describedAs } = draftsOf('orders', 'invoice');
const run = (program: string): EventDraft => started(program, 'invoice');
const saysAfter = (...drafts: EventDraft[]): [card: string | undefined, hasRing: boolean] => {
  const picture = fold(emptyPicture, logOf(drafts));
  const program = picture.programs.a;
  if (!program) throw new Error('no program a');
  return [card(program, lab, picture)?.says, aftermath(program, picture) !== null];
};

const living = [run('a'), run('b'), joined('a', [0, 2]), joined('b', [1])];
const both = describedAs('PreparingRebalance', [
  ['a-1', 'a'],
  ['a-2', 'a'],
  ['b-1', 'b'],
]);

test('a card says what its own process owns, and counts down what a former one keeps', () => {
  expect(saysAfter(...living)).toEqual(['giữ partition 0, 2', false]);
  const again = [...living, exited('a'), silenced('a', [0, 2]), run('a')];
  expect(saysAfter(...again)).toEqual(['đang vào group, member cũ còn giữ 0, 2', true]);
  expect(saysAfter(...again, both)).toEqual(['đang vào group, member cũ còn giữ 0, 2', true]);
  expect(saysAfter(...again, both, joined('a', [0, 2], 2), joined('b', [1]))).toEqual(['giữ partition 0, 2', false]);
  const shared = describedAs('Stable', [
    ['a-2', 'a', 0],
    ['b-1', 'b', 1],
  ]);
  expect(saysAfter(...again, both, joined('a', [0], 2), shared)).toEqual(['giữ partition 0', false]);
});

test('who owns nothing while its group shares out is about to be given something, and is idle only after that', () => {
  const third = (state: EventOf<'group.described'>['state']) => describedAs(state, [['a-1', 'a']]);
  expect(saysAfter(run('a'), third('PreparingRebalance'))).toEqual(['đang vào group', false]);
  expect(saysAfter(run('a'), third('Stable'))).toEqual(['ngồi không, hết partition', false]);
});

test('a description that counts a program twice says that one of them has ended', () => {
  const [event] = logOf([both]);
  expect(event?.type === 'group.described' && sentences['group.described'](event, {})).toBe(
    'Group invoice chờ mọi member vào lại, 3 member, 1 là member cũ của a',
  );
});
