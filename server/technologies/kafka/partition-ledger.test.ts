import { describe, expect, test } from 'vitest';
import { createPartitionLedger } from './partition-ledger.ts';

const place = { topic: 'orders', partition: 1 };

describe('records', () => {
  test('are known once told of, also when a run of them is old', () => {
    const ledger = createPartitionLedger();
    for (let offset = 0; offset < 5_000; offset += 1) ledger.appended({ ...place, offset });
    expect([0, 2_500, 4_999, 5_000].map((offset) => ledger.knows({ ...place, offset }))).toEqual([
      true,
      true,
      true,
      false,
    ]);
    expect(ledger.knows({ ...place, partition: 0, offset: 0 })).toBe(false);
  });

  test('that no program tells of are believed at the second answer', () => {
    const ledger = createPartitionLedger();
    expect(ledger.measured({ ...place, low: 0, high: 3 })).toBe(false);
    expect(ledger.knows({ ...place, offset: 2 })).toBe(false);
    expect(ledger.measured({ ...place, low: 0, high: 3 })).toBe(true);
    expect(ledger.knows({ ...place, offset: 2 })).toBe(true);
    expect(ledger.measured({ ...place, low: 0, high: 3 })).toBe(false);
  });

  test('that a program tells of in the meantime need no measuring', () => {
    const ledger = createPartitionLedger();
    ledger.measured({ ...place, low: 0, high: 1 });
    ledger.appended({ ...place, offset: 0 });
    expect(ledger.measured({ ...place, low: 0, high: 1 })).toBe(false);
  });

  test('that retention has eaten are told at once', () => {
    const ledger = createPartitionLedger();
    ledger.appended({ ...place, offset: 0 });
    expect(ledger.measured({ ...place, low: 1, high: 1 })).toBe(true);
  });
});

describe('an answer about a commit', () => {
  const commit = { ...place, group: 'email', offset: 4 };

  test('tells something where nobody has told anything, or something else long ago', () => {
    const ledger = createPartitionLedger();
    expect(ledger.isNewCommit(commit, ledger.mark())).toBe(true);
    ledger.committed(commit);
    expect(ledger.isNewCommit(commit, ledger.mark())).toBe(false);
    expect(ledger.isNewCommit({ ...commit, offset: 0 }, ledger.mark())).toBe(true);
  });

  test('is stale where a client told of one after the question', () => {
    const ledger = createPartitionLedger();
    const asked = ledger.mark();
    ledger.committed(commit);
    expect(ledger.isNewCommit({ ...commit, offset: 3 }, asked)).toBe(false);
  });
});

test('a topic whose end has gone back is another one, of which nothing is known', () => {
  const ledger = createPartitionLedger();
  ledger.appended({ ...place, offset: 7 });
  ledger.committed({ ...place, group: 'email', offset: 8 });
  ledger.measured({ ...place, low: 0, high: 8 });
  expect(ledger.isMadeAgain({ ...place, high: 8 })).toBe(false);
  expect(ledger.isMadeAgain({ ...place, high: 2 })).toBe(true);
  ledger.forget('orders');
  expect(ledger.knows({ ...place, offset: 7 })).toBe(false);
  expect(ledger.isNewCommit({ ...place, group: 'email', offset: 8 }, ledger.mark())).toBe(true);
});
