import { create, toBinary } from '@bufbuild/protobuf';
import { expect, test } from 'vitest';
import { CheckCartRequestSchema, WatchStockResponseSchema } from '#proto/shop/v1/stock_pb.ts';
import { readFields } from './protobuf-bytes.ts';

const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

test('fields by their numbers, with the names of the contract', () => {
  const bytes = toBinary(CheckCartRequestSchema, create(CheckCartRequestSchema, { sku: 'ÁO-MƯA', quantity: -2 }));
  const type = {
    name: 'CheckCartRequest',
    fields: [
      { number: 1, name: 'sku', type: 'string' },
      { number: 2, name: 'quantity', type: 'int32' },
    ],
  };
  expect(readFields(hexOf(bytes), type)).toMatchObject([
    { field: 1, name: 'sku', value: '"ÁO-MƯA"' },
    { field: 2, name: 'quantity', value: '-2', hex: '10 fe ff ff ff ff ff ff ff ff 01' },
  ]);
});

test('without a contract, and cut off in the middle, as far as it goes', () => {
  const bytes = toBinary(
    WatchStockResponseSchema,
    create(WatchStockResponseSchema, { number: 300, detail: new Uint8Array(900) }),
  );
  const fields = readFields(hexOf(bytes).slice(0, 200), undefined);
  expect(fields).toMatchObject([
    { field: 1, value: '300', hex: '08 ac 02' },
    { field: 3, value: '900 byte' },
  ]);
  expect(fields[0]?.name).toBeUndefined();
});
