import type { LabEvent } from '#model/events.ts';
import type { Picture } from '#model/picture.ts';
import { bytesOf } from '#model/technologies/grpc/protobuf.ts';
import {
  flagOf,
  protocolOf,
  type WebCallPicture,
  type WebExchangePicture,
  type WebMessagePicture,
  type WebProtocol,
  webCallOf,
} from '#model/technologies/grpc/web-picture.ts';

type Ended = NonNullable<WebExchangePicture['ended']>;

/** A call whose answer is through. */
export interface EndedCall {
  call: WebCallPicture;
  exchange: WebExchangePicture;
  protocol: WebProtocol;
  ended: Pick<Ended, 'seq' | 'backBytes' | 'outBytes'>;
}

/** The call that ends with this event. */
export const endedBy = (event: LabEvent, { webCalls }: Pick<Picture, 'webCalls'>): EndedCall | undefined => {
  if (event.type !== 'web.ended' || event.error !== null) return undefined;
  const call = webCallOf(webCalls, event.exchange);
  return call && endedCall(call, event);
};

/** Those that ended before, oldest first. */
export const endedIn = ({ webCalls }: Pick<Picture, 'webCalls'>): EndedCall[] =>
  webCalls.flatMap((call) => {
    const ended = call.exchange?.ended;
    return (ended && ended.error === null && endedCall(call, ended)) || [];
  });

const endedCall = (call: WebCallPicture, ended: EndedCall['ended']): EndedCall | undefined => {
  const protocol = protocolOf(call);
  return call.exchange && protocol && { call, exchange: call.exchange, protocol, ended };
};

/** Its method's last name. */
export const nameOf = ({ method }: Pick<WebCallPicture, 'method'>): string => method.slice(method.lastIndexOf('/') + 1);

/** The beginning of a message as text. */
export const textOf = ({ hex }: Pick<WebMessagePicture, 'hex'>): string => new TextDecoder().decode(bytesOf(hex));

/** The message that holds gRPC-Web's trailers. */
export const trailersOf = ({ back }: WebExchangePicture): WebMessagePicture | undefined =>
  back.find(({ flag }) => flag === flagOf.trailers);

/** `grpc-status`, from the trailers in the body; undefined where they are not there. */
export const statusOf = (exchange: WebExchangePicture): number | undefined => {
  const trailers = trailersOf(exchange);
  const [, status] = (trailers && /grpc-status: ?(\d+)/i.exec(textOf(trailers))) ?? [];
  return status === undefined ? undefined : Number(status);
};

/** Whether the call failed, by the word of its protocol: of Connect the status of HTTP says it where one message is asked for. */
const hasFailed = ({ exchange, protocol }: EndedCall): boolean =>
  protocol === 'grpc-web' ? statusOf(exchange) !== 0 : exchange.answered?.status !== 200;

/** Whether it is a question for the stock that was answered so, in one of these protocols. */
export const isAsked = (one: EndedCall, failed: boolean, ...protocols: readonly WebProtocol[]): boolean =>
  nameOf(one.call) === 'GetStock' && hasFailed(one) === failed && protocols.includes(one.protocol);
