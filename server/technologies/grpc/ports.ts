import { randomInt } from 'node:crypto';
import { allFree } from '#server/processes/ports.ts';

/** Below those that the kernel gives to whoever dials: a server that is started again finds its port as it left it. */
const from = 15_000;
const until = 30_000;

const given = new Set<number>();

/** Takes a loopback port that nobody listens on; it is not given twice before it is given back. */
export const takePort = async (): Promise<number> => {
  for (let tries = 0; tries < 200; tries += 1) {
    const port = randomInt(from, until);
    if (given.has(port)) continue;
    given.add(port);
    if (await allFree([port])) return port;
    given.delete(port);
  }
  throw new Error('no free loopback port for a gRPC server');
};

export const givePortBack = (port: number): void => void given.delete(port);
