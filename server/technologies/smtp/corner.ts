import { openServerPorts } from '../server-ports.ts';
import type { Corner, Emit, SandboxScope } from '../technology.ts';
import { readClientReport } from './client-report.ts';

/** Ports of the servers of each sandbox that is open, for who asks about them. */
export const portsOf = new Map<string, ReadonlyMap<string, number>>();

/** A sandbox's corner of this machine: a loopback port for each of its mail servers. */
export const openCorner = async ({ id, lab }: SandboxScope, emitEvent: Emit): Promise<Corner> => {
  let closed = false;
  const emit: Emit = (draft) => {
    if (!closed) emitEvent(draft);
  };
  const servers = await openServerPorts(lab, lab.mailServers);
  const { ports } = servers;
  portsOf.set(id, ports);
  const origin = 'client' as const;
  /** Mails that nothing has been answered to, and whose they are. */
  const open = new Map<string, string>();
  const refuse = (mail: string, program: string, code: number | null, reply: string): void => {
    if (open.delete(mail)) emit({ type: 'mail.refused', origin, mail, program, code, reply });
  };
  return {
    env: (program) => {
      const port = ports.get(program);
      return port === undefined ? {} : { PORT: String(port) };
    },
    resolve: (value) => ('mailServers' in value ? servers.addressesOf(value.mailServers, 'smtp') : undefined),
    serversAt: (value) => ('mailServers' in value ? servers.idsOf(value.mailServers) : []),
    serving: servers.serving,
    doors: servers.doors,
    report(program, report) {
      const read = readClientReport(report);
      switch (read?.kind) {
        case 'listening':
          servers.listens(program);
          break;
        case 'sent': {
          const { kind: _, port, ...sent } = read;
          const server = servers.serverAt(port);
          if (server === undefined) break;
          open.set(sent.mail, program);
          emit({ type: 'mail.sent', origin, program, server, ...sent });
          break;
        }
        case 'accepted':
          if (!open.delete(read.mail)) break;
          emit({ type: 'mail.accepted', origin, program, mail: read.mail, reply: read.reply });
          break;
        case 'refused':
          refuse(read.mail, program, read.code, read.reply);
          break;
      }
    },
    programExited(program) {
      for (const [mail, whose] of [...open]) if (whose === program) refuse(mail, program, null, 'EXITED');
      servers.exited(program);
    },
    async close() {
      closed = true;
      portsOf.delete(id);
      servers.giveBack();
    },
  };
};
