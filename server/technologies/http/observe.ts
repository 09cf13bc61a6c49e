import type { Emit } from '../technology.ts';
import type { RequestReport } from './client-report.ts';

/** Makes events of what the clients of a sandbox report. */
export interface Observer {
  reported(program: string, report: RequestReport): void;
  /** Its connections went with it, and it could not say so. */
  exited(program: string): void;
}

/** Tells of requests to the sandbox's own servers, and of no others. */
export const createObserver = (emit: Emit, serverAt: (port: number) => string | undefined): Observer => {
  /** What is open, and whose it is. */
  const connections = new Map<string, string>();
  const requests = new Map<string, string>();
  const origin = 'client' as const;

  const close = (connection: string, program: string, error: string | null): void => {
    if (connections.delete(connection)) emit({ type: 'http1.closed', origin, connection, program, error });
  };
  const fail = (request: string, program: string, error: string): void => {
    if (requests.delete(request)) emit({ type: 'request.failed', origin, request, program, error });
  };

  return {
    reported(program, report) {
      const base = { origin, program };
      switch (report.kind) {
        case 'connected': {
          const { connection, port } = report;
          const server = serverAt(port);
          if (server === undefined) break;
          connections.set(connection, program);
          emit({ type: 'http1.opened', ...base, connection, server, port });
          break;
        }
        case 'closed':
          close(report.connection, program, report.error);
          break;
        case 'made': {
          const { kind: _, port, ...made } = report;
          const server = serverAt(port);
          if (server === undefined) break;
          requests.set(made.request, program);
          emit({ type: 'request.made', ...base, server, ...made });
          break;
        }
        case 'sent': {
          const { request, connection } = report;
          if (requests.has(request)) emit({ type: 'request.sent', ...base, request, connection });
          break;
        }
        case 'answered': {
          const { kind: _, ...answered } = report;
          if (requests.delete(answered.request)) emit({ type: 'request.answered', ...base, ...answered });
          break;
        }
        case 'failed':
          fail(report.request, program, report.error);
          break;
      }
    },
    exited(program) {
      for (const [request, whose] of [...requests]) if (whose === program) fail(request, program, 'EXITED');
      for (const [connection, whose] of [...connections]) if (whose === program) close(connection, program, null);
    },
  };
};
