/** Types of HTTP/2's frames by their names (RFC 9113, 6). */
export const frameTypes = {
  DATA: 0,
  HEADERS: 1,
  PRIORITY: 2,
  RST_STREAM: 3,
  SETTINGS: 4,
  PUSH_PROMISE: 5,
  PING: 6,
  GOAWAY: 7,
  WINDOW_UPDATE: 8,
  CONTINUATION: 9,
} as const;

/** Flags as HEADERS and DATA have them, and PING its one. */
export const flagsOf = { END_STREAM: 1, ACK: 1, END_HEADERS: 4, PADDED: 8, PRIORITY: 32 } as const;

/** What a client says before its first frame. */
export const preface = 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n';

/** Bytes before the payload of a frame. */
export const frameHead = 9;

export interface Frame {
  type: number;
  flags: number;
  stream: number;
  /** Without its head and, where it has any, without padding and priority. */
  payload: Uint8Array;
  /** As its head says it. */
  length: number;
}

/** Cuts what one end says into frames, however it was cut on its way. */
export interface FrameReader {
  take(bytes: Uint8Array): void;
}

/** Passes over the first `skipped` bytes. */
export const createFrameReader = (skipped: number, onFrame: (frame: Frame) => void): FrameReader => {
  let left = skipped;
  let rest: Buffer = Buffer.alloc(0);
  return {
    take(bytes) {
      rest = rest.length === 0 ? Buffer.from(bytes) : Buffer.concat([rest, bytes]);
      if (left > 0) {
        const passed = Math.min(left, rest.length);
        left -= passed;
        rest = rest.subarray(passed);
      }
      while (rest.length >= frameHead) {
        const length = rest.readUIntBE(0, 3);
        const end = frameHead + length;
        if (rest.length < end) return;
        const [type, flags, stream] = [rest.readUInt8(3), rest.readUInt8(4), rest.readUInt32BE(5) & 0x7f_ff_ff_ff];
        const payload = bare(type, flags, rest.subarray(frameHead, end));
        rest = rest.subarray(end);
        onFrame({ type, flags, stream, payload, length });
      }
    },
  };
};

const bare = (type: number, flags: number, payload: Buffer): Buffer => {
  if (type !== frameTypes.DATA && type !== frameTypes.HEADERS) return payload;
  const isPadded = (flags & flagsOf.PADDED) !== 0;
  const begin = (isPadded ? 1 : 0) + (type === frameTypes.HEADERS && flags & flagsOf.PRIORITY ? 5 : 0);
  return payload.subarray(begin, payload.length - (isPadded ? payload.readUInt8(0) : 0));
};
