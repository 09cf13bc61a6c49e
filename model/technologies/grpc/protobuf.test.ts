import { expect, test } from 'vitest';
import { bytesOf, numberIn, readFields, signed, sizeOf, varintsIn } from './protobuf.ts';

const read = (hex: string) => readFields(bytesOf(hex));

test('a varint is read from its lowest seven bits on', () => {
  const [field] = read('10ac02');
  expect(field).toMatchObject({ number: 2, wireType: 'VARINT' });
  expect(field && numberIn(field.value)).toBe(300n);
  expect(field && sizeOf(field)).toBe(3);
});

test('a negative number is ten bytes in two’s complement', () => {
  const [field] = read('20ceffffffffffffffff01');
  expect(field && sizeOf(field)).toBe(11);
  expect(field && signed(numberIn(field.value))).toBe(-50n);
});

test('text and packed numbers come with their length, fixed ones without', () => {
  const fields = read('0a02486928012a04f403b0091d000000003900000000000000 00'.replaceAll(' ', ''));
  expect(fields.map(({ number, wireType, value }) => [number, wireType, value.length])).toEqual([
    [1, 'LEN', 2],
    [5, 'VARINT', 1],
    [5, 'LEN', 4],
    [3, 'I32', 4],
    [7, 'I64', 8],
  ]);
  expect(varintsIn(fields[2]?.value ?? new Uint8Array()).map(numberIn)).toEqual([500n, 1200n]);
});

test('what is no message, or not a whole one, is read as far as it goes', () => {
  expect(read('')).toEqual([]);
  expect(read('7b22')).toEqual([]);
  expect(read('00')).toEqual([]);
  expect(read('100210ac')).toHaveLength(1);
  expect(read('0a05486921')).toMatchObject([{ number: 1, size: 5, value: bytesOf('486921') }]);
});
