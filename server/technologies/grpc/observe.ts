import type { EventDraft } from '#model/events.ts';
import { senderOf } from '#model/technologies/grpc/picture.ts';
import { keepNewest } from '#model/walk.ts';
import type { Emit } from '../technology.ts';
import type { ConnectionReport, FrameReport } from './client-report.ts';
import type { Contracts } from './contracts.ts';
import { flagsOf, frameHead, frameTypes, preface } from './wire/frames.ts';
import { createHeaderReader, type HeaderReader } from './wire/hpack.ts';
import { prefixLength } from './wire/messages.ts';

/** Makes events of what both ends of a sandbox's connections report. */
export interface Observer {
  reported(program: string, report: ConnectionReport): void;
  /** Everything that it reported has come: what the other end got of it, and it did not tell, waits no longer. */
  exited(program: string): void;
}

type Side = FrameReport['side'];
type Direction = FrameReport['direction'];

interface End {
  program: string;
  /** Of each direction, how the header blocks that this end saw are to be read. */
  headers: Record<Direction, HeaderReader>;
  /** A header block that goes on in the next frame: its beginning, with the flags of its first frame. */
  begun: Partial<Record<Direction, { payload: string; flags: number; length: number }>>;
  /** How many messages each stream had in each direction. */
  messages: Map<string, number>;
  /** Bytes since the last call ended. */
  passed: Record<Direction, number>;
  isOver: boolean;
}

interface Connection {
  id: string;
  port: number;
  ends: Partial<Record<Side, End>>;
  /** Number of the last frame that was sent in each direction, and what was got before its sender told of it. */
  sent: Record<Direction, number>;
  early: { program: string; report: FrameReport }[];
}

interface Scope {
  emit: Emit;
  contracts: Contracts;
  /** Whose port that is. */
  serverAt: (port: number) => string | undefined;
}

/** Of how many streams a connection's end is remembered how many messages they had. */
const keptStreams = 1_000;
/** How much of a payload an event keeps, in letters of hex. */
const keptHex = 1_024;

/** A frame is got only after it was sent, whatever order the two tell it in. */
export const createObserver = ({ emit, contracts, serverAt }: Scope): Observer => {
  const connections = new Map<string, Connection>();

  const connectionOf = (id: string): Connection => {
    const known = connections.get(id) ?? { id, port: 0, ends: {}, sent: { out: 0, back: 0 }, early: [] };
    connections.set(id, known);
    return known;
  };
  const endOf = (connection: Connection, side: Side, program: string): End => {
    const known = connection.ends[side] ?? newEnd(program);
    connection.ends[side] = known;
    return known;
  };

  const take = (connection: Connection, program: string, report: FrameReport): void => {
    const end = endOf(connection, report.side, program);
    for (const draft of draftsOf(connection.id, end, report, contracts)) emit(draft);
  };
  /** What was got early, as far as it has been sent by now; all of it where its sender is gone. */
  const catchUp = (connection: Connection): void => {
    const waiting = connection.early.splice(0);
    for (const { program, report } of waiting) got(connection, program, report);
  };
  const got = (connection: Connection, program: string, report: FrameReport): void => {
    const { direction, number } = report;
    if (connection.sent[direction] >= number || connection.ends[senderOf[direction]]?.isOver) {
      take(connection, program, report);
    } else connection.early.push({ program, report });
  };
  const forget = (connection: Connection): void => {
    const { client, server } = connection.ends;
    if (client?.isOver !== false && server?.isOver !== false && connection.early.length === 0)
      connections.delete(connection.id);
  };

  const end = (connection: Connection, side: Side, program: string, error: string | null): void => {
    const one = endOf(connection, side, program);
    if (one.isOver) return;
    one.isOver = true;
    catchUp(connection);
    emit({ type: 'http2.closed', origin: 'wire', connection: connection.id, program, side, error });
    forget(connection);
  };

  return {
    reported(program, report) {
      const connection = connectionOf(report.connection);
      switch (report.kind) {
        case 'dialled': {
          connection.port = report.port;
          endOf(connection, 'client', program);
          const server = serverAt(report.port) ?? null;
          const { id, port } = connection;
          emit({
            type: 'http2.opened',
            origin: 'wire',
            connection: id,
            program,
            side: 'client',
            client: program,
            server,
            port,
          });
          break;
        }
        case 'accepted':
          endOf(connection, 'server', program);
          break;
        case 'ended':
          end(connection, report.side, program, report.error);
          break;
        case 'frame':
          if (senderOf[report.direction] === report.side) {
            connection.sent[report.direction] = report.number;
            take(connection, program, report);
            catchUp(connection);
          } else got(connection, program, report);
          break;
      }
    },
    exited(program) {
      for (const connection of [...connections.values()]) {
        for (const side of ['client', 'server'] as const) {
          const one = connection.ends[side];
          // Its connections went with it, and it could not say so.
          if (one?.program === program) end(connection, side, program, null);
        }
      }
    },
  };
};

