import type { Picture } from '#model/picture.ts';
import type { MessageType } from '#model/technologies/grpc/picture.ts';
import { bytesOf, numberIn, readFields, signed } from '#model/technologies/grpc/protobuf.ts';
import {
  endsStream,
  flagOf,
  protocolOf,
  type WebCallPicture,
  type WebMessagePicture,
  type WebProtocol,
} from '#model/technologies/grpc/web-picture.ts';
import { endedIn, isAsked, textOf } from './calls.ts';

/** A call as it is drawn: what the browser sent, what came, and what its program has of it. */
export interface Board {
  call: WebCallPicture;
  request: Half | undefined;
  response: (Half & { status: number }) | undefined;
}

interface Half {
  headers: (readonly [name: string, value: string])[];
  rows: Row[];
  /** How many messages came before those. */
  before: number;
  /** Of the whole body, once it is through. */
  bytes: number | undefined;
}

/** One message of a body. */
export interface Row {
  flag: readonly number[];
  length: readonly number[];
  /** Its beginning, and how many bytes are not shown. */
  payload: readonly number[];
  more: number;
  role: 'message' | 'trailers' | 'end';
  meaning: string;
}

/** Headers that say how the body is written; the others are no part of any of the three protocols. */
const telling = /^(content-type|connect-.+|grpc-.+|x-grpc-web|x-request-id)$/;
const shownRows = 3;
const shownBytes = 11;
const keptBytes = 512;

/** The newest call. */
export const boardOf = ({ webCalls }: Pick<Picture, 'webCalls'>): Board | undefined => {
  const call = webCalls.at(-1);
  if (!call) return undefined;
  const { exchange, input, output } = call;
  const { answered, ended } = exchange ?? {};
  return {
    call,
    request: exchange && halfOf(exchange.headers, exchange.out, input, ended?.outBytes),
    response: answered &&
      exchange && {
        status: answered.status,
        ...halfOf(answered.headers, exchange.back, answered.status === 200 ? output : undefined, ended?.backBytes),
      },
  };
};

const halfOf = (
  headers: Readonly<Record<string, string>>,
  messages: readonly WebMessagePicture[],
  type: MessageType | undefined,
  bytes: number | undefined,
): Half => {
  const isText = (headers['content-type'] ?? '').endsWith('json');
  return {
    headers: Object.entries(headers).filter(([name]) => telling.test(name)),
    rows: messages.slice(-shownRows).map((message) => rowOf(message, isText ? undefined : type)),
    before: Math.max(0, messages.length - shownRows),
    bytes,
  };
};

const rowOf = (message: WebMessagePicture, type: MessageType | undefined): Row => {
  const { flag, bytes } = message;
  const payload = [...bytesOf(message.hex).subarray(0, shownBytes)];
  const isEnd = endsStream(message);
  return {
    flag: flag === null ? [] : [flag],
    length: flag === null ? [] : [24, 16, 8, 0].map((shift) => (bytes >>> shift) & 0xff),
    payload,
    more: bytes - payload.length,
    role: flag === flagOf.trailers ? 'trailers' : isEnd ? 'end' : 'message',
    meaning: type && !isEnd ? fieldsIn(message, type) : textOf(message).trim().replaceAll('\r\n', ', '),
  };
};

/** `sku = "AO-MUA", left = 9`, by the contract. */
const fieldsIn = ({ hex, bytes }: WebMessagePicture, { fields }: MessageType): string =>
  bytes > keptBytes
    ? ''
    : readFields(bytesOf(hex))
        .map(({ number, wireType, value }) => {
          const field = fields.find((one) => one.number === number);
          const text = wireType === 'VARINT' ? String(signed(numberIn(value))) : lengthDelimited(field?.type, value);
          return `${field?.name ?? number} = ${text}`;
        })
        .join(', ');

const lengthDelimited = (type: string | undefined, value: Uint8Array): string =>
  type === 'string' ? JSON.stringify(new TextDecoder().decode(value)) : '{…}';

/** How long both bodies were when the stock was last asked so. */
export const sizesOf = (
  picture: Pick<Picture, 'webCalls'>,
): { protocol: WebProtocol; out: number | undefined; back: number | undefined }[] =>
  (['grpc-web', 'connect-json', 'connect'] as const).map((protocol) => {
    const last = endedIn(picture).findLast((one) => isAsked(one, false, protocol));
    return { protocol, out: last?.ended.outBytes, back: last?.ended.backBytes };
  });

/** Of a call that never left, nobody has seen how it would have been written. */
export const protocolIn = ({ call }: Board): WebProtocol | undefined => protocolOf(call);
