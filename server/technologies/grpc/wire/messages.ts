/** A message as gRPC frames it: a byte that says whether it is compressed, four for its length, and itself. */
export interface WireMessage {
  /** The first of those bytes: of gRPC 1 where it is compressed; others have more to say with it. */
  flag: number;
  compressed: boolean;
  /** Without the five bytes before it. */
  length: number;
  /** Its beginning. */
  head: Uint8Array;
}

/** Bytes before each message. */
export const prefixLength = 5;

/** How much of a message is kept to be looked at. */
export const keptOfMessage = 512;

/** Finds the messages in what a stream carries in one direction, however they lie in its frames. */
export interface MessageReader {
  /** Those that are whole with these bytes. */
  take(bytes: Uint8Array): WireMessage[];
}

export const createMessageReader = (): MessageReader => {
  let prefix: Buffer = Buffer.alloc(0);
  let head: Buffer = Buffer.alloc(0);
  /** Of the message that is being read. */
  let passed = 0;
  return {
    take(bytes) {
      const whole: WireMessage[] = [];
      let rest: Uint8Array = bytes;
      for (;;) {
        const missing = prefixLength - prefix.length;
        if (missing > 0) {
          prefix = Buffer.concat([prefix, rest.subarray(0, missing)]);
          rest = rest.subarray(missing);
          if (prefix.length < prefixLength) return whole;
        }
        const length = prefix.readUInt32BE(1);
        const part = rest.subarray(0, length - passed);
        rest = rest.subarray(part.length);
        passed += part.length;
        if (head.length < keptOfMessage) head = Buffer.concat([head, part.subarray(0, keptOfMessage - head.length)]);
        if (passed < length) return whole;
        const flag = prefix.readUInt8(0);
        whole.push({ flag, compressed: flag === 1, length, head });
        prefix = Buffer.alloc(0);
        head = Buffer.alloc(0);
        passed = 0;
      }
    },
  };
};
