import { randomBytes } from 'node:crypto';
import type { Lab } from '#model/lab.ts';
import { programIds } from '#model/role.ts';
import type { Corner, Emit, SandboxScope } from '../technology.ts';
import { readClientReport } from './client-report.ts';
import { readContracts } from './contracts.ts';
import { createObserver } from './observe.ts';
import { givePortBack, takePort } from './ports.ts';

const host = '127.0.0.1';

/** Ports of the servers of each sandbox that is open, for who asks about them. */
export const portsOf = new Map<string, ReadonlyMap<string, number>>();

const contracts = readContracts();
// Whoever opens a corner hears of it.
contracts.catch(() => {});

/** A sandbox's corner of this machine: a loopback port for each of its servers, and a secret that its connections begin with. */
export const openCorner = async ({ id, lab }: SandboxScope, emitEvent: Emit): Promise<Corner> => {
  let closed = false;
  const emit: Emit = (draft) => {
    if (!closed) emitEvent(draft);
  };
  const lookUp = await contracts;
  const secret = randomBytes(16).toString('hex');
  const ports = new Map<string, number>();
  for (const server of serversOf(lab)) ports.set(server, await takePort());
  portsOf.set(id, ports);
  const observer = createObserver({
    emit,
    contracts: lookUp,
    serverAt: (port) => [...ports].find(([, one]) => one === port)?.[0],
  });
  /** Of each program that runs, whether it listens yet. */
  const listening = new Map<string, PromiseWithResolvers<void>>();
  const listeningOf = (program: string): PromiseWithResolvers<void> => {
    const known = listening.get(program) ?? Promise.withResolvers<void>();
    listening.set(program, known);
    return known;
  };
  const addressOf = (port: number): string => `http://${host}:${port}`;

  return {
    env: (program) => {
      const port = ports.get(program);
      return { TRAMTIN_GRPC: secret, ...(port !== undefined && { PORT: String(port) }) };
    },
    resolve(value) {
      if (!('servers' in value)) return undefined;
      return programsOf(lab, value.servers)
        .flatMap((one) => ports.get(one) ?? [])
        .map(addressOf)
        .join(',');
    },
    serversAt: (value) => ('servers' in value ? programsOf(lab, value.servers) : []),
    serving: (program) => listeningOf(program).promise,
    doors: [...ports.values()].map((port) => ({ host, port })),
    report(program, report) {
      const read = readClientReport(report);
      if (read?.kind === 'listening') listeningOf(program).resolve();
      else if (read) observer.reported(program, read);
    },
    programExited(program) {
      observer.exited(program);
      listeningOf(program).resolve();
      listening.delete(program);
    },
    async close() {
      closed = true;
      portsOf.delete(id);
      for (const port of ports.values()) givePortBack(port);
    },
  };
};

/** Programs that serve gRPC, by the lab's word. */
const serversOf = (lab: Lab): string[] => (lab.servers ?? []).flatMap((name) => programsOf(lab, name));

const programsOf = ({ roles }: Lab, name: string): readonly string[] => {
  const role = roles[name];
  return role ? programIds(name, role) : [];
};
