import type { LabEvent } from '#model/events.ts';
import { idOfMessage, signIn } from '#model/technologies/grpc/ids.ts';
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
  /** Its id, by which the stage and the timetable have it; undefined where another frame goes with it. */
  message: string | undefined;
}

/** Bytes before every message of gRPC. */
export const prefixBytes = 5;

/** What the client saw of a call, in order. */
export const framesOf = (events: readonly LabEvent[], call: string): WireFrame[] =>
  events.flatMap((event): WireFrame[] => {
    if (!('call' in event) || event.call !== call || event.side !== 'client') return [];
    const words = copy.wire;
    const message = signIn(event)?.id;
    switch (event.type) {
      case 'call.opened':
        return [{ event, direction: 'out', type: 'HEADERS', says: event.method, bytes: event.bytes, message }];
      case 'call.answered':
        return [
          {
            event,
            direction: 'back',
            type: 'HEADERS',
            says: `:status ${event.headers[':status']}`,
            bytes: event.bytes,
            message,
          },
        ];
      case 'call.message': {
        const { direction, number, bytes } = event;
        const says = words.message(number);
        return [{ event, direction, type: 'DATA', says, bytes: bytes + prefixBytes, message: idOfMessage(event) }];
      }
      case 'call.half-closed':
        return [{ event, direction: 'out', type: 'DATA', says: words.endStream, bytes: event.bytes, message }];
      case 'call.closed':
        return [
          {
            event,
            direction: 'back',
            type: 'HEADERS',
            says: `grpc-status ${event.status ?? '?'}`,
            bytes: event.bytes,
            message,
          },
        ];
      case 'call.reset':
        return [
          { event, direction: event.direction, type: 'RST_STREAM', says: copy.code(event.code), bytes: 4, message },
        ];
      default:
        return [];
    }
  });