const newEnd = (program: string): End => ({
  program,
  headers: { out: createHeaderReader(), back: createHeaderReader() },
  begun: {},
  messages: new Map(),
  // What a client says before its first frame.
  passed: { out: preface.length, back: 0 },
  isOver: false,
});

/** What one frame means. */
const draftsOf = (connection: string, end: End, report: FrameReport, contracts: Contracts): EventDraft[] => {
  const { side, direction, type, flags, stream, length, payload = '' } = report;
  const { program } = end;
  const base = { origin: 'wire' as const, connection, program, side };
  const call = { ...base, call: `${connection}:${stream}`, stream };
  end.passed[direction] += frameHead + length;
  const halfClosed = (bytes: number): EventDraft[] =>
    direction === 'out' && flags & flagsOf.END_STREAM ? [{ type: 'call.half-closed', ...call, bytes }] : [];
  switch (type) {
    case frameTypes.HEADERS:
    case frameTypes.CONTINUATION: {
      const before = end.begun[direction];
      const whole = {
        payload: (before?.payload ?? '') + payload,
        flags: before?.flags ?? flags,
        length: (before?.length ?? 0) + length,
      };
      if (!(flags & flagsOf.END_HEADERS)) {
        end.begun[direction] = whole;
        return [];
      }
      delete end.begun[direction];
      const headers = end.headers[direction].read(Buffer.from(whole.payload, 'hex'));
      const block = { headers, flags: whole.flags, bytes: whole.length, hex: whole.payload.slice(0, keptHex) };
      if (direction === 'out') {
        const method = headers[':path'] ?? '';
        const opened: EventDraft = { type: 'call.opened', ...call, method, ...contracts(method), ...block };
        return [opened, ...halfClosed(0)];
      }
      if (whole.flags & flagsOf.END_STREAM) {
        const { 'grpc-status': status, 'grpc-message': details = '' } = headers;
        const code = status === undefined ? null : Number(status);
        const closed: EventDraft = { type: 'call.closed', ...call, status: code, details: decoded(details), ...block };
        if (side === 'server') return [closed];
        const { passed } = end;
        end.passed = { out: 0, back: 0 };
        return [{ ...closed, passed }];
      }
      return [{ type: 'call.answered', ...call, ...block }];
    }
    case frameTypes.DATA: {
      const key = `${direction} ${stream}`;
      const first = end.messages.get(key) ?? 0;
      const messages = report.messages ?? [];
      // Set anew it is the newest, so that those which are forgotten ended long ago.
      end.messages.delete(key);
      end.messages.set(key, first + messages.length);
      keepNewest(end.messages, keptStreams);
      return [
        ...messages.map(
          ({ compressed, length: bytes, head }, index): EventDraft => ({
            type: 'call.message',
            ...call,
            direction,
            number: first + index + 1,
            compressed,
            ...(messages.length === 1 && length === prefixLength + bytes && { flags }),
            bytes,
            hex: head.slice(0, keptHex),
          }),
        ),
        ...halfClosed(length),
      ];
    }
    case frameTypes.RST_STREAM:
      return [{ type: 'call.reset', ...call, direction, code: numberIn(payload, 0) }];
    case frameTypes.GOAWAY: {
      const lastStream = numberIn(payload, 0) % 2 ** 31;
      return [{ type: 'http2.left', ...base, direction, lastStream, code: numberIn(payload, 4) }];
    }
    case frameTypes.PING:
      return [{ type: 'http2.pinged', ...base, direction, ack: (flags & flagsOf.ACK) !== 0 }];
    case frameTypes.WINDOW_UPDATE:
      return [{ type: 'window.updated', ...base, direction, stream, increment: numberIn(payload, 0) % 2 ** 31 }];
    default:
      return [];
  }
};

/** Four bytes of a payload, from `at` on. */
const numberIn = (hex: string, at: number): number => Number.parseInt(hex.slice(at * 2, at * 2 + 8), 16);

/** gRPC writes its messages with the signs of a URL. */
const decoded = (message: string): string => {
  try {
    return decodeURIComponent(message);
  } catch {
    return message;
  }
};
