import { once } from 'node:events';
import { createServer } from 'node:http2';
import type { ConnectRouter } from '@connectrpc/connect';
import { connectNodeAdapter } from '@connectrpc/connect-node';
import { expect, onTestFinished, test } from 'vitest';
import { clientOf, inPieces, whole } from './pieces.ts';

const twoMb = 2_000_000;

/** Sizes of the messages in which the list comes. */
const read = async (routes: (router: ConnectRouter) => void): Promise<number[]> => {
  const server = createServer(connectNodeAdapter({ routes }));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const stop = new AbortController();
  onTestFinished(() => stop.abort());
  const client = clientOf(`http://127.0.0.1:${Object(server.address()).port}`);
  const sizes: number[] = [];
  for await (const { detail } of client.watchStock({ detailBytes: twoMb }, { signal: stop.signal }))
    sizes.push(detail.length);
  return sizes;
};

test('a message above the limit is refused with resource_exhausted, and says both sizes', async () => {
  await expect(read(whole)).rejects.toThrow(
    /^\[resource_exhausted\] message size 2000\d{3} is larger than configured readMaxBytes 1048576$/,
  );
});

test('the same bytes in pieces come whole', async () => {
  const sizes = await read(inPieces);
  expect(sizes).toHaveLength(31);
  expect(Math.max(...sizes)).toBe(65_536);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(twoMb);
});
