import { createServer } from 'node:net';

/**
 * Listens on a port for a moment, 0 for any, and says on which; undefined where somebody else does.
 * @param {number} wanted
 * @param {string} [host] every address of the machine by default
 * @returns {Promise<number | undefined>}
 */
export function listenOnce(wanted, host) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen({ host, port: wanted }, () => {
      const address = server.address();
      server.close(() => resolve(address && typeof address === 'object' ? address.port : undefined));
    });
  });
}

/**
 * Why nobody could listen there now; undefined where that works.
 * @param {{ host: string, port: number }} door
 * @returns {Promise<NodeJS.ErrnoException | undefined>}
 */
export function listeningError(door) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', resolve);
    server.listen(door, () => server.close(() => resolve(undefined)));
  });
}

/** Any loopback port that is free now. */
export async function freePort() {
  const port = await listenOnce(0, '127.0.0.1');
  if (port === undefined) throw new Error('no free loopback port');
  return port;
}

/**
 * The wanted port, or the next one that is free.
 * @param {number} wanted
 */
export async function freePortFrom(wanted) {
  for (let port = wanted; port < wanted + 50; port += 1) {
    if ((await listenOnce(port, '127.0.0.1')) && (await listenOnce(port))) return port;
  }
  throw new Error(`no free port from ${wanted} on`);
}
