import { auditConnections } from '../audit-connections.ts';
import type { ServerTechnology } from '../technology.ts';
import { openCorner, portsOf } from './corner.ts';

/** HTTP/1.1: node:http in the programs, a port for each server of a sandbox, and nobody between them and their clients. */
export const http: ServerTechnology = {
  preload: new URL('./preload.ts', import.meta.url).href,
  audit: () =>
    auditConnections(portsOf, ({ http1 }) =>
      Object.values(http1).flatMap(({ server, closed }) => (closed ? [] : [server])),
    ),
  open: (_address, scope, emit) => openCorner(scope, emit),
  // Ports end with the programs that listen on them.
  sweep: async () => 0,
};
