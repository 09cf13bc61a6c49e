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

// The tables of the lesson.
test.each([
  ['Hà', '48 c3 a0', 2],
  ['Hà'.normalize('NFD'), '48 61 cc 80', 1],
  ['HÀ', '48 c3 80', 2],
  [' Hà', '20 48 c3 a0', 0],
])('%j has the bytes and the partition that the lesson tells', (key, bytes, partition) => {
  const steps = stepsOf(key, 3);
  expect(Array.from(steps.bytes, (byte) => byte.toString(16).padStart(2, '0')).join(' ')).toBe(bytes);
  expect(steps.partition).toBe(partition);
});

test.each([
  ['Mai', 0, 0],
  ['An', 0, 1],
  ['Lê', 0, 2],
  ['Tú', 1, 0],
  ['Vy', 1, 2],
  ['Sơn', 1, 3],
  ['Chi', 2, 1],
  ['Bé', 2, 3],
  ['Hà', 2, 3],
])('%s goes where the lesson tells, of three partitions and of four', (key, ofThree, ofFour) => {
  expect([3, 4].map((partitions) => stepsOf(key, partitions).partition)).toEqual([ofThree, ofFour]);
});

test('a part of a larger buffer is hashed by itself', () => {
  const whole = new TextEncoder().encode('xxHàyy');
  expect(murmur2(whole.subarray(2, 5))).toBe(murmur2(new TextEncoder().encode('Hà')));
});
