import { createMessageReader, keptOfMessage } from './messages.ts';

/** What a body holds: a message with the first byte of the five before it; null where none are before it. */
export interface BodyMessage {
  number: number;
  flag: number | null;
  bytes: number;
  /** Its beginning. */
  head: Buffer;
}

/** Reads the body of a request or an answer as it passes. */
export interface BodyReader {
  take(chunk: Uint8Array): void;
  /** A body that is no row of messages is whole only now. */
  end(): void;
  /** How long it has been so far. */
  bytes(): number;
}

/** gRPC-Web, and Connect where there may be several messages, put five bytes before each; Connect's unary bodies are the message. */
const isRow = (contentType: string): boolean => /^application\/(grpc-web(\+|$)|connect\+)/.test(contentType);

export const createBodyReader = (contentType: string, tell: (message: BodyMessage) => void): BodyReader => {
  const messages = isRow(contentType) ? createMessageReader() : undefined;
  let head = Buffer.alloc(0);
  let bytes = 0;
  let number = 0;
  return {
    take(chunk) {
      bytes += chunk.length;
      if (!messages) {
        if (head.length < keptOfMessage) head = Buffer.concat([head, chunk.subarray(0, keptOfMessage - head.length)]);
        return;
      }
      for (const one of messages.take(chunk)) {
        number += 1;
        tell({ number, flag: one.flag, bytes: one.length, head: Buffer.from(one.head) });
      }
    },
    end() {
      if (!messages && bytes > 0) tell({ number: 1, flag: null, bytes, head });
    },
    bytes: () => bytes,
  };
};
