import type { EventOf } from '../../events.ts';
import type { MessageType } from './picture.ts';

/** One call of the learner's browser: what went through the site, and what the browser has of it. Either may be missing. */
export interface WebCallPicture {
  /** `x-request-id`, or the exchange where there is none. */
  id: string;
  client: string;
  method: string;
  kind?: NonNullable<EventOf<'web.requested'>['kind']>;
  input?: MessageType;
  output?: MessageType;
  /** Absent where nothing of it left the browser. */
  exchange?: WebExchangePicture;
  report?: Pick<EventOf<'web.reported'>, 'code' | 'text' | 'messages' | 'agent' | 'seq'>;
}

/** A request and its answer, as they passed the site. */
export interface WebExchangePicture {
  id: string;
  server: string;
  openedAt: number;
  openedSeq: number;
  headers: Readonly<Record<string, string>>;
  out: WebMessagePicture[];
  back: WebMessagePicture[];
  answered?: Pick<EventOf<'web.answered'>, 'status' | 'headers' | 'seq'>;
  ended?: Pick<EventOf<'web.ended'>, 'outBytes' | 'backBytes' | 'error' | 'at' | 'seq'>;
}

export type WebMessagePicture = Pick<EventOf<'web.message'>, 'number' | 'flag' | 'bytes' | 'hex' | 'seq'> & {
  message: string;
};

/** The call of that id; undefined where it is forgotten. */
export const webCallIn = (calls: readonly WebCallPicture[], id: string): WebCallPicture | undefined =>
  calls.findLast((call) => call.id === id);

/** The call that an exchange belongs to. */
export const webCallOf = (calls: readonly WebCallPicture[], exchange: string): WebCallPicture | undefined =>
  calls.findLast((call) => call.exchange?.id === exchange);

/** How its messages are written: by the content type of its request. */
export type WebProtocol = 'grpc-web' | 'connect-json' | 'connect';

export const protocolOf = ({ exchange }: Pick<WebCallPicture, 'exchange'>): WebProtocol | undefined => {
  const type = exchange?.headers['content-type'];
  if (type === undefined) return undefined;
  if (type.startsWith('application/grpc-web')) return 'grpc-web';
  return type.endsWith('json') ? 'connect-json' : 'connect';
};

/** gRPC-Web: the message is no message but the trailers. Connect: it is the end of the stream, in JSON. */
export const flagOf = { trailers: 0x80, endOfStream: 0x02 } as const;

/** Whether it ends a stream, and is none of its messages. */
export const endsStream = ({ flag }: Pick<WebMessagePicture, 'flag'>): boolean =>
  flag !== null && (flag & (flagOf.trailers | flagOf.endOfStream)) !== 0;
