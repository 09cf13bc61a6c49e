import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';
import type { Door } from '#server/processes/ports.ts';

/**
 * Makes the program dial the near end of its cable wherever it dials a door, given as `host:port`; whatever it reads of
 * addresses, in its environment or from a broker, stays the broker's own. Must run before the program connects.
 */
export const layCables = (nearEnds: Readonly<Record<string, Door>>): void => {
  const { connect } = net;
  const led = (...args: unknown[]): net.Socket => Reflect.apply(connect, net, throughCable(args, nearEnds));
  Object.assign(net, { connect: led, createConnection: led });
  syncBuiltinESMExports();
};

/** `connect` takes its options, or a port and perhaps a host, and then perhaps a listener; or a path, which no cable leads to. */
const throughCable = (args: unknown[], nearEnds: Readonly<Record<string, Door>>): unknown[] => {
  const [first, second, ...rest] = args;
  if (typeof first === 'object' && first !== null) {
    const { host = 'localhost', port }: { host?: unknown; port?: unknown } = first;
    return [{ ...first, ...nearEnds[`${host}:${port}`] }, second, ...rest];
  }
  const [host, listeners] = typeof second === 'string' ? [second, rest] : ['localhost', [second, ...rest]];
  const near = nearEnds[`${host}:${first}`];
  return near ? [near, ...listeners] : args;
};
