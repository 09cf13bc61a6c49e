import type { EventOf } from '../../events.ts';
import type { WebCallPicture } from './web-picture.ts';

/** What the picture of a sandbox has of its gRPC connections and calls. */
export interface GrpcPicture {
  /** The newest, by id, oldest first. */
  http2: Record<string, ConnectionPicture>;
  /** The newest, oldest first. */
  streams: CallPicture[];
  /** How many messages came after their call had been reset. */
  lateMessages: number;
  /** The newest calls of the learner's browser, oldest first. */
  webCalls: WebCallPicture[];
}

export interface ConnectionPicture {
  id: string;
  client: string;
  /** Null where nobody of the sandbox listens there. */
  server: string | null;
  port: number;
  openedAt: number;
  /** A GOAWAY has been sent. */
  left?: { code: number; at: number };
  /** Since when the client has been waiting for the answer to a PING of its own. */
  pingedAt?: number;
  /** The first of its ends that told so. */
  closed?: { error: string | null; side: Side; at: number };
}

export type Side = EventOf<'call.opened'>['side'];
export type Direction = EventOf<'call.message'>['direction'];
export type MessageType = NonNullable<EventOf<'call.opened'>['input']>;

/** One call: a stream with a rail out and one back. */
export interface CallPicture extends Pick<EventOf<'call.opened'>, 'kind' | 'method' | 'stream' | 'connection'> {
  id: string;
  client: string;
  server: string | null;
  /** Of its messages, such as `application/grpc+proto`. */
  contentType: string;
  /** What it is about, where its client says so. */
  subject?: string;
  /** How long its client would wait, in ms, as it said in `grpc-timeout`. */
  timeoutMs?: number;
  openedAt: number;
  openedSeq: number;
  /** When the server saw its HEADERS. */
  seenAt?: number;
  out: Rail;
  back: Rail;
  /** What had passed on the connection since the call that ended before, when this one did. */
  passed?: { out: number; back: number };
  /** As the client has it: by trailers, a reset, or the end of the connection. */
  ended?: Ending;
  /** RST_STREAM, from the moment when it was sent. */
  reset?: { code: number; by: Side; at: number; seen: boolean };
  input?: MessageType;
  output?: MessageType;
}

export type Ending =
  | { how: 'trailers'; status: number | null; details: string; at: number; seq: number }
  | { how: 'reset'; code: number; at: number; seq: number }
  | { how: 'connection'; error: string | null; at: number; seq: number };

/** One direction of a call, as its sender and its receiver have told it. */
export interface Rail {
  /** HEADERS were sent, and whether the other end has them. */
  begun: boolean;
  begunSeen: boolean;
  sent: number;
  got: number;
  sentBytes: number;
  gotBytes: number;
  /** END_STREAM was sent, and whether the other end has it: nothing more comes this way. */
  closed: boolean;
  closedSeen: boolean;
  /** Those that came last, oldest first; `hex` is what their events have of them. */
  newest: { number: number; bytes: number; hex: string; message: string; seq: number }[];
}

export const emptyRail = (): Rail => ({
  begun: false,
  begunSeen: false,
  sent: 0,
  got: 0,
  sentBytes: 0,
  gotBytes: 0,
  closed: false,
  closedSeen: false,
  newest: [],
});

/** Nothing is there yet. */
export const emptyGrpc: GrpcPicture = { http2: {}, streams: [], lateMessages: 0, webCalls: [] };

/** The end that sends in a direction. */
export const senderOf = { out: 'client', back: 'server' } as const satisfies Record<Direction, Side>;

/** The call of that id; undefined where it is forgotten. */
export const callIn = ({ streams }: Pick<GrpcPicture, 'streams'>, id: string): CallPicture | undefined =>
  streams.findLast((call) => call.id === id);

interface Between {
  client: string;
  server: string;
}

const isBetween =
  ({ client, server }: Between) =>
  (one: { client: string; server: string | null }): boolean =>
    one.client === client && one.server === server;

/** Calls of one program to another, oldest first. */
export const callsBetween = ({ streams }: Pick<GrpcPicture, 'streams'>, ends: Between): CallPicture[] =>
  streams.filter(isBetween(ends));

/** Connections of one program to another, oldest first. */
export const connectionsBetween = ({ http2 }: Pick<GrpcPicture, 'http2'>, ends: Between): ConnectionPicture[] =>
  Object.values(http2).filter(isBetween(ends));

/** Its method by its last name. */
export const methodOf = ({ method }: Pick<CallPicture, 'method'>): string => method.slice(method.lastIndexOf('/') + 1);

/** Whether the call still goes on. */
export const isOpen = ({ ended, reset }: CallPicture): boolean => !ended && !reset;
