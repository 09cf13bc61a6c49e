import type { EventOf } from '#model/events.ts';
import type { Ending } from '#model/technologies/grpc/picture.ts';

/** RST_STREAM's code of a call that nobody wants any more. */
const cancelCode = 8;
const [ok, exceeded, unavailable] = [0, 4, 14];

/** How a call came to its end. */
export type HopEnd =
  | { how: 'trailers'; status: number | null }
  | { how: 'reset'; code: number }
  | { how: 'connection' };

/** What the event says of the end of the calls that it ends. */
export const endOf = (event: EventOf<'call.closed'> | EventOf<'call.reset'> | EventOf<'http2.closed'>): HopEnd => {
  if (event.type === 'call.closed') return { how: 'trailers', status: event.status };
  return event.type === 'call.reset' ? { how: 'reset', code: event.code } : { how: 'connection' };
};

type End = HopEnd | Ending;

export const isOk = (end: End): boolean => end.how === 'trailers' && end.status === ok;

/** Trailers with UNAVAILABLE. */
export const isUnavailable = (end: End): boolean => end.how === 'trailers' && end.status === unavailable;

/** The client pressed cancel. */
export const isCancelled = (end: End): boolean => end.how === 'reset' && end.code === cancelCode;

/** The deadline passed: the client resets with another code then, or the server was first to say so. */
export const isExpired = (end: End): boolean =>
  end.how === 'reset' ? end.code !== cancelCode : end.how === 'trailers' && end.status === exceeded;
