import { expect, test } from 'vitest';
import type { EventDraft } from '../../events.ts';
import { emptyPicture, type Picture } from '../../picture.ts';
import { fold } from '../../reduce.ts';
import { spanOf } from './drafts.ts';
import { handOverOf, newestSubject, waterfallOf } from './traces.ts';

const pictureOf = (drafts: EventDraft[]): Picture =>
  fold(
    emptyPicture,
    drafts.map((draft, i) => ({ ...draft, seq: i + 1, at: 1_000 + i })),
  );
const about = { subject: 'order-12' };

test('spans come parents first, whichever was exported first, and by the time they began', () => {
  const picture = pictureOf([
    spanOf('create.charge', 30, 20),
    spanOf('create.user', 10, 5),
    spanOf('post.create', 5, 60),
    spanOf('post', 0, 80, about),
  ]);
  expect(newestSubject(picture)).toBe('order-12');
  const { traces } = waterfallOf(picture, 'order-12');
  expect(traces.map(({ rows }) => rows.map(({ name, depth }) => `${depth} ${name}`))).toEqual([
    ['0 post', '1 create', '2 user', '2 charge'],
  ]);
});

test('a context that was lost makes a second trace about the same', () => {
  const picture = pictureOf([
    spanOf('post', 0, 80, about),
    spanOf('notify', 90, 5, { ...about, trace: 'u' }),
    spanOf('other', 40, 5, { trace: 'v', subject: 'order-13' }),
  ]);
  expect(waterfallOf(picture, 'order-12').traces.map(({ id }) => id)).toEqual(['t', 'u']);
});

test('a message that came without its context has its two ends in two traces', () => {
  const send = spanOf('post.send', 10, 2, { ...about, kind: 'producer', technology: 'rabbitmq' });
  const taken = { ...about, kind: 'consumer', technology: 'rabbitmq' } as const;
  const lost = pictureOf([spanOf('process', 14, 3, { ...taken, trace: 'u' }), send]);
  expect(handOverOf(lost, 'order-12', 'rabbitmq')).toMatchObject({ isLost: true });
  expect(handOverOf(lost, 'order-12', 'kafka')).toBeUndefined();
  const whole = pictureOf([send, spanOf('send.process', 14, 3, taken)]);
  expect(handOverOf(whole, 'order-12', 'rabbitmq')).toMatchObject({ isLost: false });
  expect(handOverOf(pictureOf([send]), 'order-12', 'rabbitmq')).toBeUndefined();
});

test('a span whose parent was never exported says so', () => {
  const [trace] = waterfallOf(pictureOf([spanOf('gone.charge', 0, 5, about), spanOf('post', 1, 5)]), 'order-12').traces;
  expect(trace?.rows.map(({ name, isOrphan }) => [name, isOrphan])).toEqual([
    ['charge', true],
    ['post', false],
  ]);
});
