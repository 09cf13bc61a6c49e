import type { ServerTechnology } from '../technology.ts';
import { auditGrpc } from './audit.ts';
import { openCorner } from './corner.ts';

/** gRPC: node:http2 in the programs, a port for each server of a sandbox, and nobody between them and their clients. */
export const grpc: ServerTechnology = {
  preload: new URL('./preload.ts', import.meta.url).href,
  barePreload: new URL('./bare-preload.ts', import.meta.url).href,
  audit: auditGrpc,
  open: (_address, scope, emit) => openCorner(scope, emit),
  // Ports end with the programs that listen on them.
  sweep: async () => 0,
};
