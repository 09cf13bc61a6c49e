import { randomInt } from 'node:crypto';
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

const ephemeralRange = '/proc/sys/net/ipv4/ip_local_port_range';
const usualFirstEphemeral = 32_768;
/** Above what services are known by. */
const lowest = 20_000;
const mostTries = 1_000;

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
  const ports = new Set<number>();
  for (let tries = 0; ports.size < count && tries < mostTries; tries += 1) {
    const port = randomInt(lowest, firstEphemeral());
    if (await allFree([port])) ports.add(port);
  }
  if (ports.size < count) throw new Error('no free loopback port');
  return [...ports];
}

/**
 * From here up the kernel takes ports for connections that go out, from any program: one that a broker has left for a moment
 * would be taken before it is back.
 */
function firstEphemeral(): number {
  const [first] = existsSync(ephemeralRange) ? readFileSync(ephemeralRange, 'utf8').split(/\s+/) : [];
  return Math.max(lowest + mostTries, Number(first ?? usualFirstEphemeral));
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
