import type { EventDraft, EventFields } from '../../events.ts';
import type { Direction, Side } from './picture.ts';

/** Events of one call of `client` to `server` as tests write them, each as the end at that side tells it. */
export const draftsOf = (client: string, server: string, stream = 1) => {
  const connection = `${client}/1.1`;
  const base = (side: Side) => ({
    origin: 'wire' as const,
    connection,
    program: side === 'client' ? client : server,
    side,
  });
  const ofCall = (side: Side) => ({ ...base(side), call: `${connection}:${stream}`, stream });
  const block = { headers: {}, flags: 4, bytes: 0, hex: '' };
  return {
    call: `${connection}:${stream}`,
    connected: (): EventDraft => ({ type: 'http2.opened', ...base('client'), client, server, port: 15_000 }),
    disconnected: (side: Side, error: string | null = null): EventDraft => ({
      type: 'http2.closed',
      ...base(side),
      error,
    }),
    /** GOAWAY of the server, sent or come. */
    left: (side: Side): EventDraft => ({
      type: 'http2.left',
      ...base(side),
      direction: 'back',
      code: 0,
      lastStream: 0,
    }),
    pinged: (side: Side, direction: Direction, ack = false): EventDraft => ({
      type: 'http2.pinged',
      ...base(side),
      direction,
      ack,
    }),
    opened: (side: Side, rest: EventFields<'call.opened'> = {}): EventDraft => ({
      type: 'call.opened',
      ...ofCall(side),
      method: '/shop.v1.StockService/CheckCart',
      kind: 'bidi-streaming',
      ...block,
      ...rest,
    }),
    answered: (side: Side): EventDraft => ({ type: 'call.answered', ...ofCall(side), ...block }),
    message: (side: Side, direction: Direction, number: number, bytes = 10): EventDraft => ({
      type: 'call.message',
      ...ofCall(side),
      direction,
      number,
      compressed: false,
      bytes,
      hex: '',
    }),
    halfClosed: (side: Side): EventDraft => ({ type: 'call.half-closed', ...ofCall(side), bytes: 0 }),
    closed: (side: Side, status = 0): EventDraft => ({
      type: 'call.closed',
      ...ofCall(side),
      status,
      details: '',
      ...block,
    }),
    reset: (side: Side, direction: Direction = 'out', code = 8): EventDraft => ({
      type: 'call.reset',
      ...ofCall(side),
      direction,
      code,
    }),
  };
};
