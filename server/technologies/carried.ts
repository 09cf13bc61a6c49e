import { Readable } from 'node:stream';

/** The body of a request that is carried on, as a stream of bytes; an empty one where it has none. */
export const bodyStreamOf = ({ body }: Request): Readable =>
  body ? Readable.from(body, { objectMode: false }) : Readable.from([], { objectMode: false });

/** Why a carried request failed, in one word for the log: Node's own code, else the name of the error. */
export const failureOf = (error: unknown): string => {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  return error instanceof Error ? error.name : 'Error';
};
