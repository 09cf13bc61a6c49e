import { expect, test } from 'vitest';
import { createMessageReader, keptOfMessage } from './messages.ts';

const message = (length: number, compressed = 0): Buffer => {
  const bytes = Buffer.alloc(5 + length, 7);
  bytes.writeUInt8(compressed, 0);
  bytes.writeUInt32BE(length, 1);
  return bytes;
};

test.each([1, 3, 4, 5, 6, 100, 10_000])('the same messages in pieces of %d bytes', (size) => {
  const all = Buffer.concat([message(3), message(0), message(2_000, 1), message(1)]);
  const reader = createMessageReader();
  const found = [];
  for (let at = 0; at < all.length; at += size) found.push(...reader.take(all.subarray(at, at + size)));
  expect(found.map(({ length, compressed, head }) => [length, compressed, head.length])).toEqual([
    [3, false, 3],
    [0, false, 0],
    [2_000, true, keptOfMessage],
    [1, false, 1],
  ]);
});
