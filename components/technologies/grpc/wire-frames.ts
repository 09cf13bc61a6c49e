import type { LabEvent } from '#model/events.ts';
import { idOfMessage } from '#model/technologies/grpc/ids.ts';
import type { Direction } from '#model/technologies/grpc/picture.ts';
import { copy } from './copy.vi.ts';

/** A frame of a call as its client sent or got it. */
export interface WireFrame {
  event: Extract<LabEvent, { call: string }>;
  direction: Direction;
  /** Name of its type, what is said of it, and the bytes of its payload. */
  type: string;
  says: string;
  bytes: number;
  message?: string;
}

/** Bytes before every message of gRPC. */
export const prefixBytes = 5;

/** What the client saw of a call, in order. */
export const framesOf = (events: readonly LabEvent[], call: string): WireFrame[] =>
  events.flatMap((event): WireFrame[] => {
    if (!('call' in event) || event.call !== call || event.side !== 'client') return [];
    const words = copy.wire;
    switch (event.type) {
      case 'call.opened':
        return [{ event, direction: 'out', type: 'HEADERS', says: event.method, bytes: event.bytes }];
      case 'call.answered':
        return [
          {
            event,
            direction: 'back',
            type: 'HEADERS',
            says: `:status ${event.headers[':status']}`,
            bytes: event.bytes,
          },
        ];
      case 'call.message': {
        const { direction, number, bytes } = event;
        const message = idOfMessage(event);
        return [{ event, direction, type: 'DATA', says: words.message(number), bytes: bytes + prefixBytes, message }];
      }
      case 'call.half-closed':
        return [{ event, direction: 'out', type: 'DATA', says: words.endStream, bytes: event.bytes }];
      case 'call.closed':
        return [
          { event, direction: 'back', type: 'HEADERS', says: `grpc-status ${event.status ?? '?'}`, bytes: event.bytes },
        ];
      case 'call.reset':
        return [{ event, direction: event.direction, type: 'RST_STREAM', says: copy.code(event.code), bytes: 4 }];
      default:
        return [];
    }
  });
