import { openServerPorts } from '../server-ports.ts';
import type { Corner, Emit, SandboxScope } from '../technology.ts';
import { readClientReport } from './client-report.ts';
import { createObserver } from './observe.ts';

/** Ports of the servers of each sandbox that is open, for who asks about them. */
export const portsOf = new Map<string, ReadonlyMap<string, number>>();

/** A sandbox's corner of this machine: a loopback port for each of its servers. */
export const openCorner = async ({ id, lab }: SandboxScope, emitEvent: Emit): Promise<Corner> => {
  let closed = false;
  const emit: Emit = (draft) => {
    if (!closed) emitEvent(draft);
  };
  const { ports, doors, serverAt, addressesOf, giveBack } = await openServerPorts(lab, lab.webServers);
  portsOf.set(id, ports);
  const observer = createObserver(emit, serverAt);
  return {
    env: (program) => {
      const port = ports.get(program);
      return port === undefined ? {} : { PORT: String(port) };
    },
    resolve: (value) => ('webServers' in value ? addressesOf(value.webServers) : undefined),
    doors,
    report(program, report) {
      const read = readClientReport(report);
      if (read) observer.reported(program, read);
    },
    programExited: (program) => observer.exited(program),
    async close() {
      closed = true;
      portsOf.delete(id);
      giveBack();
    },
  };
};
