import { expect, test } from 'vitest';
import type { EventDraft, LabEvent } from '#model/events.ts';
import { emptyPicture } from '#model/picture.ts';
import { started } from '#model/platform/drafts.ts';
import { fold } from '#model/reduce.ts';
import { draftsOf } from '#model/technologies/rabbitmq/drafts.ts';
import { likeTheLast } from './repeat.ts';

const { published } = draftsOf('payment');
const after = (...drafts: EventDraft[]): string =>
  likeTheLast(
    fold(
      emptyPicture,
      drafts.map((draft, i): LabEvent => ({ ...draft, seq: i + 1, at: i })),
    ),
  );

test('what "again" sends is as the broker saw the last order, or the own of a shop that has just started', () => {
  const sent = published('1', {
    routingKey: 'orders.eu',
    properties: { headers: { region: 'eu', vip: 'yes' } },
    queues: [],
  });
  expect(after(started('shop'))).toBe('orders.asia.vietnam.created');
  expect(after(started('shop'), sent)).toBe('orders.eu · region=eu, vip=yes');
  expect(after(started('shop'), published('1', { routingKey: '', properties: { headers: { vip: 'yes' } } }))).toBe(
    'vip=yes',
  );
  expect(after(started('shop'), sent, started('shop'))).toBe('orders.asia.vietnam.created');
});
