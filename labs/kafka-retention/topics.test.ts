import { expect, test } from 'vitest';
import type { PartitionPicture } from '#model/technologies/kafka/picture.ts';
import { staysRepeated } from './topics.ts';

const tape = (keys: readonly string[], segments?: number[]): PartitionPicture => ({
  low: 0,
  high: keys.length,
  records: keys.map((key, offset) => ({ key, offset, at: offset, label: key, value: '' })),
  markers: [],
  ...(segments && { segments }),
});

test('a key stays twice once each stands in a closed segment', () => {
  expect(staysRepeated(tape(['áo', 'mũ', 'áo'], [0, 2]))).toBe(true);
  // The cleaner leaves one áo, and the only giày is in the active segment.
  expect(staysRepeated(tape(['áo', 'mũ', 'áo', 'giày'], [0, 3]))).toBe(false);
  expect(staysRepeated(tape(['áo', 'áo'], [0]))).toBe(false);
  expect(staysRepeated(tape(['áo', 'áo']))).toBe(false);
});
