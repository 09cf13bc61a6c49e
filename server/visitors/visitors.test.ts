import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { readSubnets } from '#server/settings/subnets.mjs';
import { createVisitors } from './visitors.ts';

/** A server behind a trusted proxy on this machine, which is who asks here. */
const served = async () => {
  let time = 0;
  const visitors = createVisitors({
    trustedProxies: readSubnets(['127.0.0.1']),
    requestsPerSecond: 2,
    learnersPerHour: 2,
    connections: 2,
    now: () => time,
  });
  const requests: IncomingMessage[] = [];
  const http = createServer((request, response) => {
    requests.push(request);
    if (visitors.admit(request, response)) response.end(String(request.headers['x-tramtin-address']));
  });
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  onTestFinished(() => void http.close());
  const address = http.address();
  const port = address && typeof address !== 'string' ? address.port : 0;
  const ask = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`http://127.0.0.1:${port}${path}`, { headers });
  const pass = (ms: number): void => {
    time += ms;
  };
  return { visitors, requests, ask, pass };
};
const an = { 'x-forwarded-for': '203.0.113.7' };
const binh = { 'x-forwarded-for': '203.0.113.8' };

test('where a request comes from is noted on it, whatever it says itself', async () => {
  const { ask } = await served();
  expect(await (await ask('/', an)).text()).toBe('203.0.113.7');
  expect(await (await ask('/', { 'x-tramtin-address': '1.2.3.4' })).text()).toBe('undefined');
  expect(await (await ask('/', { ...an, 'x-tramtin-address': '1.2.3.4' })).text()).toBe('203.0.113.7');
});

test('too many requests to the API are refused in a sentence, pages and others are served', async () => {
  const { ask, pass } = await served();
  for (let count = 0; count < 6; count += 1) expect((await ask('/api/progress', an)).status).toBe(200);
  const refused = await ask('/api/progress', an);
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '1']);
  expect(await refused.json()).toEqual({
    code: 'too-many-requests-here',
    sentence: 'Từ địa chỉ mạng của bạn đến quá nhiều yêu cầu. Thử lại sau 1 giây.',
  });
  expect((await ask('/', an)).status).toBe(200);
  expect((await ask('/api/progress', binh)).status).toBe(200);
  pass(500);
  expect((await ask('/api/progress', an)).status).toBe(200);
});

test('strangers of one address are so many an hour', async () => {
  const { visitors, pass } = await served();
  for (const address of ['a', 'a', 'b']) visitors.newLearner(address);
  expect(() => visitors.newLearner('a')).toThrow(
    expect.objectContaining({ code: 'too-many-learners-here', status: 429, retryAfter: 1800 }),
  );
  pass(1_800_000);
  visitors.newLearner('a');
});

test('an address has so many connections at a time', async () => {
  const { visitors, requests, ask } = await served();
  await ask('/', an);
  await ask('/', binh);
  const [mine, other] = requests;
  if (!mine || !other) throw new Error('not asked');
  const [letGo] = [visitors.connect(mine), visitors.connect(mine)];
  expect(() => visitors.connect(mine)).toThrow(expect.objectContaining({ code: 'too-many-connections-here' }));
  visitors.connect(other);
  letGo();
  visitors.connect(mine);
});
