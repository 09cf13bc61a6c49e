import { once } from 'node:events';
import { createServer } from 'node:http';
import { BlockList } from 'node:net';
import { expect, test } from 'vitest';
import { believeOnly, isSecure } from './forwarded.ts';

/** Whether a request that says it came by TLS is believed by a server with these proxies. */
const believed = async (trusted: BlockList, said: string): Promise<boolean> => {
  const http = createServer((request, response) => {
    believeOnly(trusted)(request);
    const proto = request.headers['x-forwarded-proto'];
    response.end(
      `${isSecure(new Request('http://tram.example', { headers: proto ? { 'x-forwarded-proto': `${proto}` } : {} }))}`,
    );
  }).listen(0, '127.0.0.1');
  await once(http, 'listening');
  const address = http.address();
  const port = address && typeof address !== 'string' ? address.port : 0;
  const answer = await fetch(`http://127.0.0.1:${port}`, { headers: { 'x-forwarded-proto': said } });
  const text = await answer.text();
  http.close();
  return text === 'true';
};

test('only a trusted proxy is believed that the browser speaks TLS', async () => {
  const proxies = new BlockList();
  proxies.addSubnet('127.0.0.0', 8);
  expect(await believed(proxies, 'https')).toBe(true);
  expect(await believed(proxies, 'https, http')).toBe(true);
  expect(await believed(proxies, 'http')).toBe(false);
  expect(await believed(new BlockList(), 'https')).toBe(false);
});
