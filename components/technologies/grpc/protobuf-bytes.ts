import type { MessageType } from '#model/technologies/grpc/picture.ts';

/** Bytes of a message that belong together, and what they say. */
export interface Meaning {
  hex: string;
  field: number;
  /** Undefined for a field that the contract does not have. */
  name?: string;
  type?: string;
  value: string;
}

/** Reads a message's bytes field by field, as far as they are there. */
export const readFields = (hex: string, type: MessageType | undefined): Meaning[] => {
  const bytes = bytesOf(hex);
  const found: Meaning[] = [];
  let at = 0;
  const varint = (): bigint | undefined => {
    let value = 0n;
    for (let shift = 0n; at < bytes.length; shift += 7n) {
      const byte = bytes[at] ?? 0;
      at += 1;
      value |= BigInt(byte & 127) << shift;
      if (byte < 128) return value;
    }
    return undefined;
  };
  while (at < bytes.length) {
    const from = at;
    const tag = varint();
    if (tag === undefined) break;
    const field = Number(tag >> 3n);
    const known = type?.fields.find(({ number }) => number === field);
    const value = valueAt(Number(tag & 7n), known?.type);
    if (value === undefined) break;
    found.push({
      hex: spaced(bytes.slice(from, Math.min(at, from + mostShown)), at - from > mostShown),
      field,
      ...(known && { name: known.name, type: known.type }),
      value,
    });
  }
  function valueAt(wire: number, kind: string | undefined): string | undefined {
    if (wire === 0) {
      const value = varint();
      return value === undefined ? undefined : numberText(value, kind);
    }
    const length = wire === 1 ? 8 : wire === 5 ? 4 : wire === 2 ? Number(varint() ?? -1) : -1;
    if (length < 0) return undefined;
    const part = bytes.slice(at, at + length);
    at += length;
    if (kind === 'string') return `"${text(part)}"`;
    return `${length} byte`;
  }
  return found;
};

const mostShown = 24;

const bytesOf = (hex: string): Uint8Array =>
  Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));

const spaced = (bytes: Uint8Array, isCut: boolean): string =>
  [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join(' ') + (isCut ? ' …' : '');

const numberText = (value: bigint, kind: string | undefined): string => {
  if (kind === 'bool') return value === 0n ? 'false' : 'true';
  return String(kind === 'int32' || kind === 'int64' ? BigInt.asIntN(64, value) : value);
};

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
