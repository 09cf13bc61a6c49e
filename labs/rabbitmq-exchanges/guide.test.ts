import { expect, test } from 'vitest';
import type { EventDraft } from '#model/events.ts';
import { leadIn, type Move } from '#model/guide.ts';
import { emptyPicture } from '#model/picture.ts';
import { changed, started } from '#model/platform/drafts.ts';
import { fold } from '#model/reduce.ts';
import { logOf } from '#model/replay.ts';
import { bound, draftsOf } from '#model/technologies/rabbitmq/drafts.ts';
import { guide } from './guide.ts';

const { declared, published } = draftsOf('audit');

const moveAfter = (...drafts: EventDraft[]): Move | undefined => {
  const experiment = guide.find(({ objective }) => objective === 'bound-later');
  const there: EventDraft[] = [
    started('shop'),
    declared(),
    { type: 'exchange.declared', origin: 'broker', exchange: 'shop.headers', kind: 'headers', arguments: {} },
    changed('exchange', 'shop.direct'),
  ];
  return experiment && leadIn(experiment, fold(emptyPicture, logOf([...there, ...drafts]))).move;
};
const sent = (id: string, routingKey: string, queues: string[]): EventDraft =>
  published(id, { exchange: 'shop.direct', routingKey, queues });

test('whichever key was lost is the one to be bound and sent again', () => {
  const lost = sent('1', 'coupon.expired', []);
  expect(moveAfter(lost)?.act).toBe('bind');
  expect(moveAfter(lost, bound('shop.direct', 'audit', 'report.daily'))?.act).toBe('bind');
  expect(moveAfter(lost, bound('shop.direct', 'email', 'coupon.expired'))?.act).toBe('again');
});

test('where the last order has arrived, one is lost first', () => {
  expect(moveAfter(sent('1', 'payment.charge', ['audit']))).toMatchObject({
    act: 'publish',
    value: { key: 'report.daily' },
  });
});
