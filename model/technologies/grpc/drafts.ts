import type { EventDraft } from '../../events.ts';

const connectionOf = (client: string, server: string): string => `${client}>${server}`;

/** Events of calls from one program to another over one connection, as their client tells them; a call's id is its stream. */
export const callDrafts = (client: string, server: string) => {
  const connection = connectionOf(client, server);
  const base = { origin: 'wire' as const, connection, program: client, side: 'client' as const };
  const call = (stream: number) => ({ ...base, call: `${connection}:${stream}`, stream });
  return {
    connected: (): EventDraft => ({ type: 'http2.opened', ...base, client, server, port: 1 }),
    disconnected: (error: string | null = null): EventDraft => ({ type: 'http2.closed', ...base, error }),
    opened: (stream: number, method: string, subject?: string): EventDraft => ({
      type: 'call.opened',
      ...call(stream),
      method: `/shop.v1.Service/${method}`,
      kind: 'unary',
      flags: 4,
      headers: subject === undefined ? {} : { 'ce-subject': subject },
      bytes: 0,
      hex: '',
    }),
    closed: (stream: number, status = 0): EventDraft => ({
      type: 'call.closed',
      ...call(stream),
      status,
      details: '',
      headers: {},
      flags: 5,
      bytes: 0,
      hex: '',
    }),
  };
};
