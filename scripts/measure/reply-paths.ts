import { once } from 'node:events';
import { Agent, createServer, request } from 'node:http';
import { createServer as createHttp2Server } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { createClient } from '@connectrpc/connect';
import { connectNodeAdapter, createGrpcTransport, Http2SessionManager } from '@connectrpc/connect-node';
import type { Channel } from 'amqplib';
import { StockService } from '#proto/shop/v1/stock_pb.ts';
import { percentile } from '../bench/percentile.ts';
import type { Measurement } from './measurement.ts';
import { withQueue } from './with-queue.ts';

const calls = 500;
const rounds = 3;
const direct = 'amq.rabbitmq.reply-to';

type Call = () => Promise<void>;

/** Median of a call whose server does nothing, by the way that its answer comes back. */
export const replyPaths: Measurement = {
  lesson: '04-rabbitmq/05-rpc.mdx',
  measure: (broker) =>
    withQueue(broker, { durable: true }, async (requests, channel) => {
      await channel.consume(
        requests,
        (message) => message && channel.sendToQueue(message.properties.replyTo, message.content),
        { noAck: true },
      );
      const client = await (await broker.connect()).createChannel();
      const [http, grpc] = [await httpCalls(), await grpcCalls()];
      const ways: Record<string, Call> = {
        'a queue for each call': queueForEach(client, requests),
        'one queue of the client': await oneQueue(
          client,
          requests,
          (await client.assertQueue('', { exclusive: true })).queue,
        ),
        'direct reply-to': await oneQueue(await (await broker.connect()).createChannel(), requests, direct),
        'HTTP, kept alive': http.call,
        gRPC: grpc.call,
      };
      const medians: Record<string, string[]> = {};
      for (let round = 0; round < rounds; round += 1) {
        for (const [way, call] of Object.entries(ways)) medians[way] = [...(medians[way] ?? []), await median(call)];
      }
      await http.close();
      await grpc.close();
      return Object.entries(medians).map(([way, ms]) => ({ way, p50Ms: ms.join(' ') }));
    }),
};

const median = async (call: Call): Promise<string> => {
  const times: number[] = [];
  for (let i = 0; i < calls; i += 1) {
    const began = performance.now();
    await call();
    times.push(performance.now() - began);
  }
  return percentile(times, 50).toFixed(2);
};

const queueForEach =
  (channel: Channel, requests: string): Call =>
  async () => {
    const { queue } = await channel.assertQueue('', { exclusive: true });
    const { promise, resolve } = Promise.withResolvers<unknown>();
    await channel.consume(queue, resolve, { noAck: true });
    channel.sendToQueue(requests, Buffer.from('?'), { replyTo: queue });
    await promise;
    await channel.deleteQueue(queue);
  };

const oneQueue = async (channel: Channel, requests: string, replyTo: string): Promise<Call> => {
  let answered: (message: unknown) => void = () => {};
  await channel.consume(replyTo, (message) => answered(message), { noAck: true });
  return async () => {
    const { promise, resolve } = Promise.withResolvers<unknown>();
    answered = resolve;
    channel.sendToQueue(requests, Buffer.from('?'), { replyTo });
    await promise;
  };
};

const portOf = (address: AddressInfo | string | null): number =>
  address && typeof address !== 'string' ? address.port : 0;

const grpcCalls = async (): Promise<{ call: Call; close: () => Promise<void> }> => {
  const server = createHttp2Server(
    connectNodeAdapter({
      routes: (router) => router.service(StockService, { getStock: ({ sku }) => ({ sku, left: 1 }) }),
    }),
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const baseUrl = `http://127.0.0.1:${portOf(server.address())}`;
  const sessionManager = new Http2SessionManager(baseUrl);
  const stock = createClient(StockService, createGrpcTransport({ baseUrl, sessionManager }));
  return {
    call: async () => {
      await stock.getStock({ sku: '?' });
    },
    close: async () => {
      sessionManager.abort();
      server.close();
      await once(server, 'close');
    },
  };
};

const httpCalls = async (): Promise<{ call: Call; close: () => Promise<void> }> => {
  const server = createServer((incoming, outgoing) => {
    incoming.pipe(outgoing);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const port = portOf(server.address());
  const agent = new Agent({ keepAlive: true });
  return {
    call: async () => {
      const call = request({ host: '127.0.0.1', port, method: 'POST', agent });
      call.end('?');
      const [answer] = await once(call, 'response');
      answer.resume();
      await once(answer, 'end');
    },
    close: async () => {
      agent.destroy();
      server.close();
      await once(server, 'close');
    },
  };
};
