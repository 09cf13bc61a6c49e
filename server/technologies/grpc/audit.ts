import { existsSync, readFileSync } from 'node:fs';
import type { Picture } from '#model/picture.ts';
import type { Audit, Figures } from '../audit.ts';
import { portsOf } from './corner.ts';

/** The kernel's table of sockets, where there is one. */
const table = '/proc/net/tcp';
const established = '01';
const listening = '0A';

/** The kernel's word on the connections to each server; and servers that still listen. */
export const auditGrpc = (): Audit => {
  /** Also of sandboxes that have been closed since they were asked about. */
  const known = new Map<string, ReadonlyMap<string, number>>();
  const portsIn = (id: string): ReadonlyMap<string, number> => {
    const ports = portsOf.get(id) ?? known.get(id) ?? new Map();
    known.set(id, ports);
    return ports;
  };
  const countIn = (id: string, state: string): [server: string, count: number][] => {
    const sockets = readSockets();
    return [...portsIn(id)].map(([server, port]) => [
      server,
      sockets.filter((one) => one.port === port && one.state === state).length,
    ]);
  };
  return {
    aspects: existsSync(table)
      ? [
          {
            pictureLagMs: 500,
            // The kernel knows of a connection before whoever accepts it, and forgets it before whoever had it says so.
            fleetingMs: 200,
            async ask({ id }) {
              const from = Date.now();
              return { figures: named(countIn(id, established)), from, until: Date.now() };
            },
            read: (picture) => named(openIn(picture)),
          },
        ]
      : [],
    leftovers: async ({ id }) =>
      countIn(id, listening).flatMap(([server, count]) => (count > 0 ? [`server ${server}`] : [])),
  };
};

const openIn = ({ http2, webCalls }: Picture): [server: string, count: number][] => {
  const counted = new Map<string, number>();
  for (const { server, closed } of Object.values(http2)) {
    if (server !== null && !closed) counted.set(server, (counted.get(server) ?? 0) + 1);
  }
  // The site has one of its own for each call of a browser.
  for (const { exchange } of webCalls) {
    if (exchange && !exchange.ended) counted.set(exchange.server, (counted.get(exchange.server) ?? 0) + 1);
  }
  return [...counted];
};

const named = (counts: Iterable<readonly [server: string, count: number]>): Figures =>
  new Map([...counts].flatMap(([server, count]) => (count > 0 ? [[`connections to ${server}`, count]] : [])));

/** Local port and state of each socket of IPv4. */
const readSockets = (): { port: number; state: string }[] => {
  if (!existsSync(table)) return [];
  const [, ...lines] = readFileSync(table, 'utf8').trim().split('\n');
  return lines.map((line) => {
    const [, local = '', , state = ''] = line.trim().split(/\s+/);
    return { port: Number.parseInt(local.split(':')[1] ?? '', 16), state };
  });
};
