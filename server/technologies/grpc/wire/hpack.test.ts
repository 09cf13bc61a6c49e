import { once } from 'node:events';
import { connect, createServer } from 'node:http2';
import { connect as dial, createServer as listen } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { createFrameReader, frameTypes, preface } from './frames.ts';
import { createHeaderReader } from './hpack.ts';

const hex = (text: string): Uint8Array => Buffer.from(text.replaceAll(' ', ''), 'hex');

// Appendix C.4 of RFC 7541.
test('the requests of the RFC, each with what the former left in the table', () => {
  const { read } = createHeaderReader();
  const common = { ':method': 'GET', ':scheme': 'http', ':path': '/', ':authority': 'www.example.com' };
  expect(read(hex('8286 8441 8cf1 e3c2 e5f2 3a6b a0ab 90f4 ff'))).toEqual(common);
  expect(read(hex('8286 84be 5886 a8eb 1064 9cbf'))).toEqual({ ...common, 'cache-control': 'no-cache' });
  expect(read(hex('8287 85bf 4088 25a8 49e9 5ba9 7d7f 8925 a849 e95b b8e8 b4bf'))).toEqual({
    ':method': 'GET',
    ':scheme': 'https',
    ':path': '/index.html',
    ':authority': 'www.example.com',
    'custom-key': 'custom-value',
  });
});

test('what Node writes, whatever letter and however often', async () => {
  const letters = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index)).join('');
  const server = createServer();
  server.on('stream', (stream) => stream.respond({}, { endStream: true }));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const { port } = Object(server.address());
  const seen: Record<string, string>[] = [];
  const headers = createHeaderReader();
  const frames = createFrameReader(preface.length, ({ type, payload }) => {
    if (type === frameTypes.HEADERS) seen.push(headers.read(payload));
  });
  const between = listen((near) => {
    const far = dial(Number(port), '127.0.0.1');
    near.on('data', (bytes: Buffer) => frames.take(bytes));
    near.pipe(far).pipe(near);
  });
  between.listen(0, '127.0.0.1');
  await once(between, 'listening');
  onTestFinished(() => void between.close());
  const client = connect(`http://127.0.0.1:${Object(between.address()).port}`);
  onTestFinished(() => void client.close());
  // Many of them push the first out of the table again.
  const sent = Array.from({ length: 60 }, (_, index) => ({
    ':path': `/${index % 7}`,
    [`x-${index % 20}`]: `.${letters}${index}.`,
  }));
  for (const one of sent) {
    const stream = client.request(one);
    await once(stream, 'response');
    stream.resume();
    await once(stream, 'close');
  }
  expect(seen).toHaveLength(sent.length);
  for (const [index, one] of sent.entries()) expect(seen[index]).toMatchObject(one);
});
