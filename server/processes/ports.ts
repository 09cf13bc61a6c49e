import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { z } from 'zod';

/** Where something listens. */
export interface Door {
  host: string;
  port: number;
}

/** `host:port`, as brokers and their clients write it. */
export const doorKey = ({ host, port }: Door): string => `${host}:${port}`;

const saved = z.array(z.number().int().min(1).max(65_535));

/**
 * Gives `count` distinct loopback ports that are free now, the same as last time where they still are, and remembers
 * them in `file`.
 */
export async function claimPorts(file: string, count: number): Promise<number[]> {
  const before = readSaved(file);
  const ports = before?.length === count && (await allFree(before)) ? before : await freePorts(count);
  writeFileSync(file, JSON.stringify(ports));
  return ports;
}

function readSaved(file: string): number[] | undefined {
  if (!existsSync(file)) return undefined;
  try {
    return saved.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}

async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(Array.from({ length: count }, () => listen(0)));
  const ports = servers.flatMap((server) => {
    const address = server?.address();
    return address && typeof address === 'object' ? [address.port] : [];
  });
  await Promise.all(servers.map(close));
  if (ports.length < count) throw new Error('no free loopback port');
  return ports;
}

/** Whether nobody listens on any of these loopback ports. */
export async function allFree(ports: readonly number[]): Promise<boolean> {
  const servers = await Promise.all(ports.map(listen));
  await Promise.all(servers.map(close));
  return servers.every((server) => server !== undefined);
}

function listen(port: number): Promise<Server | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen({ host: '127.0.0.1', port }, () => resolve(server));
  });
}

function close(server: Server | undefined): Promise<void> {
  return new Promise((resolve) => {
    if (server) server.close(() => resolve());
    else resolve();
  });
}
