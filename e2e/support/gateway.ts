import { createServer, type IncomingMessage, request, type Server } from 'node:http';
import { connect, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';

/**
 * What it lets through: everything; everything but WebSocket, which it turns down or leaves hanging without an answer; pages
 * and commands but no events at all, by whatever transport.
 */
export type Passage = 'everything' | 'no-websocket' | 'hanging-websocket' | 'no-events';

/** A proxy as it stands between an office and the world, in front of one site. */
export interface Gateway {
  url: string;
  /** From now on; connections of before are cut. */
  lets(passage: Passage): void;
  stop(): Promise<void>;
}

export const startGateway = async (site: string): Promise<Gateway> => {
  const { hostname, port } = new URL(site);
  let passage: Passage = 'everything';
  const upgraded = new Set<Duplex>();
  const isEvents = ({ url }: IncomingMessage): boolean => url?.startsWith('/socket.io/') ?? false;

  const server = createServer((incoming, outgoing) => {
    if (passage === 'no-events' && isEvents(incoming)) {
      outgoing.writeHead(403).end();
      return;
    }
    const { method = 'GET', url = '/', headers } = incoming;
    const onward = request({ hostname, port, method, path: url, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    onward.on('error', () => outgoing.destroy());
    outgoing.on('close', () => onward.destroy());
    incoming.pipe(onward);
  });
  server.on('upgrade', (incoming: IncomingMessage, socket: Duplex, head: Buffer) => {
    upgraded.add(socket);
    socket.on('close', () => upgraded.delete(socket));
    socket.on('error', () => socket.destroy());
    if (passage === 'hanging-websocket' && isEvents(incoming)) return;
    // In development Next has a WebSocket of its own, without which no page comes to life.
    if (passage !== 'everything' && isEvents(incoming)) {
      socket.end('HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\nconnection: close\r\n\r\n');
      return;
    }
    const onward: Socket = connect(Number(port), hostname, () => {
      const lines = incoming.rawHeaders.flatMap((name, index, all) =>
        index % 2 === 0 ? [`${name}: ${all[index + 1]}`] : [],
      );
      onward.write(`${incoming.method} ${incoming.url} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
      onward.write(head);
      socket.pipe(onward).pipe(socket);
    });
    onward.on('error', () => socket.destroy());
    onward.on('close', () => socket.destroy());
    socket.on('close', () => onward.destroy());
  });
  await listening(server);
  const address = server.address();
  return {
    url: `http://localhost:${address && typeof address !== 'string' ? address.port : 0}`,
    lets(next) {
      passage = next;
      for (const socket of upgraded) socket.destroy();
      server.closeAllConnections();
    },
    stop: () =>
      new Promise((resolve) => {
        for (const socket of upgraded) socket.destroy();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

const listening = (server: Server): Promise<void> => new Promise((resolve) => server.listen(0, 'localhost', resolve));
