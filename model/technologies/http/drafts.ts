import type { EventDraft, EventFields } from '../../events.ts';

/** Events of requests of `client` to `server` as tests write them. */
export const draftsOf = (client: string, server: string) => {
  const base = { origin: 'client' as const, program: client };
  const socket = (count: number): string => `${client}/1.h${count}`;
  return {
    socket,
    opened: (count: number): EventDraft => ({
      type: 'http1.opened',
      ...base,
      connection: socket(count),
      server,
      port: 15_001,
    }),
    closed: (count: number): EventDraft => ({ type: 'http1.closed', ...base, connection: socket(count), error: null }),
    made: (request: string, subject?: string): EventDraft => ({
      type: 'request.made',
      ...base,
      request,
      server,
      method: 'GET',
      path: '/items',
      ...(subject !== undefined && { subject }),
    }),
    sent: (request: string, count: number): EventDraft => ({
      type: 'request.sent',
      ...base,
      request,
      connection: socket(count),
    }),
    answered: (request: string, count: number, rest: EventFields<'request.answered'> = {}): EventDraft => ({
      type: 'request.answered',
      ...base,
      request,
      connection: socket(count),
      status: 200,
      encoding: null,
      passed: { out: 100, back: 300 },
      ...rest,
    }),
    failed: (request: string, error = 'ECONNREFUSED'): EventDraft => ({
      type: 'request.failed',
      ...base,
      request,
      error,
    }),
  };
};
