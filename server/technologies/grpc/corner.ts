import { randomBytes } from 'node:crypto';
import type { Lab } from '#model/lab.ts';
import { openServerPorts, serverHost } from '../server-ports.ts';
import type { Corner, Emit, SandboxScope } from '../technology.ts';
import { readBrowserReport } from './browser-report.ts';
import { createCarrier } from './carry.ts';
import { readClientReport } from './client-report.ts';
import { readContracts } from './contracts.ts';
import { createObserver } from './observe.ts';

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
  const servers = await openServerPorts(lab, lab.servers);
  const { ports, serverAt } = servers;
  portsOf.set(id, ports);
  const observer = createObserver({ emit, contracts: lookUp, serverAt });
  const client = browserOf(lab);
  /** The programs that the browser's role names: no others are carried to. */
  const reached = new Set(
    Object.values(lab.roles[client ?? '']?.env ?? {}).flatMap((value) =>
      typeof value === 'object' && 'servers' in value ? servers.idsOf(value.servers) : [],
    ),
  );
  const carrier = client === undefined ? undefined : createCarrier({ emit, contracts: lookUp, secret, client });

  return {
    env: (program) => {
      const port = ports.get(program);
      const serves = port !== undefined && { PORT: String(port) };
      // Who runs bare has nobody who would greet with it, or ask for it.
      if (lab.bare) return { ...serves };
      return { TRAMTIN_GRPC: secret, ...(serves && { TRAMTIN_GRPC_SERVES: '1', ...serves }) };
    },
    resolve: (value) => ('servers' in value ? servers.addressesOf(value.servers) : undefined),
    serversAt: (value) => ('servers' in value ? servers.idsOf(value.servers) : []),
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
    browserReport(program, report) {
      const read = readBrowserReport(report);
      if (read) emit({ type: 'web.reported', origin: 'client', program, ...read });
    },
    carry(program, path, request) {
      const port = ports.get(program);
      return port === undefined || !reached.has(program)
        ? undefined
        : carrier?.carry({ server: program, host: serverHost, port, path }, request);
    },
    async close() {
      closed = true;
      carrier?.close();
      portsOf.delete(id);
      servers.giveBack();
    },
  };
};

/** The program that runs in the learner's browser, where there is one. */
const browserOf = ({ roles }: Lab): string | undefined =>
  Object.entries(roles).find(([, { runsIn }]) => runsIn === 'browser')?.[0];
