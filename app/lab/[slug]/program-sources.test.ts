import { expect, test } from 'vitest';
import { programSources } from './program-sources.ts';

const filesOf = async (slug: string, ...programs: string[]): Promise<string[]> =>
  (await programSources(slug, programs)).map(({ file }) => file);

test('programs in the order of their roles, then what they share, then the contracts that they import', async () => {
  expect(await filesOf('sync-vs-async', 'payment.ts', 'order.ts')).toEqual([
    'payment.ts',
    'order.ts',
    'customer.ts',
    'inventory.ts',
    'shop/v1/order.proto',
  ]);
});

test('each release of a contract that a program imports', async () => {
  const contracts = (await filesOf('protobuf-wire')).filter((file) => file.endsWith('.proto'));
  expect(contracts).toEqual([
    'releases/first/shop/v1/packing.proto',
    'releases/renamed/shop/v1/packing.proto',
    'releases/reused/shop/v1/packing.proto',
    'shop/v1/packing.proto',
  ]);
});

test('a contract is shown as it is written, and nothing but a contract is called one', async () => {
  const sources = await programSources('grpc-call-types', ['stock.ts']);
  expect(sources.filter(({ isContract }) => isContract).map(({ file }) => file)).toEqual([
    'grpc/reflection/v1/reflection.proto',
    'shop/v1/stock.proto',
  ]);
  const text = sources.at(-1)?.html.replaceAll(/<[^>]+>/g, '');
  expect(text).toContain('rpc GetStock(GetStockRequest) returns (GetStockResponse);');
});

test('no contract where none is imported', async () => {
  expect(await filesOf('rabbitmq-pubsub')).not.toContainEqual(expect.stringMatching(/proto$/));
});
