import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Placed } from '#model/drawn-test.ts';
import { draw } from './draw.ts';

const bank = ['grpc', 'rabbitmq', 'kafka', 'hybrid'].flatMap((line) =>
  Array.from({ length: 30 }, (_, number): Placed => ({ id: `${line}-${number}`, topic: line })),
);
const ids = (questions: readonly Placed[]): string[] => questions.map(({ id }) => id);

test('asks as many as it should, none twice, and of every topic alike', () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 4, max: 40 }), (seed, count) => {
      const drawn = draw(bank, count, seed);
      expect(new Set(ids(drawn)).size).toBe(count);
      const shares = [...Map.groupBy(drawn, ({ topic }) => topic).values()].map(({ length }) => length);
      expect(shares).toHaveLength(4);
      expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(1);
    }),
  );
});

test('asks others each time, and nothing of the last time while there is anything else', () => {
  const first = ids(draw(bank, 24, 'one'));
  expect(ids(draw(bank, 24, 'one'))).toEqual(first);
  expect(ids(draw(bank, 24, 'two'))).not.toEqual(first);
  expect(ids(draw(bank, 24, 'two', first)).filter((id) => first.includes(id))).toEqual([]);
});

test('asks all of a bank that is too small, and of a topic what there is', () => {
  const few = bank.filter(({ topic, id }) => topic !== 'kafka' || id === 'kafka-0').slice(28);
  expect(draw(few, 500, 'x')).toHaveLength(few.length);
  expect(draw([], 24, 'x')).toEqual([]);
});
