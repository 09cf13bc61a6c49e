import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import type { EventDraft } from '#model/events.ts';
import { TooMany } from '../too-many.ts';
import { createCarrier } from './carry.ts';
import { takeGreeting } from './greeting.ts';
import { join, openRelay } from './relay.ts';

const secret = 's3cret';
const url = 'http://site.test/api/sandboxes/a/programs/gateway/shop.v1.StockService/GetStock';

/** A server that asks for the greeting, as the preload makes a program's do, and a carrier to it. */
const serve = async (onRequest: (request: IncomingMessage, response: ServerResponse) => void, own = secret) => {
  const relay = await openRelay();
  const server = createServer(onRequest);
  const { emit } = server;
  server.emit = (event: string | symbol, ...given: unknown[]): boolean => {
    const [socket] = given;
    if (event !== 'connection') return Reflect.apply(emit, server, [event, ...given]);
    if (!(socket instanceof Socket)) return false;
    takeGreeting(socket, secret, () => {
      const pair = relay.pair();
      join(pair, socket, { said: () => {}, heard: () => {}, ended: () => {} });
      Reflect.apply(emit, server, [event, pair.own]);
    });
    return true;
  };
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const events: EventDraft[] = [];
  const carrier = createCarrier({
    emit: (draft) => events.push(draft),
    contracts: () => ({}),
    secret: own,
    client: 'browser',
  });
  const port = Number(Object(server.address()).port);
  const to = { server: 'gateway', host: '127.0.0.1', port, path: '/shop.v1.StockService/GetStock' };
  return { carry: (request: Request) => carrier.carry(to, request), close: carrier.close, events, server };
};

const typesOf = (events: readonly EventDraft[]): string[] => events.map(({ type }) => type);

test('bodies pass byte for byte, and of the headers what the protocols say: no cookie, nothing of the connection', async () => {
  const sent = Buffer.from([0, 0, 0, 0, 3, 1, 128, 255]);
  const answer = Buffer.from([0, 0, 0, 0, 2, 200, 13, 128, 0, 0, 0, 1, 65]);
  let seen: IncomingMessage | undefined;
  let got: Buffer | undefined;
  const { carry, events } = await serve(async (request, response) => {
    seen = request;
    got = await buffer(request);
    response.writeHead(200, { 'content-type': 'application/grpc-web+proto', 'set-cookie': 'evil=1' });
    response.end(answer);
  });
  const headers = {
    'content-type': 'application/grpc-web+proto',
    'x-grpc-web': '1',
    'x-request-id': 'r1',
    cookie: 'tramtin=secret',
    authorization: 'Bearer secret',
    origin: 'http://site.test',
    te: 'trailers',
  };
  const response = await carry(new Request(url, { method: 'POST', body: sent, headers }));
  expect(Buffer.from(await response.arrayBuffer())).toEqual(answer);
  expect(got).toEqual(sent);
  expect(Object.keys(seen?.headers ?? {}).sort()).toEqual([
    'connection',
    'content-type',
    'host',
    'transfer-encoding',
    'x-grpc-web',
    'x-request-id',
  ]);
  expect(response.headers.get('set-cookie')).toBeNull();
  expect(response.headers.get('cache-control')).toContain('no-transform');
  expect(events).toMatchObject([
    { type: 'web.requested', program: 'browser', server: 'gateway', requestId: 'r1' },
    { type: 'web.message', direction: 'out', flag: 0, bytes: 3, hex: '0180ff' },
    { type: 'web.answered', status: 200 },
    { type: 'web.message', direction: 'back', number: 1, flag: 0, hex: 'c80d' },
    { type: 'web.message', direction: 'back', number: 2, flag: 128, hex: '41' },
    { type: 'web.ended', outBytes: 8, backBytes: 13, error: null },
  ]);
});

test('an answer passes piece by piece: the first message is there while the server still waits to send the second', async () => {
  let finish = (): void => {};
  const { carry, events } = await serve((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/connect+json' });
    response.write(Buffer.from([0, 0, 0, 0, 1, 49]));
    finish = () => response.end(Buffer.from([2, 0, 0, 0, 2, 123, 125]));
  });
  const reader = (await carry(new Request(url, { method: 'POST', body: '{}' }))).body?.getReader();
  expect([...((await reader?.read())?.value ?? [])]).toEqual([0, 0, 0, 0, 1, 49]);
  expect(typesOf(events)).not.toContain('web.ended');
  finish();
  expect([...((await reader?.read())?.value ?? [])]).toEqual([2, 0, 0, 0, 2, 123, 125]);
  expect((await reader?.read())?.done).toBe(true);
});

test('a request passes piece by piece too', async () => {
  const halves = new TransformStream<Uint8Array, Uint8Array>();
  const writer = halves.writable.getWriter();
  const { carry } = await serve((request, response) => {
    request.once('data', () => void writer.close());
    request.on('end', () => response.end('whole'));
  });
  void writer.write(Buffer.from('one'));
  const piecemeal = { method: 'POST', body: halves.readable, duplex: 'half' };
  const response = await carry(new Request(url, piecemeal));
  expect(await response.text()).toBe('whole');
});

test.each(['aborts its request', 'reads no further'])('who %s is gone for the server too', async (how) => {
  const stop = new AbortController();
  let gone: Promise<unknown> | undefined;
  const { carry, events } = await serve((_request, response) => {
    gone = once(response, 'close');
    response.writeHead(200, { 'content-type': 'application/connect+json' });
    response.write(Buffer.from([0, 0, 0, 0, 1, 49]));
  });
  const response = await carry(new Request(url, { method: 'POST', body: '{}', signal: stop.signal }));
  if (how === 'reads no further') await response.body?.cancel();
  else stop.abort();
  await gone;
  expect(events.at(-1)).toMatchObject({ type: 'web.ended', error: expect.any(String) });
});

test('a server that hangs up, as one does that knows another secret, is told of; so is one that is not there', async () => {
  const other = await serve(() => {}, 'another');
  await expect(other.carry(new Request(url, { method: 'POST', body: '{}' }))).rejects.toThrow('socket hang up');
  expect(other.events.at(-1)).toMatchObject({ type: 'web.ended', error: 'ECONNRESET' });

  const gone = await serve(() => {});
  gone.server.close();
  await once(gone.server, 'close');
  await expect(gone.carry(new Request(url, { method: 'POST', body: '{}' }))).rejects.toThrow('ECONNREFUSED');
  expect(gone.events.at(-1)).toMatchObject({ type: 'web.ended', error: 'ECONNREFUSED' });
});

test('more than eight at once are too many, and closing breaks off those that go on', async () => {
  const { carry, close, events } = await serve((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/connect+json' });
    response.write(Buffer.from([0, 0, 0, 0, 1, 49]));
  });
  const ask = () => carry(new Request(url, { method: 'POST', body: '{}' }));
  const open = await Promise.all(Array.from({ length: 8 }, ask));
  await expect(ask()).rejects.toThrow(TooMany);
  close();
  await Promise.all(open.map((response) => expect(response.text()).rejects.toThrow()));
  expect(typesOf(events).filter((type) => type === 'web.ended')).toHaveLength(8);
});
