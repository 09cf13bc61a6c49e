import { once } from 'node:events';
import { connect, createServer } from 'node:http2';
import { createServer as createTcpServer, connect as dial } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { join, openRelay } from './relay.ts';
import { preface } from './wire/frames.ts';

const serve = async () => {
  const server = createServer();
  server.on('stream', (stream) => {
    stream.respond({ ':status': 200 }, { waitForTrailers: true });
    stream.on('wantTrailers', () => stream.sendTrailers({ 'grpc-status': '0' }));
    stream.end('answer');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return Number(Object(server.address()).port);
};

test('node:http2 gets all that comes, and both ends are seen, on every new connection', async () => {
  const port = await serve();
  const relay = await openRelay();
  for (let round = 0; round < 40; round += 1) {
    const [said, heard, ended]: [Uint8Array[], Uint8Array[], (string | null)[]] = [[], [], []];
    const pair = relay.pair();
    const socket = dial({ host: '127.0.0.1', port, noDelay: true, allowHalfOpen: true });
    const over = once(socket, 'close');
    join(pair, socket, {
      said: (bytes) => said.push(bytes),
      heard: (bytes) => heard.push(bytes),
      ended: (error) => ended.push(error),
    });
    const session = connect(`http://127.0.0.1:${port}`, { createConnection: () => pair.own });
    const stream = session.request({ ':method': 'POST' });
    const trailers = once(stream, 'trailers');
    stream.end('question');
    expect(await text(stream)).toBe('answer');
    expect((await trailers)[0]).toMatchObject({ 'grpc-status': '0' });
    session.close();
    await over;
    expect(Buffer.concat(said).toString('latin1')).toMatch(new RegExp(`^${preface.replace('*', '\\*')}`));
    expect(Buffer.concat(heard).toString('latin1')).toContain('answer');
    expect(ended).toEqual([null]);
  }
});

test('a connection that cannot be made fails as if there were nothing between', async () => {
  const relay = await openRelay();
  const gone = createServer().listen(0, '127.0.0.1');
  await once(gone, 'listening');
  const port = Number(Object(gone.address()).port);
  gone.close();
  await once(gone, 'close');
  const pair = relay.pair();
  const ended = new Promise<string | null>((resolve) =>
    join(pair, dial({ host: '127.0.0.1', port }), { said: () => {}, heard: () => {}, ended: resolve }),
  );
  const session = connect(`http://127.0.0.1:${port}`, { createConnection: () => pair.own });
  const [error] = await once(session, 'error');
  expect(error).toMatchObject({ code: 'ECONNREFUSED' });
  expect(await ended).toBe('ECONNREFUSED');
});

test('who gives up a connection is rid of it, although the other end says nothing', async () => {
  const relay = await openRelay();
  const silent = createTcpServer({ allowHalfOpen: true }, (socket) => {
    onTestFinished(() => void socket.destroy());
    socket.resume();
  }).listen(0, '127.0.0.1');
  onTestFinished(() => void silent.close());
  await once(silent, 'listening');
  const socket = dial({ host: '127.0.0.1', port: Number(Object(silent.address()).port), allowHalfOpen: true });
  const pair = relay.pair();
  const said: Uint8Array[] = [];
  const ended = new Promise<string | null>((resolve) =>
    join(pair, socket, { said: (bytes) => said.push(bytes), heard: () => {}, ended: resolve }),
  );
  const session = connect('http://127.0.0.1', { createConnection: () => pair.own });
  await once(session, 'connect');
  session.destroy();
  expect(await ended).toBeNull();
  expect(Buffer.concat(said).toString('latin1')).toContain('PRI');
});
