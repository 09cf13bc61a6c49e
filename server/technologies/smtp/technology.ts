import { auditConnections } from '../audit-connections.ts';
import type { ServerTechnology } from '../technology.ts';
import { openCorner, portsOf } from './corner.ts';

/** SMTP: nodemailer in the programs, a port for each mail server of a sandbox, and nobody between them. */
export const smtp: ServerTechnology = {
  preload: new URL('./preload.ts', import.meta.url).href,
  // Each mail dials anew and hangs up: of connections there is nothing to compare, only who still listens.
  audit: () => ({ ...auditConnections(portsOf, () => []), aspects: [] }),
  open: (_address, scope, emit) => openCorner(scope, emit),
  // Ports end with the programs that listen on them.
  sweep: async () => 0,
};
