import { once } from 'node:events';
import { connect as http2Connect } from 'node:http2';
import { createRequire } from 'node:module';
import net, { createConnection, createServer } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { layCables } from './cables.ts';

const door = { host: 'broker.invalid', port: 5672 };
let met = 0;
const server = createServer((socket) => {
  met += 1;
  socket.destroy();
});
const { connect, createConnection: original } = net;

beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  layCables({ [`${door.host}:${door.port}`]: { host: '127.0.0.1', port } });
});
afterAll(() => {
  Object.assign(net, { connect, createConnection: original });
  server.close();
});

const commonJs: typeof net = createRequire(import.meta.url)('node:net');

test.each([
  ['with options', () => net.connect(door)],
  ['with port and host', () => net.connect(door.port, door.host)],
  ['by CommonJS', () => commonJs.createConnection(door)],
  ['by a name that was imported before', () => createConnection(door)],
  ['from http2', () => http2Connect(`http://${door.host}:${door.port}`).on('error', () => {})],
])('what dials the door comes through the cable: %s', async (_, dial) => {
  const before = met;
  await once(dial(), 'close');
  expect(met).toBe(before + 1);
});

test('anything else is dialled as it is', async () => {
  const before = met;
  const other = createServer((socket) => socket.end('other')).listen(0, '127.0.0.1');
  await once(other, 'listening');
  const address = other.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  for (const socket of [net.connect({ host: '127.0.0.1', port }), net.connect(port), net.connect(port, '127.0.0.1')]) {
    const [data] = await once(socket, 'data');
    expect(String(data)).toBe('other');
  }
  other.close();
  expect(met).toBe(before);
});
