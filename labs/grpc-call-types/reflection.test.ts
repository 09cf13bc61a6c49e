import { fromBinary } from '@bufbuild/protobuf';
import { FileDescriptorProtoSchema } from '@bufbuild/protobuf/wkt';
import { createClient, createRouterTransport } from '@connectrpc/connect';
import { expect, test } from 'vitest';
import { ServerReflection } from '#proto/grpc/reflection/v1/reflection_pb.ts';
import { OrderService } from '#proto/shop/v1/order_pb.ts';
import { StockService } from '#proto/shop/v1/stock_pb.ts';
import { reflection } from './programs/reflection.ts';

const transport = createRouterTransport((router) => reflection(router, [StockService, OrderService]));
const client = createClient(ServerReflection, transport);

type Question = { case: 'fileByFilename' | 'fileContainingSymbol' | 'listServices'; value: string };

const answerTo = async (messageRequest: Question | { case: undefined }) => {
  async function* asked() {
    yield { messageRequest };
  }
  for await (const { messageResponse } of client.serverReflectionInfo(asked())) return messageResponse;
  throw new Error('no answer');
};

const filesIn = ({ case: kind, value }: Awaited<ReturnType<typeof answerTo>>): string[] =>
  kind === 'fileDescriptorResponse'
    ? value.fileDescriptorProto.map((bytes) => fromBinary(FileDescriptorProtoSchema, bytes).name)
    : [];

test('a service, a method of it, a message and a file lead to the same contract', async () => {
  const questions: Question[] = [
    { case: 'fileContainingSymbol', value: 'shop.v1.StockService' },
    { case: 'fileContainingSymbol', value: 'shop.v1.StockService.GetStock' },
    { case: 'fileContainingSymbol', value: 'shop.v1.GetStockRequest' },
    { case: 'fileByFilename', value: 'shop/v1/stock.proto' },
  ];
  for (const question of questions) expect(filesIn(await answerTo(question))).toEqual(['shop/v1/stock.proto']);
});

test('it tells of every service, itself included', async () => {
  const { case: kind, value } = await answerTo({ case: 'listServices', value: '' });
  expect(kind === 'listServicesResponse' && value.service.map(({ name }) => name)).toEqual([
    'shop.v1.StockService',
    'shop.v1.OrderService',
    'grpc.reflection.v1.ServerReflection',
  ]);
});

test('what is not there is NOT_FOUND, a question of a kind that it does not know UNIMPLEMENTED', async () => {
  const missing = await answerTo({ case: 'fileContainingSymbol', value: 'shop.v1.Nobody' });
  expect(missing).toMatchObject({ case: 'errorResponse', value: { errorCode: 5 } });
  const unknown = await answerTo({ case: undefined });
  expect(unknown).toMatchObject({ case: 'errorResponse', value: { errorCode: 12 } });
});
