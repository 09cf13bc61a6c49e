/** One field of a message as Protocol Buffers writes it: a tag, then the value in the way that the tag's wire type says. */
export interface WireField {
  number: number;
  wireType: WireType;
  /** The bytes of the tag; of LEN those of the length; and those of the value. */
  tag: Uint8Array;
  length: Uint8Array;
  value: Uint8Array;
  /** How many bytes the value has, also where some are not there. */
  size: number;
}

export type WireType = 'VARINT' | 'I64' | 'LEN' | 'I32';

const wireTypes: Readonly<Record<number, WireType>> = { 0: 'VARINT', 1: 'I64', 2: 'LEN', 5: 'I32' };
const fixed = { I64: 8, I32: 4 } as const;

/** The fields in the order of their bytes, as far as these are there and are a message. Of a value that is cut off, its beginning. */
export const readFields = (bytes: Uint8Array): WireField[] => {
  const fields: WireField[] = [];
  let at = 0;
  while (at < bytes.length) {
    const tag = varintAt(bytes, at);
    if (!tag) break;
    at += tag.length;
    const number = Number(numberIn(tag) >> 3n);
    const wireType = wireTypes[Number(numberIn(tag) & 7n)];
    if (!wireType || number === 0) break;
    const head = wireType === 'VARINT' || wireType === 'LEN' ? varintAt(bytes, at) : none;
    if (!head) break;
    const length = wireType === 'LEN' ? head : none;
    at += length.length;
    const size = wireType === 'VARINT' ? head.length : wireType === 'LEN' ? Number(numberIn(head)) : fixed[wireType];
    const value = bytes.subarray(at, at + size);
    at += size;
    fields.push({ number, wireType, tag, length, value, size });
  }
  return fields;
};

const none = new Uint8Array();

/** How many bytes the field takes with its tag. */
export const sizeOf = ({ tag, length, size }: WireField): number => tag.length + length.length + size;

/** The number that a varint stands for: seven bits of each byte, the lowest first. */
export const numberIn = (varint: Uint8Array): bigint =>
  varint.reduceRight((value, byte) => (value << 7n) | BigInt(byte & 0x7f), 0n);

/** The numbers of a packed field. */
export const varintsIn = (bytes: Uint8Array): Uint8Array[] => {
  const varints: Uint8Array[] = [];
  let at = 0;
  while (at < bytes.length) {
    const varint = varintAt(bytes, at);
    if (!varint) break;
    varints.push(varint);
    at += varint.length;
  }
  return varints;
};

/** int32 and int64 both: 64 bits, in two’s complement. */
export const signed = (value: bigint): bigint => BigInt.asIntN(64, value);

export const bytesOf = (hex: string): Uint8Array =>
  Uint8Array.from(hex.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));

export const byteInHex = (byte: number): string => byte.toString(16).padStart(2, '0');

/** A varint's last byte is the first one whose highest bit is 0. */
const varintAt = (bytes: Uint8Array, at: number): Uint8Array | undefined => {
  const end = bytes.findIndex((byte, i) => i >= at && byte < 0x80);
  return end < 0 || end - at >= 10 ? undefined : bytes.subarray(at, end + 1);
};
