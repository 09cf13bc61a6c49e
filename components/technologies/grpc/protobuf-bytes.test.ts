import { expect, test } from 'vitest';
import { readFields } from './protobuf-bytes.ts';

const text = Buffer.from('ÁO-MƯA').toString('hex');

test('fields by their numbers, with the names of the contract', () => {
  const bytes = `0a08${text}10feffffffffffffffff012a06f403b009a006`;
  const type = {
    name: 'CheckCartRequest',
    fields: [
      { number: 1, name: 'sku', type: 'string' },
      { number: 2, name: 'quantity', type: 'int32' },
      { number: 5, name: 'boxes', type: 'repeated int32' },
    ],
  };
  expect(readFields(bytes, type)).toMatchObject([
    { field: 1, name: 'sku', value: '"ÁO-MƯA"' },
    { field: 2, name: 'quantity', value: '-2', hex: '10 fe ff ff ff ff ff ff ff ff 01' },
    { field: 5, name: 'boxes', value: '500, 1200, 800' },
  ]);
});

test('without a contract, and cut off in the middle, as far as it goes', () => {
  const bytes = `08ac021a8407${'00'.repeat(94)}`;
  const fields = readFields(bytes, undefined);
  expect(fields).toMatchObject([
    { field: 1, value: '300', hex: '08 ac 02' },
    { field: 3, value: '900 byte' },
  ]);
  expect(fields[0]?.name).toBeUndefined();
});
