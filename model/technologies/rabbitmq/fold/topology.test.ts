import { expect, test } from 'vitest';
import type { LabEvent } from '../../../events.ts';
import { emptyPicture } from '../../../picture.ts';
import { fold } from '../../../reduce.ts';

test('of two consumers with the same tag only the one whose program stopped goes', () => {
  const started = (program: string, seq: number): LabEvent => ({
    type: 'consumer.started',
    origin: 'broker',
    program,
    queue: 'orders',
    consumerTag: 'mine',
    ackMode: 'manual',
    prefetch: 1,
    seq,
    at: seq,
  });
  const picture = fold(emptyPicture, [
    { type: 'queue.declared', origin: 'broker', queue: 'orders', durable: true, arguments: {}, seq: 1, at: 1 },
    started('a', 2),
    started('b', 3),
    { type: 'consumer.stopped', origin: 'broker', program: 'a', queue: 'orders', consumerTag: 'mine', seq: 4, at: 4 },
  ]);
  expect(picture.queues.orders?.consumers).toMatchObject([{ program: 'b' }]);
});

test('bindings go with their queue or their exchange, also where a broker lost both without a word', () => {
  const declared = (seq: number): LabEvent[] => [
    { type: 'exchange.declared', origin: 'broker', exchange: 'in', kind: 'direct', arguments: {}, seq, at: seq },
    { type: 'queue.declared', origin: 'broker', queue: 'orders', durable: true, arguments: {}, seq, at: seq },
    {
      type: 'binding.created',
      origin: 'broker',
      exchange: 'in',
      queue: 'orders',
      routingKey: 'new',
      arguments: {},
      seq,
      at: seq,
    },
  ];
  const gone: LabEvent[] = [
    { type: 'queue.deleted', origin: 'broker', queue: 'orders', seq: 2, at: 2 },
    { type: 'exchange.deleted', origin: 'broker', exchange: 'in', seq: 2, at: 2 },
  ];
  for (const end of gone) {
    expect(fold(emptyPicture, [...declared(1), end]).bindings).toEqual([]);
    expect(fold(emptyPicture, [...declared(1), end, ...declared(3)]).bindings).toHaveLength(1);
  }
});
