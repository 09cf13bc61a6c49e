import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { connect } from 'node:net';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { limited, readText, refuseLargeBodies } from './body.ts';

let http: Server;
let port = 0;

beforeAll(async () => {
  http = createServer();
  http.on('request', async (request, response) => {
    if (request.url === '/unread') return response.end('unread');
    const answer = await readText(Readable.toWeb(request)).catch(({ code }) => code);
    response.end(answer);
  });
  refuseLargeBodies(http);
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  const address = http.address();
  port = address && typeof address !== 'string' ? address.port : 0;
});
afterAll(() => void http.close());

/** What comes back over a plain socket that sends everything before it reads anything, and then one more request. */
const sendThenRead = async (head: string, pieces: Iterable<string | Buffer>): Promise<string> => {
  const socket = connect(port, '127.0.0.1');
  for (const piece of [`${head}\r\nHost: tram.example\r\n`, ...pieces]) {
    if (!socket.write(piece)) await once(socket, 'drain');
  }
  socket.end('GET /unread HTTP/1.1\r\nHost: tram.example\r\nConnection: close\r\n\r\n');
  let answer = '';
  for await (const data of socket) answer += data;
  return answer;
};

const megabyte = Buffer.alloc(1_000_000, 'a');
const declared = (count: number): (string | Buffer)[] => [
  `Content-Length: ${count * megabyte.length}\r\n\r\n`,
  ...Array.from({ length: count }, () => megabyte),
];
const chunked = (count: number): (string | Buffer)[] => [
  'Transfer-Encoding: chunked\r\n\r\n',
  ...Array.from({ length: count }, () => [`${megabyte.length.toString(16)}\r\n`, megabyte, '\r\n']).flat(),
  '0\r\n\r\n',
];

for (const megabytes of [1, 10]) {
  test(`the refusal of ${megabytes} MB arrives, whether the route reads or not, and the connection goes on`, async () => {
    for (const head of ['POST /read HTTP/1.1', 'POST /unread HTTP/1.1', 'GET /unread HTTP/1.1']) {
      const answer = await sendThenRead(head, declared(megabytes));
      expect(answer).toMatch(/^HTTP\/1.1 413 /);
      expect(answer).toContain('"code":"body-too-large"');
      expect(answer).toMatch(/unread$/);
      expect(await sendThenRead(`${head}\r\nConnection: close`, declared(megabytes))).toContain('body-too-large');
    }
  });

  test(`the refusal of ${megabytes} MB of undeclared length arrives`, async () => {
    expect(await sendThenRead('POST /read HTTP/1.1', chunked(megabytes))).toContain('body-too-large');
  });
}

test('who asks before sending is refused before sending', async () => {
  const answers: string[] = [];
  for (const length of [1_000_000, 3]) {
    const socket = connect(port, '127.0.0.1');
    socket.write(
      `POST /read HTTP/1.1\r\nHost: tram.example\r\nConnection: close\r\nExpect: 100-continue\r\nContent-Length: ${length}\r\n\r\n`,
    );
    const [first] = await once(socket, 'data');
    answers.push(`${first}`.split('\r\n')[0] ?? '');
    socket.end(length === 3 ? 'abc' : '');
    for await (const _ of socket);
  }
  expect(answers).toEqual(['HTTP/1.1 413 Payload Too Large', 'HTTP/1.1 100 Continue']);
});

test('a body within the limit is read whole', async () => {
  const text = 'đơn hàng '.repeat(1_000);
  const answer = await fetch(`http://127.0.0.1:${port}/read`, { method: 'POST', body: text });
  expect(await answer.text()).toBe(text);
});

test('a body that never ends is not read for ever', async () => {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => {});
  socket.write('POST /read HTTP/1.1\r\nHost: tram.example\r\nContent-Length: 1000000000\r\n\r\n');
  const closed = new Promise((resolve) => socket.once('close', resolve));
  const feed = (): void => {
    while (!socket.destroyed && socket.write(megabyte));
  };
  socket.on('drain', feed);
  feed();
  await closed;
  expect(socket.bytesWritten).toBeLessThan(200_000_000);
});

test('a body that is passed on breaks off where it is too large, though nobody said how long it would be', async () => {
  const stream = (bytes: number) => limited(new Blob([new Uint8Array(bytes)]).stream());
  expect((await new Response(stream(16 * 1024)).arrayBuffer()).byteLength).toBe(16 * 1024);
  await expect(new Response(stream(16 * 1024 + 1)).text()).rejects.toMatchObject({ code: 'body-too-large' });
});
