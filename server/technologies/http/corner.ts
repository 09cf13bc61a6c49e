import { openServerPorts, serverHost } from '../server-ports.ts';
import type { Corner, Emit, SandboxScope } from '../technology.ts';
import { type RequestReport, readClientReport } from './client-report.ts';
import { openDoor, outsider } from './door.ts';
import { createObserver } from './observe.ts';

/** Ports of the servers of each sandbox that is open, for who asks about them. */
export const portsOf = new Map<string, ReadonlyMap<string, number>>();

/** A sandbox's corner of this machine: a loopback port for each of its servers. */
export const openCorner = async ({ id, lab }: SandboxScope, emitEvent: Emit): Promise<Corner> => {
  let closed = false;
  const emit: Emit = (draft) => {
    if (!closed) emitEvent(draft);
  };
  const servers = await openServerPorts(lab, lab.webServers);
  const { ports } = servers;
  portsOf.set(id, ports);
  const observer = createObserver(emit, servers.serverAt);
  const [behindDoor = ''] = lab.door ? servers.idsOf(lab.door.role) : [];
  const port = ports.get(behindDoor);
  const tell = (report: RequestReport): void => observer.reported(outsider, report);
  const door = port === undefined ? undefined : openDoor({ host: serverHost, port, tell });
  return {
    env: (program) => {
      const port = ports.get(program);
      return port === undefined ? {} : { PORT: String(port) };
    },
    resolve: (value) => ('webServers' in value ? servers.addressesOf(value.webServers) : undefined),
    serversAt: (value) => ('webServers' in value ? servers.idsOf(value.webServers) : []),
    serving: servers.serving,
    doors: servers.doors,
    report(program, report) {
      const read = readClientReport(report);
      if (read?.kind === 'listening') servers.listens(program);
      else if (read) observer.reported(program, read);
    },
    programExited(program) {
      observer.exited(program);
      servers.exited(program);
    },
    knock: (path, request) => door?.knock(path, request),
    async close() {
      closed = true;
      door?.close();
      portsOf.delete(id);
      servers.giveBack();
    },
  };
};
