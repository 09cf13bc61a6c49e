import type { Audit } from '../audit.ts';
import { auditConnections } from '../audit-connections.ts';
import { portsOf } from './corner.ts';

/** The kernel's word on the HTTP/2 connections. */
export const auditGrpc = (): Audit =>
  auditConnections(portsOf, ({ http2 }) =>
    Object.values(http2).flatMap(({ server, closed }) => (server !== null && !closed ? [server] : [])),
  );
