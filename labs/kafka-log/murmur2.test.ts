import fc from 'fast-check';
import { type ICustomPartitioner, Partitioners, type PartitionMetadata } from 'kafkajs';
import { expect, test } from 'vitest';
import { murmur2, stepsOf } from './murmur2.ts';

const partitioner: ReturnType<ICustomPartitioner> = Partitioners.DefaultPartitioner();

const metadataOf = (partitions: number): PartitionMetadata[] =>
  Array.from({ length: partitions }, (_, partitionId) => ({
    partitionErrorCode: 0,
    partitionId,
    leader: 1,
    replicas: [1],
    isr: [1],
  }));

const chosenByKafkajs = (key: string, partitions: number): number =>
  partitioner({
    topic: 'orders',
    partitionMetadata: metadataOf(partitions),
    message: { key, value: null },
  });

test('the page chooses the partition that kafkajs chooses, whatever the key', () => {
  const key = fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }), fc.string({ maxLength: 40 }));
  fc.assert(
    fc.property(key, fc.integer({ min: 1, max: 1_000 }), (text, partitions) => {
      expect(stepsOf(text, partitions).partition).toBe(chosenByKafkajs(text, partitions));
    }),
    { numRuns: 1_000 },
  );
});

test.each(['', 'Hà', 'Hà'.normalize('NFD'), '🛒', '\ud83d'])('so for %j', (key) => {
  for (const partitions of [1, 2, 3, 4, 7]) {
    expect(stepsOf(key, partitions).partition).toBe(chosenByKafkajs(key, partitions));
  }
});

test('a part of a larger buffer is hashed by itself', () => {
  const whole = new TextEncoder().encode('xxHàyy');
  expect(murmur2(whole.subarray(2, 5))).toBe(murmur2(new TextEncoder().encode('Hà')));
});
