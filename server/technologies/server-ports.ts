import { randomInt } from 'node:crypto';
import type { Lab } from '#model/lab.ts';
import { programIds } from '#model/role.ts';
import { allFree, type Door } from '#server/processes/ports.ts';

/** Below those that the kernel gives to whoever dials: a server that is started again finds its port as it left it. */
const from = 15_000;
const until = 30_000;
/** Where the programs of labs serve. */
export const serverHost = '127.0.0.1';

const given = new Set<number>();

/** A loopback port for each program of a sandbox that serves, by the program. */
export interface ServerPorts {
  readonly ports: ReadonlyMap<string, number>;
  serverAt(port: number): string | undefined;
  /** The programs of a role. */
  idsOf(role: string): readonly string[];
  /** Addresses of them, with commas between; over HTTP unless they speak something else. */
  addressesOf(role: string, scheme?: string): string;
  readonly doors: readonly Door[];
  /** Notes that the program listens. */
  listens(program: string): void;
  /** Resolves once the program listens, or has ended; at once for one that does not serve. */
  serving(program: string): Promise<void>;
  /** Notes that it has ended: the next start of it does not listen yet. */
  exited(program: string): void;
  giveBack(): void;
}

/** Takes the ports for the programs of those roles. */
export const openServerPorts = async ({ roles }: Lab, servers: readonly string[] = []): Promise<ServerPorts> => {
  const idsOf = (name: string): readonly string[] => {
    const role = roles[name];
    return role ? programIds(name, role) : [];
  };
  const ports = new Map<string, number>();
  try {
    for (const server of servers.flatMap(idsOf)) ports.set(server, await takePort());
  } catch (error) {
    for (const port of ports.values()) given.delete(port);
    throw error;
  }
  /** Of each program that was asked about or listens, whether it does. */
  const listening = new Map<string, PromiseWithResolvers<void>>();
  const listeningOf = (program: string): PromiseWithResolvers<void> => {
    const known = listening.get(program) ?? Promise.withResolvers<void>();
    listening.set(program, known);
    return known;
  };
  return {
    ports,
    idsOf,
    serverAt: (port) => [...ports].find(([, one]) => one === port)?.[0],
    addressesOf: (role, scheme = 'http') =>
      idsOf(role)
        .flatMap((one) => ports.get(one) ?? [])
        .map((port) => `${scheme}://${serverHost}:${port}`)
        .join(','),
    doors: [...ports.values()].map((port) => ({ host: serverHost, port })),
    listens: (program) => listeningOf(program).resolve(),
    serving: async (program) => {
      if (ports.has(program)) await listeningOf(program).promise;
    },
    exited(program) {
      listeningOf(program).resolve();
      listening.delete(program);
    },
    giveBack() {
      for (const port of ports.values()) given.delete(port);
    },
  };
};

/** A loopback port that nobody listens on; it is not given twice before it is given back. */
const takePort = async (): Promise<number> => {
  for (let tries = 0; tries < 200; tries += 1) {
    const port = randomInt(from, until);
    if (given.has(port)) continue;
    given.add(port);
    if (await allFree([port])) return port;
    given.delete(port);
  }
  throw new Error('no free loopback port for a server');
};
