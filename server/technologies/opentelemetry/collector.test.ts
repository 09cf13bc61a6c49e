import { expect, onTestFinished, test } from 'vitest';
import { openCollector } from './collector.ts';

const span = {
  traceId: '0af7651916cd43dd8448eb211c80319c',
  spanId: 'b7ad6b7169203331',
  name: 'Charge',
  startTimeUnixNano: '1764460800000500000',
  endTimeUnixNano: '1764460800002000000',
};
const body = JSON.stringify({ resourceSpans: [{ scopeSpans: [{ spans: [span] }] }] });

const open = async () => {
  const told: string[] = [];
  const collector = await openCollector('secret', (program, { name }) => told.push(`${program} ${name}`));
  onTestFinished(collector.close);
  const post = async (url: string, text: string, type = 'application/json'): Promise<number> =>
    (await fetch(url, { method: 'POST', headers: { 'content-type': type }, body: text })).status;
  return { told, post, endpoint: collector.endpointOf('order') };
};

test('what a program exports is told with its name', async () => {
  const { told, post, endpoint } = await open();
  expect(await post(`${endpoint}/v1/traces`, body)).toBe(200);
  expect(told).toEqual(['order Charge']);
});

test('who does not know the secret, asks for something else or sends no export is told so, and nothing is', async () => {
  const { told, post, endpoint } = await open();
  expect(await post(`${endpoint.replace('secret', 'guess')}/v1/traces`, body)).toBe(404);
  expect(await post(`${endpoint}/v1/metrics`, body)).toBe(404);
  expect((await fetch(`${endpoint}/v1/traces`)).status).toBe(405);
  expect(await post(`${endpoint}/v1/traces`, body, 'application/x-protobuf')).toBe(415);
  expect(await post(`${endpoint}/v1/traces`, '{"resourceSpans":')).toBe(400);
  expect(await post(`${endpoint}/v1/traces`, JSON.stringify({ resourceSpans: 1 }))).toBe(400);
  expect(await post(`${endpoint}/v1/traces`, ' '.repeat(2 * 1024 * 1024))).toBe(413);
  expect(told).toEqual([]);
});
