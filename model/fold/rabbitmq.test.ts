import { expect, test } from 'vitest';
import type { LabEvent } from '../events.ts';
import { emptyPicture } from '../picture.ts';
import { fold } from '../reduce.ts';

test('of two consumers with the same tag only the one whose program stopped goes', () => {
  const started = (program: string, seq: number): LabEvent => ({
    ...{ type: 'consumer.started', origin: 'broker', program, queue: 'orders', consumerTag: 'mine' },
    ...{ ackMode: 'manual', prefetch: 1, seq, at: seq },
  });
  const picture = fold(emptyPicture, [
    { type: 'queue.declared', origin: 'broker', queue: 'orders', durable: true, arguments: {}, seq: 1, at: 1 },
    started('a', 2),
    started('b', 3),
    { type: 'consumer.stopped', origin: 'broker', program: 'a', queue: 'orders', consumerTag: 'mine', seq: 4, at: 4 },
  ]);
  expect(picture.queues.orders?.consumers).toMatchObject([{ program: 'b' }]);
});
