import type { Audit } from '../audit.ts';
import { auditConnections } from '../audit-connections.ts';
import { portsOf } from './corner.ts';

/** The kernel's word on the HTTP/2 connections; the site has one of its own for each call of a browser. */
export const auditGrpc = (): Audit =>
  auditConnections(portsOf, ({ http2, webCalls }) => [
    ...Object.values(http2).flatMap(({ server, closed }) => (server !== null && !closed ? [server] : [])),
    ...webCalls.flatMap(({ exchange }) => (exchange && !exchange.ended ? [exchange.server] : [])),
  ]);
